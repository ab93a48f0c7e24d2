import { UNIT_NAMES, type Unit } from "../../core/procedure/index.ts";
import type { DeskDossier, OwnerLine } from "../../features/desk/index.ts";
import { ROLE_NAMES } from "../nav.ts";
import { type Html, html } from "../ui/index.ts";
import { deadlineTag, shortMoment } from "./words.ts";

/** Ai đang giữ, từ khi nào, còn bao lâu. Nothing when the dossier has ended. */
export function ownersPart({ owners, actor }: DeskDossier): Html | undefined {
  if (owners.length === 0) return undefined;
  const lines = owners.map(
    (owner) =>
      html`<li><b>${owner.officerId === actor.officerId ? "Bạn" : ownerName(owner)}</b>${owner.insteadOf && ` (làm thay ${owner.insteadOf})`}: ${owner.what}<span class="sub">từ ${shortMoment(owner.since)}${owner.until && ` · hạn ${shortMoment(owner.until)}`}</span>${owner.deadline && deadlineTag(owner.deadline)}</li>`,
  );
  return html`<h2>Ai đang giữ</h2><ul class="plain owners">${lines}</ul>`;
}

/** A person, an agency, or the role and room whose step nobody has taken. */
export function ownerName({ kind, name, role, unit }: OwnerLine): string {
  if (name) return kind === "applicant" ? `Người nộp ${name}` : name;
  if (kind === "leader" || kind === "coordination") return "Lãnh đạo";
  return `${poolName(role, unit)}, chưa ai nhận`;
}

export function poolName(role: OwnerLine["role"], unit: string | null | undefined): string {
  const who = role ? ROLE_NAMES[role] : "Cơ quan";
  return unit ? `${who} ${UNIT_NAMES[unit as Unit] ?? unit}` : who;
}
