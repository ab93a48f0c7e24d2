import type { Form } from "../../form-data.ts";
import { DATE_PARTS, type DatePart, datePartName } from "../../ui/index.ts";

/** yyyy-MM-dd of the three inputs; whatever is typed wrong is for the calendar to refuse. */
export function dayOf(form: Form, name: string): string {
  const [day, month, year] = (["day", "month", "year"] as const).map((part) => form.get(datePartName(name, part)).trim());
  return `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
}

/** The three inputs as they were typed. */
export function partsOf(form: Form, name: string): Record<DatePart, string> {
  return Object.fromEntries(DATE_PARTS.map((part) => [part, form.get(datePartName(name, part))])) as Record<DatePart, string>;
}
