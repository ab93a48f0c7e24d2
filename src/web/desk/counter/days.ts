import type { Days } from "../../../features/counter/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext } from "../../context.ts";
import { button, type Html, html } from "../../ui/index.ts";

/** Days that are shown when none are chosen, counted back from today. */
const USUAL_DAYS = 30;

/** Two days to choose, for a page of figures. */
export function daysForm(action: string, { from, to }: Days): Html {
  const day = (name: string, label: string, value: string) =>
    html`<label>${label} <input type="date" name="${name}" value="${value}"></label>`;
  return html`<form method="get" action="${action}" class="bar days">${day("tu", "Từ ngày", from)}${day("den", "đến hết ngày", to)}${button({ text: "Xem", kind: "quiet" })}</form>`;
}

/** The days that the address names; the last thirty when it names none. */
export function daysOf(c: AppContext): Days {
  const today = c.var.services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const read = (name: string): Temporal.PlainDate | undefined => {
    const text = c.req.query(name) ?? "";
    try {
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text, { overflow: "reject" }) : undefined;
    } catch {
      return undefined;
    }
  };
  const to = read("den") ?? today;
  const from = read("tu") ?? to.subtract({ days: USUAL_DAYS - 1 });
  return { from: from.toString(), to: to.toString() };
}
