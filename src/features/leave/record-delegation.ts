import { type Actor, type Duty, type Refusal, refuse } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { type Colleague, listColleagues } from "../identity/index.ts";
import { LONGEST_DAYS, laterOf, spanOf } from "./record-absence.ts";
import { insertAbsence, lockOfficers, selectOverlap, selectStoodFor } from "./sql.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
type Input = {
  actor: Officer;
  /** One for each intended act: sending the form twice delegates once. */
  id: string;
  toId: string;
  /** First and last day, yyyy-MM-dd. */
  from: string;
  to: string;
  duties: readonly Duty[];
  /** The written delegation (số, ngày văn bản) and why. */
  reason: string;
};
type Field = "to" | "duties" | "from" | "until" | "reason";
export type DelegationRecorded = { ok: true } | { ok: false; refusal: Refusal; field: Field };

/** What an officer has to give in the post they act in: only a leader signs. */
export const delegable = ({ role }: Pick<Officer, "role">): Duty[] => (role === "leader" ? ["sign", "handle"] : ["handle"]);

/** Whose post may take it: another active officer of the same role, of the same room where both posts have one. */
export function mayTake({ officerId, role, unit }: Officer, one: Colleague): boolean {
  return one.officerId !== officerId && one.role === role && (!unit || !one.unit || unit === one.unit);
}

/**
 * Ủy quyền trong những ngày: an officer who is there lets a colleague of the same post sign or work for them. In writing, for a limited time, for
 * named duties, and not passed on (NĐ 30/2020/NĐ-CP, Điều 13): whoever has a duty from somebody does not give that duty away in these days.
 */
export async function recordDelegation(services: Services, input: Input): Promise<DelegationRecorded> {
  const { actor, toId } = input;
  const wrong = (field: Field, code: Refusal["code"], message: string): DelegationRecorded => ({
    ...refuse(code, message),
    field,
  });
  const duties = [...new Set(input.duties)].sort();
  if (duties.length === 0) return wrong("duties", "incomplete", "Hãy chọn việc được ủy quyền.");
  if (duties.some((duty) => !delegable(actor).includes(duty)))
    return wrong("duties", "notAllowed", "Bạn không giữ việc này nên không ủy quyền được. Chỉ lãnh đạo ủy quyền ký.");
  if (toId === actor.officerId) return wrong("to", "incomplete", "Người được ủy quyền phải là người khác.");
  const posts = await listColleagues(services, actor.agencyId);
  const taker = posts.find((one) => one.officerId === toId && mayTake(actor, one));
  if (!taker) return wrong("to", "notFound", "Hãy chọn người cùng vai, cùng phòng ở cơ quan bạn.");
  const now = services.clock.now();
  const span = spanOf(input.from, input.to);
  if (!span) return wrong("from", "incomplete", "Hãy ghi ngày bắt đầu và ngày kết thúc.");
  if (span.to < span.from) return wrong("until", "incomplete", "Ngày kết thúc phải bằng hoặc sau ngày bắt đầu.");
  if (span.to <= now.toString()) return wrong("until", "tooLate", "Những ngày này đã qua. Hãy ghi từ hôm nay trở đi.");
  if (span.days > LONGEST_DAYS)
    return wrong("until", "incomplete", "Một lần ủy quyền không quá một năm. Hãy xem lại ngày kết thúc.");
  const reason = input.reason.trim();
  if (!reason) return wrong("reason", "reasonMissing", "Hãy ghi số, ngày văn bản ủy quyền và lý do.");
  return services.db.transaction().execute(async (tx) => {
    await lockOfficers(tx, [actor.officerId, toId]);
    // What was ended earlier today is over, and does not stand in the way of the rest of the day.
    const from = laterOf(span.from, now);
    const when = { agencyId: actor.agencyId, from, to: span.to };
    const given = await selectOverlap(tx, { officerIds: [actor.officerId], ...when, duties });
    if (given?.id === input.id) return { ok: true };
    if (given)
      return wrong(
        "from",
        "alreadyDone",
        `Bạn đã ủy quyền việc này cho ${given.substituteName} trong những ngày đó. Hãy kết thúc lần ấy trước.`,
      );
    const away = await selectOverlap(tx, { officerIds: [toId], ...when });
    if (away) return wrong("to", "waiting", `${taker.name} nghỉ trong những ngày này. Hãy chọn người khác hoặc ngày khác.`);
    const passedOn = await selectOverlap(tx, { officerIds: [toId], ...when, duties });
    if (passedOn)
      return wrong(
        "to",
        "waiting",
        `${taker.name} đã ủy quyền việc này cho ${passedOn.substituteName} trong những ngày đó. Hãy chọn người khác.`,
      );
    const held = await selectStoodFor(tx, { officerId: actor.officerId, ...when, duties });
    if (held)
      return wrong(
        "duties",
        "notAllowed",
        `Bạn đang nhận việc này từ ${held.officerName} trong những ngày đó; việc được ủy quyền không ủy quyền lại.`,
      );
    const { officerId, name, role } = actor;
    const row = {
      id: input.id,
      officerId,
      ...when,
      from: span.from,
      substituteId: toId,
      reason,
      by: { officerId, name },
      at: now.toString(),
      duties,
      role,
    };
    await insertAbsence(tx, row);
    return { ok: true };
  });
}
