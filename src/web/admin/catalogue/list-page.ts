import type { Revision } from "../../../core/procedure/types.ts";
import {
  type CatalogueClock,
  checkEdit,
  type EditSummary,
  findEdit,
  listEdits,
  listProceduresOn,
  publicationClocks,
} from "../../../features/catalogue/index.ts";
import { findProcedures } from "../../../features/finding/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { button, empty, type Html, html, link, nothing, notice, pagination, select, table, tag, text } from "../../ui/index.ts";
import { moment } from "../moment.ts";
import { clockTag } from "./clocks.ts";
import { dayShown, dayTyped, todayOf } from "./days.ts";
import { authorOf } from "./guard.ts";
import { CATALOGUE, editPath, procedurePath, REVIEW } from "./paths.ts";
import { catalogueTasks } from "./tasks.ts";
import { countText, editState } from "./words.ts";

const PAGE = 50;
/** Edits of which every finding is worked out for the list. */
const CHECKED = 30;

const DONE: Readonly<Record<string, string>> = {
  trinh: "Đã trình duyệt. Người duyệt thấy bản soạn này ở mục Việc cần làm.",
  tra: "Đã trả lại cho người soạn, kèm lý do.",
  bo: "Đã bỏ bản soạn.",
};

/** GET: what has to be done, what is being worked on, and every procedure in force on a day. */
export async function showCatalogue(c: AppContext): Promise<Response> {
  authorOf(c);
  const { services } = c.var;
  const asked = c.req.query("ngay") ?? "";
  const day = dayTyped(asked) ?? todayOf(c);
  const [edits, clocks, inForce, tasks] = await Promise.all([
    listEdits(services),
    publicationClocks(services),
    listProceduresOn(services, day),
    catalogueTasks(services, officerOf(c).actor),
  ]);
  const done = DONE[c.req.query("da") ?? ""];
  const wrongDay =
    asked !== "" &&
    !dayTyped(asked) &&
    notice({ tone: "soon", body: "Ngày cần viết ngày/tháng/năm, ví dụ 20/11/2026. Đang xem ngày hôm nay." });
  const body = html`${done && notice({ tone: "ok", body: done, live: true })}${wrongDay}${todo(tasks)}<h2>Bản đang soạn</h2>${await editTable(c, edits, clocks)}${await procedures(c, { day, revisions: inForce.map(({ revision }) => revision), edits })}`;
  const bar = html`<h1>Thủ tục hành chính</h1>${link({ href: `${CATALOGUE}/moi`, text: "Soạn thủ tục mới", look: "primary" })}${link({ href: `${CATALOGUE}/nhap`, text: "Nhập từ tệp", look: "quiet" })}`;
  return deskPage(c, { title: "Thủ tục hành chính", bar, body });
}

function todo({ reviews: edits, clocks }: Awaited<ReturnType<typeof catalogueTasks>>): Html {
  if (edits.length === 0 && clocks.length === 0)
    return html`<h2>Việc cần làm</h2><p>Không có bản soạn nào chờ bạn duyệt, không có thời hạn công bố nào sắp hết.</p>`;
  const reviews = edits.map(
    (edit) =>
      html`<li>${tag({ tone: "soon", text: "Chờ duyệt" })} ${link({ href: editPath(edit.id, REVIEW), text: edit.title })} <span class="soft">${edit.submittedBy?.name} trình lúc ${moment(edit.submittedAt)}</span></li>`,
  );
  const late = clocks.map(
    (clock) => html`<li>${clockTag(clock)} ${link({ href: editPath(clock.editId ?? "", REVIEW), text: clock.title })}</li>`,
  );
  return html`<h2>Việc cần làm</h2><ul class="plain">${reviews}${late}</ul>`;
}

async function editTable(c: AppContext, edits: readonly EditSummary[], clocks: readonly CatalogueClock[]): Promise<Html> {
  if (edits.length === 0)
    return empty({ title: "Chưa có bản nào đang soạn", body: "Mở một thủ tục rồi bấm Soạn bản mới, hoặc soạn thủ tục mới." });
  const rows = await Promise.all(
    edits.map(async (edit, index) => [
      html`${link({ href: editPath(edit.id, edit.state === "review" ? REVIEW : "chung"), text: edit.title })}<span class="sub num">${edit.code ?? "chưa có mã"}</span>`,
      editState(edit.state),
      index < CHECKED ? await findingsOf(c, edit.id) : "",
      html`${clocks.filter(({ editId }) => editId === edit.id).map((clock) => html`<div>${clockTag(clock)}</div>`)}`,
      html`${edit.changedBy.name}<span class="sub">${moment(edit.changedAt)}</span>`,
    ]),
  );
  return table({
    caption: "Bản đang soạn",
    captionHidden: true,
    columns: [
      { label: "Thủ tục" },
      { label: "Tình trạng" },
      { label: "Kiểm tra" },
      { label: "Thời hạn công bố" },
      { label: "Người lưu" },
    ],
    rows,
  });
}

async function findingsOf(c: AppContext, id: string): Promise<string> {
  const edit = await findEdit(c.var.services, id);
  return edit ? countText((await checkEdit(c.var.services, edit)).findings) : "";
}

type Listed = { day: string; revisions: readonly Revision[]; edits: readonly EditSummary[] };

async function procedures(c: AppContext, { day, revisions, edits }: Listed): Promise<Html> {
  const query = (c.req.query("tim") ?? "").trim();
  const field = c.req.query("linh-vuc") ?? "";
  const state = c.req.query("loc") ?? "";
  const open = new Map(edits.map((edit) => [edit.code, edit]));
  const found = query ? await matching(c, query, revisions) : revisions;
  const shown = found
    .filter((one) => field === "" || one.field.code === field)
    .filter((one) => (state === "soan" ? open.has(one.code) : state === "mot-phan" ? one.level === "mot-phan" : true));
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(c.req.query("trang")) || 1));
  const rows = shown.slice((page - 1) * PAGE, page * PAGE).map((one) => {
    const edit = open.get(one.code);
    return [
      html`${link({ href: procedurePath(one.code), text: one.name })}<span class="sub num">${one.code}</span>`,
      one.field.name,
      one.level === "mot-phan" ? "Một phần" : "Toàn trình",
      html`${dayShown(one.effective.from)}<span class="sub">${one.decision.number}</span>`,
      edit ? link({ href: editPath(edit.id, "chung"), text: edit.state === "review" ? "Chờ duyệt" : "Đang soạn" }) : nothing,
    ];
  });
  const keep = new URLSearchParams({ tim: query, "linh-vuc": field, loc: state, ngay: dayShown(day) });
  const list =
    rows.length === 0
      ? empty({ title: "Không có thủ tục nào", body: "Thử bỏ bớt điều kiện lọc hoặc xem ngày khác." })
      : table({
          caption: `${shown.length} thủ tục áp dụng ngày ${dayShown(day)}`,
          columns: [
            { label: "Thủ tục" },
            { label: "Lĩnh vực" },
            { label: "Mức độ" },
            { label: "Áp dụng từ" },
            { label: "Bản soạn" },
          ],
          rows,
        });
  return html`<h2 id="danh-sach">Thủ tục đang áp dụng</h2>${filters({ query, field, state, day }, revisions)}${list}${pagination({ page, pages, hrefOf: (n) => `${CATALOGUE}?${keep}&trang=${n}#danh-sach` })}`;
}

/** Best fit first; of another day than today only by words of the name. */
async function matching(c: AppContext, query: string, revisions: readonly Revision[]): Promise<Revision[]> {
  const here = new Map(revisions.map((one) => [one.code, one]));
  const byCode = revisions.filter(
    ({ code, name }) => code.includes(query) || name.toLocaleLowerCase("vi").includes(query.toLocaleLowerCase("vi")),
  );
  const { results } = await findProcedures(c.var.services, query, { limit: 100 });
  const fitting = results.flatMap(({ code }) => here.get(code) ?? []);
  return [...new Set([...byCode, ...fitting])];
}

type Filter = { query: string; field: string; state: string; day: string };

function filters({ query, field, state, day }: Filter, revisions: readonly Revision[]): Html {
  const fields = [...new Map(revisions.map((one) => [one.field.code, one.field.name]))].map(([value, label]) => ({
    value,
    label,
  }));
  return html`<form class="filters" action="${CATALOGUE}#danh-sach">${text({ name: "tim", label: "Tìm theo tên hoặc mã", value: query })}${select({ name: "linh-vuc", label: "Lĩnh vực", value: field, prompt: "Tất cả", options: fields.sort((a, b) => a.label.localeCompare(b.label, "vi")) })}${select(
    {
      name: "loc",
      label: "Chỉ xem",
      value: state,
      prompt: "Tất cả",
      options: [
        { value: "soan", label: "Có bản đang soạn" },
        { value: "mot-phan", label: "Trực tuyến một phần" },
      ],
    },
  )}${text({ name: "ngay", label: "Xem ngày", value: dayShown(day), width: 10 })}${button({ text: "Xem", kind: "quiet" })}</form>`;
}
