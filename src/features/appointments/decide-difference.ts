import { formatDateTime } from "../../core/calendar/index.ts";
import { type Actor, replay } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { actOnDossier, readEvents } from "../dossiers/index.ts";
import { countUndecided, selectDifference, selectDifferences, updateDecision } from "./sql.ts";
import type { Decision, Difference } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
const MOST = 500;

/** What this officer may see: a leader those of the own agency, a controller all. The newest decisions stand after what is open; at most 500. */
export function listDifferences(services: Pick<Services, "db">, actor: Officer): Promise<Difference[]> {
  return selectDifferences(services.db, scopeOf(actor), MOST);
}

export function countDifferences(services: Pick<Services, "db">, actor: Officer): Promise<number> {
  return countUndecided(services.db, scopeOf(actor));
}

const scopeOf = (actor: Officer): string | null => (actor.role === "controller" ? null : actor.agencyId);

export type DecisionOutcome = { ok: true } | { ok: false; message: string };

/**
 * A leader's decision about one appointment: keep what was promised, or move it to what the calendar gives now. Moving is an act on the
 * dossier, with its rules and its message to the applicant. Sent twice it is done once.
 * @returns a Vietnamese sentence when it was not carried out
 */
export async function decideDifference(
  services: Services,
  actor: Officer,
  input: { id: string; decision: Decision; reason: string },
): Promise<DecisionOutcome> {
  const found = await selectDifference(services.db, input.id);
  if (!found || found.agencyId !== actor.agencyId)
    return no("Không có lịch hẹn này trong danh sách của cơ quan bạn. Hãy tải lại trang.");
  if (actor.role !== "leader") return no("Việc này do lãnh đạo cơ quan quyết định.");
  const reason = input.reason.trim();
  if (!reason) return no("Hãy ghi lý do của quyết định.");
  if (found.decision) return no(`Hồ sơ này đã được ${found.decidedBy!.name} quyết định. Hãy tải lại trang.`);
  if (input.decision === "apply") {
    const moved = await move(services, actor, found, reason);
    if (!moved.ok) return moved;
  }
  const by = { officerId: actor.officerId, name: actor.name };
  const at = services.clock.now().toString();
  const done = await updateDecision(services.db, found.id, { decision: input.decision, reason, by, at });
  return done ? { ok: true } : no("Người khác vừa quyết định hồ sơ này. Hãy tải lại trang.");
}

async function move(services: Services, actor: Officer, found: Difference, reason: string): Promise<DecisionOutcome> {
  const dossier = replay(await readEvents(services, found.dossierId));
  // Moved already, and cut off before that was put down here.
  if (dossier.dueAt === found.newDue) return { ok: true };
  if (dossier.dueAt !== found.oldDue) {
    const promised = formatDateTime(Temporal.Instant.from(found.oldDue));
    return no(`Hạn của hồ sơ không còn là ${promised}. Hãy xem lại hồ sơ; danh sách được đối chiếu lại khi lịch làm việc đổi.`);
  }
  const outcome = await actOnDossier(services, {
    dossierId: found.dossierId,
    expectedVersion: dossier.version,
    actor,
    key: found.id,
    command: { type: "moveDue", dueAt: found.newDue, reason: [reason, ...found.why].join(" ") },
  });
  return outcome.ok ? { ok: true } : no(outcome.refusal.message);
}

const no = (message: string): DecisionOutcome => ({ ok: false, message });
