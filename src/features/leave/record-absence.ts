import { type Actor, type Refusal, refuse } from "../../core/dossier/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { listColleagues, type PostRole } from "../identity/index.ts";
import { insertAbsence, lockOfficers, selectOverlap, selectStoodFor } from "./sql.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
/** Who records an absence at an agency: an officer of it, or whoever administers its people. */
export type Recorder = Pick<Officer, "officerId" | "name" | "agencyId"> & { role: PostRole };
type Input = {
  actor: Recorder;
  /** One for each intended act: sending the form twice records one absence. */
  id: string;
  officerId: string;
  /** First and last day away, yyyy-MM-dd. */
  from: string;
  to: string;
  substituteId?: string | undefined;
  reason: string;
};
export type AbsenceRecorded =
  | { ok: true }
  | { ok: false; refusal: Refusal; field: "officer" | "from" | "to" | "substitute" | "reason" };

export const LONGEST_DAYS = 366;

/** Whoever writes down absences of everybody at the agency. */
export const forOthers = ({ role }: Recorder): boolean => role === "leader" || role === "administrator";

/**
 * Ghi nghỉ phép: by the officer for themselves, by a leader or an administrator for everybody of the agency. Two absences of one officer never overlap, and whoever
 * stands in is of the same role and is there.
 */
export async function recordAbsence(services: Services, input: Input): Promise<AbsenceRecorded> {
  const { actor, officerId, substituteId } = input;
  const wrong = (
    field: Extract<AbsenceRecorded, { ok: false }>["field"],
    code: Refusal["code"],
    message: string,
  ): AbsenceRecorded => ({
    ...refuse(code, message),
    field,
  });
  if (officerId !== actor.officerId && !forOthers(actor))
    return wrong("officer", "notAllowed", "Bạn chỉ ghi được nghỉ phép của mình. Lãnh đạo ghi cho người khác.");
  const posts = await listColleagues(services, actor.agencyId);
  const roles = posts.filter((one) => one.officerId === officerId).map(({ role }) => role);
  if (roles.length === 0) return wrong("officer", "notFound", "Không có cán bộ này ở cơ quan. Hãy chọn lại trong danh sách.");
  const now = services.clock.now();
  const span = spanOf(input.from, input.to);
  if (!span) return wrong("from", "incomplete", "Hãy ghi ngày bắt đầu và ngày kết thúc.");
  if (span.to < span.from) return wrong("to", "incomplete", "Ngày kết thúc phải bằng hoặc sau ngày bắt đầu.");
  if (span.to <= now.toString()) return wrong("to", "tooLate", "Những ngày này đã qua. Hãy ghi từ hôm nay trở đi.");
  if (span.days > LONGEST_DAYS) return wrong("to", "incomplete", "Một lần nghỉ không quá một năm. Hãy xem lại ngày kết thúc.");
  const reason = input.reason.trim();
  if (!reason) return wrong("reason", "reasonMissing", "Hãy ghi lý do nghỉ, ví dụ nghỉ phép năm.");
  const stand = posts.filter((one) => one.officerId === substituteId);
  if (substituteId === officerId) return wrong("substitute", "incomplete", "Người làm thay phải là người khác.");
  if (substituteId && !stand.some(({ role }) => roles.includes(role)))
    return wrong("substitute", "notFound", "Người làm thay phải giữ cùng vai ở cơ quan. Hãy chọn lại.");
  return services.db.transaction().execute(async (tx) => {
    await lockOfficers(tx, substituteId ? [officerId, substituteId] : [officerId]);
    // Leave that was ended earlier today is over, and does not stand in the way of the rest of the day.
    const when = { agencyId: actor.agencyId, from: laterOf(span.from, now), to: span.to };
    const same = await selectOverlap(tx, { officerIds: [officerId], ...when });
    if (same?.id === input.id) return { ok: true };
    if (same) return wrong("from", "alreadyDone", `${same.officerName} đã có ngày nghỉ trùng với những ngày này.`);
    const away = substituteId && (await selectOverlap(tx, { officerIds: [substituteId], ...when }));
    if (away) return wrong("substitute", "waiting", `${away.officerName} cũng nghỉ trong những ngày này. Hãy chọn người khác.`);
    const stands = await selectStoodFor(tx, { officerId, ...when });
    if (stands)
      return wrong(
        "from",
        "waiting",
        `Cán bộ này đang nhận làm thay ${stands.officerName} trong những ngày đó. Hãy đổi người làm thay trước.`,
      );
    const { name } = actor;
    const by = { officerId: actor.officerId, name };
    const row = {
      id: input.id,
      officerId,
      ...when,
      from: span.from,
      substituteId: substituteId || null,
      reason,
      by,
      at: now.toString(),
    };
    await insertAbsence(tx, row);
    return { ok: true };
  });
}

/** The later of a moment and now, as the database keeps it. */
export function laterOf(from: string, now: Temporal.Instant): string {
  const current = now.toString({ smallestUnit: "millisecond" });
  return from > current ? from : current;
}

/** From the first moment of the first day to the last one of the last day, in Vietnamese time. */
export function spanOf(from: string, to: string): { from: string; to: string; days: number } | undefined {
  try {
    const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
    const start = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(TIME_ZONE).toInstant();
    const text = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: "millisecond" });
    const end = start(last.add({ days: 1 })).subtract({ milliseconds: 1 });
    return { from: text(start(first)), to: text(end), days: first.until(last).days + 1 };
  } catch {
    return undefined;
  }
}
