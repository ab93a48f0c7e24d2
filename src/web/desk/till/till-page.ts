import { methodName } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { type Closing, NOTES, type TillLine, type TillView, tillNumber } from "../../../features/till/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  back,
  button,
  type Child,
  definitionList,
  empty,
  type FieldError,
  type Html,
  html,
  link,
  longText,
  money,
  type NoticeParams,
  notice,
  number,
  pane,
  table,
  tag,
} from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { COUNTER } from "../counter/paths.ts";
import { actPath, dossierPath } from "../paths.ts";
import { money as amountText, shortMoment } from "../words.ts";
import { CLOSE, sheetPath } from "./paths.ts";
import { countText, dayText, differenceText, ITEM_NAMES, signed } from "./words.ts";

export const noteName = (value: number): string => `to.${value}`;

export type TillPageParams = {
  view: TillView;
  note?: NoticeParams | undefined;
  form?: Form;
  errors?: readonly FieldError[];
  status?: 200 | 409;
};

/** What the cashier took and has not counted yet, and the counting itself; below it the sheets that were closed. */
export function tillPage(c: AppContext, { view, note, form, errors = [], status }: TillPageParams): Response {
  const { day, today, lines } = view;
  const title = day === today ? "Quầy thu hôm nay" : `Quầy thu ngày ${dayText(day)}`;
  const bar = html`${back(COUNTER, "Tại quầy")}<h1>${title}</h1>`;
  const first = html`${lines.length > 0 ? linesTable(lines) : nothingHere(view)}`;
  const late = day < today && lines.length > 0 && lateNotice(day);
  const taken = pane({ title: `Đã thu: ${countText(view.sums)}`, body: first });
  const counting =
    lines.length > 0 && html`<section class="pane"><h2>Đếm tiền, đóng quầy</h2>${closeForm(c, view, form, errors)}</section>`;
  const both = counting ? html`<div class="panes two till">${taken}${counting}</div>` : first;
  const body = html`${note && notice({ live: true, ...note })}${late}${both}${laterText(view)}<h2>Bảng kê đã đóng</h2>${sheets(view.closings)}`;
  return deskPage(c, { title, bar, body, errors: [...errors], scripts: ["mc-keys"], ...(status && { status }) });
}

function lateNotice(day: string): Html {
  const body = `Bạn đang đóng tiền thu của ngày ${dayText(day)}. Tiền thu các ngày sau có bảng kê riêng, đóng tiếp ngay sau đó.`;
  return notice({ tone: "soon", title: `Ngày ${dayText(day)} chưa đóng`, body });
}

function laterText({ laterDays }: TillView): Html | undefined {
  if (laterDays.length === 0) return undefined;
  return html`<p>Còn tiền thu chưa đóng của ngày ${laterDays.map(dayText).join(", ")}.</p>`;
}

function nothingHere({ closings, today }: TillView): Html {
  const closed = closings.some(({ day }) => day === today);
  return empty({
    title: closed ? "Đã đóng hết tiền thu hôm nay" : "Hôm nay chưa thu khoản nào",
    body: closed
      ? "Thu thêm sau khi đóng thì có bảng kê lần sau của ngày hôm nay."
      : "Tiền thu khi nhận và trả hồ sơ hiện ở đây. Ngày không thu tiền thì không phải đóng quầy.",
  });
}

function linesTable(lines: readonly TillLine[]): Html {
  const rows = lines.map((line): Child[] => [
    html`<span class="num">${line.number}</span><span class="sub">${shortMoment(line.at)}</span>`,
    html`<a href="${dossierPath(line.code)}">${line.applicantName}</a><span class="sub num">${line.code}</span>`,
    html`${line.subject}<span class="sub">${line.items.map(({ kind, amount }) => `${ITEM_NAMES[kind]} ${amountText(amount)}`).join(" · ")}</span>`,
    html`${line.kind === "refund" ? "Hoàn trả, " : ""}${line.kind === "refund" ? methodName(line.method) : capitalised(methodName(line.method))}${line.reference && html`<span class="sub num">${line.reference}</span>`}`,
    line.cancelledAt
      ? html`${tag({ tone: "late", text: "Đã hủy" })}<span class="sub">${line.cancelReason}</span>`
      : html`${signed(line.kind === "refund" ? -line.amount : line.amount)}${line.kind === "receipt" && html`<span class="sub"><a href="${actPath(line.code, "huy-bien-lai")}">Hủy biên lai</a></span>`}`,
  ]);
  const columns = [
    { label: "Số" },
    { label: "Người nộp" },
    { label: "Khoản thu" },
    { label: "Hình thức" },
    { label: "Số tiền", numeric: true },
  ];
  return html`<div class="till-table">${table({ caption: "Biên lai, phiếu hoàn trả chưa đóng", captionHidden: true, columns, rows })}</div>`;
}

function closeForm(c: AppContext, { day, lines, sums }: TillView, form: Form | undefined, errors: readonly FieldError[]): Html {
  const items = [
    { term: "Tiền mặt phải có", value: html`<b class="num">${signed(sums.cash)}</b>` },
    { term: "Chuyển khoản", value: signed(sums.transfer) },
    { term: "Máy POS, mã QR", value: signed(sums.pos) },
    { term: "Phí · lệ phí", value: `${signed(sums.fee)} · ${signed(sums.charge)}` },
    ...(sums.duty ? [{ term: "Khoản khác", value: signed(sums.duty) }] : []),
    { term: "Cộng", value: html`<b class="num">${signed(sums.total)}</b>` },
  ];
  const counted = money({
    name: "dem",
    label: "Tiền mặt đếm được",
    hint: "Không có tiền mặt thì ghi 0. Để trống nếu đếm theo từng loại tờ ở dưới.",
    value: form?.get("dem") ?? "",
    ...errorOf(errors, "dem"),
  });
  const typed = NOTES.some((value) => form?.get(noteName(value)));
  const notes = html`<details class="till-notes"${typed ? html` open` : undefined}><summary>Đếm theo từng loại tờ</summary><div class="till-grid">${NOTES.map(
    (value) =>
      number({
        name: noteName(value),
        label: amountText(value),
        width: 4,
        unit: "tờ",
        value: form?.get(noteName(value)) ?? "",
        ...errorOf(errors, noteName(value)),
      }),
  )}</div></details>`;
  const reason = longText({
    name: "ly-do",
    label: "Lý do lệch",
    hint: "Chỉ ghi khi đếm được khác sổ thu",
    value: form?.get("ly-do") ?? "",
    rows: 2,
    maxLength: 500,
    ...errorOf(errors, "ly-do"),
  });
  const seen = html`<input type="hidden" name="ngay" value="${day}"><input type="hidden" name="dong" value="${lines.length}"><input type="hidden" name="phai-co" value="${sums.cash}">`;
  const send = html`<div class="row">${button({ text: "Đóng quầy", key: "D" })}</div><p class="soft">Đóng rồi thì biên lai của bảng kê này không hủy được nữa. Thu thêm trong ngày thì vào bảng kê lần sau.</p>`;
  return html`${definitionList({ items })}${postForm(c, { action: CLOSE, body: html`${idempotencyField(form)}${seen}${counted}${notes}${reason}${send}` })}`;
}

function sheets(closings: readonly Closing[]): Html {
  if (closings.length === 0) return html`<p class="soft">Bạn chưa đóng quầy lần nào ở cơ quan này.</p>`;
  return sheetsTable(closings, false);
}

/** Closing sheets, each a PDF; `named`: whose they are. */
export function sheetsTable(closings: readonly Closing[], named: boolean): Html {
  const rows = closings.map((one): Child[] => [
    html`<a class="num" href="${sheetPath(one.id)}">${tillNumber("BK", one.year, one.number)}</a>${named && html`<span class="sub">${one.cashier}</span>`}`,
    html`${dayText(one.day)}<span class="sub">${one.nth > 1 ? `lần ${one.nth}, ` : ""}đóng ${shortMoment(one.closedAt)}</span>`,
    signed(one.expected),
    signed(one.counted),
    html`${tag({ tone: one.counted === one.expected ? "ok" : "late", text: differenceText(one.counted, one.expected) })}${one.reason && html`<span class="sub">${one.reason}</span>`}`,
  ]);
  const columns = [
    { label: "Bảng kê" },
    { label: "Ngày thu" },
    { label: "Tiền mặt phải có", numeric: true },
    { label: "Đếm được", numeric: true },
    { label: "Chênh lệch" },
  ];
  return html`<div class="till-table">${table({ caption: "Bảng kê đóng quầy", captionHidden: true, columns, rows })}</div>`;
}

/** Above the till once it was closed. */
export const closedNote = (closing: Closing, repeated: boolean): NoticeParams => ({
  tone: "ok",
  title: repeated ? "Quầy thu này đã đóng từ trước" : "Đã đóng quầy thu",
  body: html`<p>Bảng kê số ${tillNumber("BK", closing.year, closing.number)}: ${differenceText(closing.counted, closing.expected).toLocaleLowerCase("vi")}.</p>${link({ href: sheetPath(closing.id), text: "In bảng kê", look: "primary" })}`,
});
