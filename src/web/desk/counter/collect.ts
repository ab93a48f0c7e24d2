import { type Entry, readEntry } from "../../../core/id-card/index.ts";
import { type Clerk, findReady, isHere, type ReadyLine } from "../../../features/counter/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type Child, empty, type FieldError, type Html, html, link, table, text } from "../../ui/index.ts";
import { actPath, DESK, dossierPath } from "../paths.ts";
import { shortMoment, WAY_NAMES } from "../words.ts";
import { COLLECT, COUNTER } from "./paths.ts";

/** What a line may be that was scanned or typed at this counter. */
export function entryOf(c: AppContext, { agencyId }: Clerk, typed: string): Entry {
  const { host } = new URL(c.var.services.config.baseUrl);
  return readEntry(typed, { provinceCode: agencyId.split(".")[0]!, host });
}

export const collectPath = (typed: string): string => `${COLLECT}?tim=${encodeURIComponent(typed)}`;

/** Where the hand-over of a result is filled in. */
export const handOverPath = (code: string): string => actPath(code, "tra-ket-qua");

/** GET: results that wait here, found by code, QR code, number or name; a single one by its code opens at once. */
export async function showReady(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { actor } = officerOf(c);
  const typed = (c.req.query("tim") ?? "").slice(0, 2000);
  const entry = entryOf(c, actor, typed);
  if (entry.kind === "wrong") return page(c, { typed, lines: [], entry, errors: [{ field: "tim", message: entry.message }] });
  const lines = await findReady(services, actor, entry);
  if (entry.kind === "dossier" && lines.length === 1) return c.redirect(handOverPath(entry.code), 303);
  const elsewhere = entry.kind === "dossier" && lines.length === 0 && (await isHere(services, actor, entry.code));
  if (elsewhere) return c.redirect(dossierPath(entry.code), 303);
  return page(c, { typed, lines, entry, errors: [] });
}

type Found = { typed: string; lines: readonly ReadyLine[]; entry: Entry; errors: FieldError[] };

function page(c: AppContext, { typed, lines, entry, errors }: Found): Response {
  const field = text({
    name: "tim",
    label: "Mã hồ sơ, giấy hẹn, thẻ căn cước hoặc họ tên",
    hint: "Quét hoặc gõ rồi bấm Enter. Họ tên không cần dấu.",
    value: typed,
    spellcheck: false,
    ...(errors[0] && { error: errors[0].message }),
  });
  const form = html`<form method="get" action="${COLLECT}"><mc-quick data-first="tim">${field}</mc-quick>${button({ text: "Tìm kết quả", kind: "quiet" })}</form>`;
  const list = lines.length > 0 ? ready(lines, entry) : errors.length === 0 && nothingReady(entry, typed);
  const bar = html`${back(COUNTER, "Tại quầy")}<h1>Trả kết quả</h1>`;
  return deskPage(c, { title: "Trả kết quả", bar, body: html`${form}${list}`, errors, scripts: ["counter", "mc-keys"] });
}

function ready(lines: readonly ReadyLine[], entry: Entry): Html {
  const rows = lines.map((one): Child[] => [
    html`<a href="${handOverPath(one.code)}" data-row>${one.applicantName}</a><span class="sub num">${one.applicantPersonalId}</span>`,
    html`${one.subject}<span class="sub num">${one.code}</span>`,
    html`${one.finishedAt ? shortMoment(one.finishedAt) : ""}<span class="sub">${WAY_NAMES[one.way]}</span>`,
  ]);
  const caption = entry.kind === "empty" ? "Kết quả đang chờ trả ở quầy này" : "Kết quả tìm thấy";
  const columns = [{ label: "Chủ hồ sơ" }, { label: "Hồ sơ" }, { label: "Có kết quả" }];
  return html`<div class="counter-ready">${table({ caption, columns, rows })}</div>`;
}

function nothingReady(entry: Entry, typed: string): Html {
  if (entry.kind === "empty") return empty({ title: "Không có kết quả nào đang chờ", body: "Khi có kết quả, hồ sơ hiện ở đây." });
  const who = entry.kind === "card" || entry.kind === "personalId";
  const seek = who ? (entry.kind === "card" ? entry.card.personalId : entry.personalId) : typed;
  const body = who
    ? "Người này không có kết quả nào chờ ở quầy này, cũng không có giấy ủy quyền nhận thay ai. Xem giấy hẹn có ghi nơi khác không; kết quả đã trả hoặc chưa xong thì tìm trong mọi hồ sơ. Có giấy ủy quyền thì ghi nhận giấy trước."
    : "Không có kết quả nào chờ ở quầy này. Xem giấy hẹn có ghi nơi khác không; kết quả đã trả hoặc chưa xong thì tìm trong mọi hồ sơ.";
  const links = html`<p>${link({ href: `${DESK}?tim=${encodeURIComponent(seek)}`, text: "Tìm trong mọi hồ sơ", look: "quiet" })} ${who && link({ href: "/ban-lam-viec/uy-quyen/moi", text: "Ghi nhận giấy ủy quyền", look: "quiet" })}</p>`;
  return html`${empty({ title: "Chưa thấy kết quả", body })}${links}`;
}
