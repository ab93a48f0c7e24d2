import type { Intent } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyKey } from "../../forms.ts";
import { stewardOf } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { datePartName } from "../../ui/index.ts";

/** Field with the version of what was looked at. */
export const VERSION = "phien-ban";

/** The form of a change: who wants it, under which key, of which version. @throws Problem 400 when the key is missing */
export async function askedOf(c: AppContext): Promise<{ form: Form; intent: Intent; version: number }> {
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  return { form, intent: { steward: stewardOf(c), key }, version: Number(form.get(VERSION)) || 0 };
}

/** A page of a list asked for by number; the first one when it is no number. */
export const pageOf = (c: AppContext): number => Math.max(1, Math.trunc(Number(c.req.query("trang"))) || 1);

/** What was typed into an address, short and without what no name holds. */
export const queryOf = (c: AppContext, name: string): string =>
  (c.req.query(name) ?? "")
    .normalize("NFC")
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, 100);

/** yyyy-MM-dd of three inputs, "" when all are empty; what is typed wrong is for the calendar to refuse. */
export function dayOf(form: Form, name: string): string {
  const [day = "", month = "", year = ""] = (["day", "month", "year"] as const).map((part) =>
    form.get(datePartName(name, part)).trim(),
  );
  return day || month || year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
}

/** An address with what is asked, without what is empty. */
export function withQuery(path: string, query: Readonly<Record<string, string | number>>): string {
  const text = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
  return text.size > 0 ? `${path}?${text}` : path;
}
