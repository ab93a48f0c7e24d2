import type { SubmitCommand } from "./act.ts";
import { lacksMandate } from "./acting.ts";
import { prepaymentOf } from "./decide-payment.ts";
import { concerns } from "./permissions.ts";
import { refuse } from "./refusals.ts";
import { intakeDue, type Rules } from "./rules.ts";
import type { Actor, Decision, Filing } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;

/**
 * A new dossier, over a channel that the procedure offers: the applicant hands in their own matter, or who acts for them; at the counter a receptionist of the
 * deciding agency, or of the centre that takes it in for that agency, types it for them.
 */
export function decideSubmit(command: SubmitCommand, actor: Actor, rules: Rules, now: Temporal.Instant): Decision {
  const { filing } = command;
  const refused = actor.kind === "officer" ? notForClerk(filing, actor, rules) : notForPerson(filing, actor);
  if (refused) return refused;
  if (!rules.revision.channels[filing.channel])
    return refuse("wrongState", "Thủ tục này không nhận hồ sơ qua kênh bạn chọn. Hãy xem các cách nộp ở trang thủ tục.");
  const { id, code } = command;
  const submitted = { type: "Submitted", id, code, filing, intakeDueAt: intakeDue(rules, now) } as const;
  const prepayment = prepaymentOf(filing, rules, now);
  return { ok: true, events: prepayment ? [submitted, prepayment] : [submitted] };
}

type Refused = ReturnType<typeof refuse> | undefined;

/** The applicant, or who acts for them by a mandate that covers it; the system files what another agency does for a dossier (liên thông). */
function notForPerson(filing: Filing, actor: Exclude<Actor, Officer>): Refused {
  if (actor.kind === "system" && filing.parent !== undefined) return undefined;
  if (actor.kind !== "person" || (actor.actingFor?.personId ?? actor.personId) !== filing.applicant.personId)
    return refuse("notAllowed", "Chỉ người yêu cầu, hoặc người được họ giao làm thay, được nộp hồ sơ này.");
  const lacking = lacksMandate(actor, filing);
  return lacking && { ok: false, refusal: lacking };
}

/** Who typed a dossier stands in it under their own name, and nobody takes in their own matter or one that a register was asked about them for. */
function notForClerk(filing: Filing, officer: Officer, rules: Rules): Refused {
  const { acceptedAt, agencyId, representative } = filing;
  const place = acceptedAt?.agencyId ?? agencyId;
  if (officer.role !== "receptionist") return refuse("notAllowed", "Chỉ cán bộ một cửa nhận hồ sơ ở quầy.");
  if (officer.agencyId !== place) return refuse("otherAgency", "Bạn chỉ nhận hồ sơ ở quầy của cơ quan mình.");
  if (place !== agencyId && rules.revision.acceptedAt === "agency")
    return refuse("otherAgency", `Thủ tục này chỉ nhận tại ${filing.agencyName}. Hãy hướng dẫn người dân đến đó.`);
  const typed =
    filing.channel === "counter" && filing.submittedBy === "clerk" && filing.assistedBy?.officerId === officer.officerId;
  if (!typed) return refuse("notAllowed", "Hồ sơ nhận ở quầy phải ghi đúng kênh và tên cán bộ đã nhập.");
  if (concerns(filing, officer.personalId) || representative?.personalId === officer.personalId)
    return refuse("ownDossier", "Hồ sơ này liên quan đến chính bạn. Hãy chuyển đồng nghiệp khác nhận.");
  return undefined;
}
