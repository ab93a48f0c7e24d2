import { UNIT_NAMES, type Unit } from "../../core/procedure/index.ts";
import type { DeskDossier, OwnerLine } from "../../features/desk/index.ts";
import { ROLE_NAMES } from "../nav.ts";
import { type Html, html } from "../ui/index.ts";
import { deadlineTag, shortMoment } from "./words.ts";

/** Ai đang giữ, từ khi nào, còn bao lâu. Nothing when the dossier has ended. */
export function ownersPart({ owners, actor, away }: DeskDossier): Html | undefined {
  if (owners.length === 0) return undefined;
  const lines = owners.map(
    (owner) =>
      html`<li><b>${owner.officerId === actor.officerId ? "Bạn" : ownerName(owner)}</b>${owner.insteadOf && ` (làm thay ${owner.insteadOf})`}${onLeave(owner, away)}: ${owner.what}<span class="sub">đã ${owner.held}, từ ${shortMoment(owner.since)}${owner.until && ` · hạn ${shortMoment(owner.until)}`}</span>${owner.deadline && deadlineTag(owner.deadline)}</li>`,
  );
  return html`<h2>Ai đang giữ</h2><ul class="plain owners">${lines}</ul>`;
}

/** Whoever has it is away: until when, and who stands in. */
function onLeave({ officerId, kind }: OwnerLine, away: DeskDossier["away"]): string {
  const leave = officerId === undefined || kind === "substitute" ? undefined : away.get(officerId);
  if (!leave) return "";
  const until = shortMoment(leave.to).slice(0, 5);
  return ` (nghỉ đến ${until}, ${leave.substitute ? `${leave.substitute.name} làm thay` : "chưa có người làm thay"})`;
}

/** A person, an agency, or the role and room whose step nobody has taken. */
export function ownerName({ kind, name, role, unit }: OwnerLine): string {
  if (name) return kind === "applicant" ? `Người nộp ${name}` : name;
  if (kind === "leader" || kind === "coordination") return "Lãnh đạo";
  return `${poolName(role, unit)}, chưa ai nhận`;
}

export function poolName(role: OwnerLine["role"], unit: string | null | undefined): string {
  const who = role ? ROLE_NAMES[role] : "Cơ quan";
  // Names of sorts of units say in brackets what they are called elsewhere.
  return unit ? `${who} ${(UNIT_NAMES[unit as Unit] ?? unit).replace(/\s*\(.*\)$/, "")}` : who;
}
