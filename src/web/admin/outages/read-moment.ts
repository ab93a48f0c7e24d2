import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Form } from "../../form-data.ts";
import { DATE_PARTS, type DatePart, datePartName, type FieldError } from "../../ui/index.ts";

/** An hour and a day as they were typed. */
export type TypedMoment = { time: string; parts: Partial<Record<DatePart, string>> };
export type ReadMoment = { typed: TypedMoment; instant?: Temporal.Instant; errors: FieldError[] };

/** Reads an hour ("08:30") and a day in three parts from fields `<name>-gio` and `<name>-ngay`, in Vietnamese time. Nothing typed is no error. */
export function readMoment(form: Form, name: string): ReadMoment {
  const time = form.get(`${name}-gio`).trim();
  const field = `${name}-ngay`;
  const parts = Object.fromEntries(DATE_PARTS.map((part) => [part, form.get(datePartName(field, part)).trim()]));
  const typed: TypedMoment = { time, parts };
  if (!time && Object.values(parts).every((part) => !part)) return { typed, errors: [] };
  const errors: FieldError[] = [];
  const clock = /^([01]?\d|2[0-3])[:.hg]([0-5]\d)$/i.exec(time);
  if (!clock) errors.push({ field: `${name}-gio`, message: "Hãy ghi giờ và phút, ví dụ 08:30." });
  const day = dayOf(parts);
  if (!day) errors.push({ field, message: "Không có ngày này. Hãy ghi ngày, tháng, năm, ví dụ 20 11 2026." });
  if (!clock || !day) return { typed, errors };
  const local = day.toPlainDateTime({ hour: Number(clock[1]), minute: Number(clock[2]) });
  return { typed, errors, instant: local.toZonedDateTime(TIME_ZONE).toInstant() };
}

function dayOf(parts: Partial<Record<DatePart, string>>): Temporal.PlainDate | undefined {
  const [day, month, year] = DATE_PARTS.map((part) => parts[part] ?? "");
  if (![day, month, year].every((part) => /^\d{1,4}$/.test(part!))) return undefined;
  try {
    return Temporal.PlainDate.from({ day: Number(day), month: Number(month), year: Number(year) }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
