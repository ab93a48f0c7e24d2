import { STATE_NAMES, STATES } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import type { Queue, SavedView } from "../../../features/desk/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { button, type Html, html, link, select } from "../../ui/index.ts";
import { DESK, LIST_COLUMNS, SAVED_VIEWS, VIEW_SLUGS } from "../paths.ts";
import { CHANNEL_NAMES } from "../words.ts";
import {
  CHANNEL_SLUGS,
  HOLDER_SLUGS,
  holderSlug,
  isNarrowed,
  type ListAsk,
  lastDay,
  listPath,
  listQuery,
  SORT_SLUGS,
  shownDay,
  URGENCY_SLUGS,
} from "./list-ask.ts";
import { LIST_COLUMN_KINDS, type ListColumnName } from "./list-rows.ts";

type Params = { queue: Pick<Queue, "procedures">; ask: ListAsk; columns: readonly ListColumnName[]; saved: readonly SavedView[] };

/** How a list is narrowed and which columns it shows; folded away until somebody wants it or a filter is on. */
export function listFilters(c: AppContext, { queue, ask, columns, saved }: Params): Html {
  const on = isNarrowed(ask);
  const query = listQuery({ ...ask, page: 1 });
  const kept = saved.find((one) => one.query === query);
  const { urgency: _, states: __, ...byForm } = ask.filter;
  const off = on && link({ href: listPath(ask, { filter: {}, page: 1 }), text: "Bỏ lọc", look: "quiet" });
  return html`<div class="narrow">${folded("Lọc", filterForm(queue.procedures, ask), Object.keys(byForm).length > 0)}${folded("Cột", columnsForm(c, columns, query))}${folded(kept ? `Đã lưu: ${kept.name}` : "Lưu danh sách này", kept ? dropForm(c, kept) : keepForm(c, query))}${files(query)}${off}</div>`;
}

/** The whole list as a file, not only this page of it. */
function files(query: string): Html {
  const href = (format: string) => `${DESK}/danh-sach/${format}${query && `?${query}`}`;
  return html`<span>Tải danh sách: ${link({ href: href("xlsx"), text: "XLSX" })} ${link({ href: href("csv"), text: "CSV" })}</span>`;
}

function folded(title: string, body: Html, open = false): Html {
  return html`<details${open ? html` open` : ""}><summary>${title}</summary>${body}</details>`;
}

function filterForm(procedures: Queue["procedures"], ask: ListAsk): Html {
  const { filter, view, search, order } = ask;
  const hidden = [
    search ? ["tim", search] : ["muc", VIEW_SLUGS[view]],
    ...(filter.urgency ? [["mau", URGENCY_SLUGS[filter.urgency]]] : []),
    ...(order ? [["sap", `${order.down ? "-" : ""}${SORT_SLUGS[order.by]}`]] : []),
  ].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const states = STATES.filter((state) => state !== "draft").map((state) => ({
    value: state,
    label: capitalised(STATE_NAMES[state]),
  }));
  const channels = (["online", "counter", "post"] as const).map((one) => ({
    value: CHANNEL_SLUGS[one],
    label: CHANNEL_NAMES[one],
  }));
  const holders = [
    { value: HOLDER_SLUGS.me, label: "Tôi đang giữ" },
    { value: HOLDER_SLUGS.nobody, label: "Chưa ai nhận" },
    ...(typeof filter.holder === "object" ? [{ value: filter.holder.officerId, label: "Người đang xem" }] : []),
  ];
  const known = procedures.map(({ code, name }) => ({ value: code, label: name }));
  const day = (name: string, label: string, value: string): Html =>
    html`<div class="field"><label for="f-${name}">${label}</label><input type="date" id="f-${name}" name="${name}" value="${value}"></div>`;
  return html`<form method="get" action="${DESK}" class="narrow-form">${hidden}${select({ name: "tt", label: "Trạng thái", options: states, value: filter.states?.[0] ?? "", prompt: "Tất cả" })}${select({ name: "tth", label: "Thủ tục", options: known, value: filter.procedure ?? "", prompt: "Tất cả" })}${select({ name: "kenh", label: "Kênh nộp", options: channels, value: filter.channel ? CHANNEL_SLUGS[filter.channel] : "", prompt: "Tất cả" })}${select({ name: "ai", label: "Ai giữ", options: holders, value: filter.holder ? holderSlug(filter.holder) : "", prompt: "Bất kỳ" })}${day("tu", "Nộp từ ngày", filter.from ? shownDay(filter.from) : "")}${day("den", "Nộp đến ngày", filter.to ? lastDay(filter.to) : "")}<div class="row">${button({ text: "Lọc", kind: "quiet" })}</div></form>`;
}

function keepForm(c: AppContext, query: string): Html {
  const body = html`${idempotencyField()}<input type="hidden" name="ds" value="${query}"><div class="field"><label for="f-ten-bo-loc">Giữ danh sách này dưới tên</label><input type="text" id="f-ten-bo-loc" name="ten" maxlength="60" autocomplete="off"></div>${button({ text: "Lưu bộ lọc", kind: "quiet" })}`;
  return postForm(c, { action: SAVED_VIEWS, className: "narrow-form", body });
}

function dropForm(c: AppContext, { id, name, query }: SavedView): Html {
  const body = html`<input type="hidden" name="id" value="${id}"><input type="hidden" name="ds" value="${query}"><p>Danh sách này được giữ dưới tên “${name}”.</p>${button({ text: "Bỏ bộ lọc đã lưu", kind: "quiet" })}`;
  return postForm(c, { action: `${SAVED_VIEWS}/bo`, className: "narrow-form", body });
}

function columnsForm(c: AppContext, columns: readonly ListColumnName[], query: string): Html {
  const boxes = (Object.keys(LIST_COLUMN_KINDS) as ListColumnName[])
    .filter((name) => name !== "ho-so")
    .map(
      (name) =>
        html`<label><input type="checkbox" name="cot" value="${name}"${columns.includes(name) ? html` checked` : ""}> ${LIST_COLUMN_KINDS[name].label}</label>`,
    );
  const body = html`<input type="hidden" name="ds" value="${query}"><fieldset class="columns"><legend>Cột của danh sách</legend>${boxes}</fieldset>${button({ text: "Giữ các cột này", kind: "quiet" })}`;
  return postForm(c, { action: LIST_COLUMNS, className: "narrow-form", body });
}
