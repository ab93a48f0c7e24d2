import { dateParts } from "../../../core/expr/index.ts";
import { dateOnScreen } from "../../../core/procedure/index.ts";
import type { RevisionEntry } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { Problem } from "../../problem.ts";
import { type Html, html, link, notice } from "../../ui/index.ts";

/** The day of `?ngay=yyyy-MM-dd`; undefined when none is asked for. @throws Problem 400 when it is no day */
export function dayAsked(c: AppContext): string | undefined {
  const asked = c.req.query("ngay");
  if (asked === undefined || asked === "") return undefined;
  if (!dateParts(asked))
    throw new Problem(400, "Ngày trong địa chỉ không đúng. Hãy viết năm-tháng-ngày, ví dụ ?ngay=2026-11-20.");
  return asked;
}

/** The next revision that was published and does not count yet. */
export const nextOf = (entries: readonly RevisionEntry[], after: string): RevisionEntry | undefined =>
  entries.findLast(({ state, from }) => state === "upcoming" && from > after);

/** Of another day than today: which day this is and how long it counts. */
export function otherDayNotice(code: string, day: string, today: string, shown: RevisionEntry | undefined): Html {
  const when = day < today ? "đã qua" : "chưa tới";
  const span =
    shown &&
    html`<p>Bản này áp dụng từ ${dateOnScreen(shown.from)}${shown.until && ` đến hết ${dateOnScreen(shown.until)}`}.</p>`;
  return notice({
    tone: "soon",
    title: `Đây là quy định của ngày ${dateOnScreen(day)}, một ngày ${when}`,
    body: html`${span}<p><a class="tap" href="/thu-tuc/${code}">Xem quy định hôm nay</a></p>`,
  });
}

/** Of today: what is known to change. */
export function changeNotice(code: string, today: string, entries: readonly RevisionEntry[]): Html | undefined {
  const next = nextOf(entries, today);
  const now = entries.find(({ state }) => state === "inForce");
  if (next)
    return notice({
      title: `Thủ tục này thay đổi từ ngày ${dateOnScreen(next.from)}`,
      body: html`<p>Theo Quyết định ${next.decision.number}, ${next.decision.by}. ${link({ href: `/thu-tuc/${code}?ngay=${next.from}`, text: "Xem quy định mới" })} · ${link({ href: historyPath(code), text: "Xem khác gì" })}</p>`,
    });
  if (!now?.until) return undefined;
  return notice({ tone: "soon", title: `Chỉ áp dụng đến hết ngày ${dateOnScreen(now.until)}`, body: "Hãy nộp trước ngày đó." });
}

export const historyPath = (code: string): string => `/thu-tuc/${code}/lich-su`;
