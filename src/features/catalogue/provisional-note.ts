import { type HolidayLaw, provisionalDays } from "../../core/calendar/index.ts";
import { holidayLaw } from "./law.ts";

/** The same for a dossier that has an appointment; instants ISO 8601. */
export function provisionalNoteOf(dossier: { receivedAt?: string; dueAt?: string }): string | undefined {
  const { receivedAt, dueAt } = dossier;
  return receivedAt && dueAt ? provisionalNote(Temporal.Instant.from(receivedAt), Temporal.Instant.from(dueAt)) : undefined;
}

const shortDate = (day: string): string => day.split("-").reverse().join("/");

/**
 * What to say about a due time that rests on days off which nobody has announced yet, e.g. "Hạn này tính qua ngày nghỉ Tết Đinh Mùi
 * (04/02/2027–08/02/2027) chưa công bố; …". A due time that ends up to three days before such days says so too.
 * @returns undefined when every day off on the way is announced
 */
export function provisionalNote(
  from: Temporal.Instant,
  due: Temporal.Instant,
  law: HolidayLaw = holidayLaw(),
): string | undefined {
  const days = provisionalDays(law, from, due);
  if (days.length === 0) return undefined;
  const byName = Map.groupBy(days, ({ name }) => name);
  const names = Array.from(byName, ([name, of]) => {
    const [first, last] = [of[0]!.date, of.at(-1)!.date];
    return `${name} (${first === last ? shortDate(first) : `${shortDate(first)}–${shortDate(last)}`})`;
  });
  return `Hạn này tính qua ngày nghỉ ${names.join(", ")} chưa công bố. Nếu lịch nghỉ được công bố khác, cơ quan sẽ báo lại; hạn đã hẹn không tự đổi.`;
}
