import { diffRevisions, legacyLevel } from "../../../core/procedure/index.ts";
import {
  type CatalogueEvent,
  CatalogueRefusal,
  EVENT_NAMES,
  exportRevision,
  getRevision,
  historyOf,
  listCatalogueEvents,
  listEdits,
  listWithdrawals,
  publicationClocks,
  REVISION_STATE_NAMES,
  type RevisionEntry,
  startEdit,
  withdrawProcedure,
  zipFiles,
} from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { notFound } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { attrs } from "../../ui/html.ts";
import {
  back,
  button,
  type Child,
  type Html,
  html,
  link,
  longText,
  notice,
  type Tone,
  table,
  tag,
  text,
} from "../../ui/index.ts";
import { moment } from "../moment.ts";
import { clockTag } from "./clocks.ts";
import { dayShown, dayTyped, todayOf } from "./days.ts";
import { differences } from "./differences.ts";
import { authorOf } from "./guard.ts";
import { CATALOGUE, editPath, procedurePath } from "./paths.ts";
import { editState } from "./words.ts";

const STATE_TONES = {
  upcoming: "soon",
  inForce: "ok",
  superseded: "info",
  withdrawn: "late",
  expired: "info",
} as const satisfies Record<RevisionEntry["state"], Tone>;
const DONE: Readonly<Record<string, string>> = {
  "cong-bo": "Đã phê duyệt và công bố. Trang của người dân đổi vào ngày có hiệu lực; hồ sơ đã nộp vẫn theo bản cũ.",
  "bai-bo": "Đã ghi quyết định bãi bỏ.",
};

/** GET: one procedure: its revisions, and what can be done. */
export async function showRevisions(c: AppContext): Promise<Response> {
  authorOf(c);
  const done = DONE[c.req.query("da") ?? ""];
  return revisionsPage(c, done ? notice({ tone: "ok", body: done, live: true }) : undefined);
}

const codeOf = (c: AppContext): string => c.req.param("code") ?? "";

async function revisionsPage(c: AppContext, word?: Child, typed?: Typed): Promise<Response> {
  const { services } = c.var;
  const code = codeOf(c);
  const asked = c.req.query("ngay") ?? "";
  const day = dayTyped(asked) ?? todayOf(c);
  const [history, edits, events, withdrawals, clocks] = await Promise.all([
    historyOf(services, code, day),
    listEdits(services, { code }),
    listCatalogueEvents(services, { code, limit: 50 }),
    listWithdrawals(services, code),
    publicationClocks(services),
  ]);
  const newest = history[0];
  if (!newest) throw notFound("Danh mục của tỉnh không có thủ tục này. Hãy xem lại mã.");
  const present = history.find(({ state }) => state === "inForce") ?? newest;
  const revision = await getRevision(services, present.id);
  const level = `${revision.level === "toan-trinh" ? "Toàn trình" : "Một phần"} (mức cũ: ${legacyLevel(revision)})`;
  const open = edits.map(
    (edit) =>
      html`<li>${editState(edit.state)} ${link({ href: editPath(edit.id, "chung"), text: `Bản soạn của ${edit.createdBy.name}` })} <span class="soft">lưu lúc ${moment(edit.changedAt)}</span></li>`,
  );
  const start = postForm(c, {
    action: `${procedurePath(code)}/soan`,
    body: html`${idempotencyField()}${button({ text: "Soạn bản mới" })}`,
  });
  const gone = withdrawals.map(
    ({ from, decision }) =>
      html`<li>Bãi bỏ từ ${dayShown(from)} theo ${decision.number} ngày ${dayShown(decision.date)}, ${decision.by}</li>`,
  );
  const asOf = html`<form class="filters">${text({ name: "ngay", label: "Xem ngày", value: dayShown(day), width: 10 })}${button({ text: "Xem", kind: "quiet" })}</form>`;
  const wrong =
    asked !== "" && !dayTyped(asked) && notice({ tone: "soon", body: "Ngày cần viết ngày/tháng/năm, ví dụ 20/11/2026." });
  const body = html`${word}${wrong}${back(CATALOGUE, "Danh sách thủ tục")}<p><span class="num">${code}</span> · ${revision.field.name} · ${level}${revision.partialReason && html` · ${revision.partialReason}`}</p>${start}${open.length > 0 && html`<h2>Đang soạn</h2><ul class="plain">${open}</ul>`}<h2>Các bản</h2>${asOf}${revisionTable(code, history, clocks, day)}${gone.length > 0 && html`<ul>${gone}</ul>`}<h2>Ai đã làm gì</h2>${eventList(events)}<h2>Bãi bỏ thủ tục</h2>${withdrawForm(c, code, typed)}`;
  return deskPage(c, { title: revision.name, body });
}

function revisionTable(
  code: string,
  history: readonly RevisionEntry[],
  clocks: Awaited<ReturnType<typeof publicationClocks>>,
  day: string,
): Html {
  const comparing = history.length > 1;
  const rows = history.map((one, index) => {
    const own = clocks.filter(({ revisionId }) => revisionId === one.id);
    const path = `${procedurePath(code)}/ban/${encodeURIComponent(one.id)}`;
    return [
      ...(comparing
        ? [
            html`<input type="radio" name="a" value="${one.id}" aria-label="So sánh từ bản áp dụng ${dayShown(one.from)}"${index === Math.min(1, history.length - 1) ? html` checked` : ""}> <input type="radio" name="b" value="${one.id}" aria-label="So sánh đến bản áp dụng ${dayShown(one.from)}"${index === 0 ? html` checked` : ""}>`,
          ]
        : []),
      tag({ tone: STATE_TONES[one.state], text: REVISION_STATE_NAMES[one.state] }),
      html`${dayShown(one.from)}${one.until && html` – ${dayShown(one.until)}`}`,
      html`${one.decision.number}<span class="sub">${[one.decision.date && dayShown(one.decision.date), one.decision.by].filter(Boolean).join(", ")}</span>`,
      html`${moment(one.publishedAt)}<span class="sub">${one.publishedBy?.name ?? "Có sẵn trong phần mềm"}</span>${own.map((clock) => html`<div>${clockTag(clock)}</div>`)}`,
      html`${link({ href: `${path}/xem-thu`, text: "Xem", about: `bản áp dụng ${dayShown(one.from)}` })} · ${link({ href: `${path}/tep`, text: "Tải tệp", about: `bản áp dụng ${dayShown(one.from)}` })}`,
    ];
  });
  const list = table({
    caption: `Tình trạng ngày ${dayShown(day)}`,
    columns: [
      ...(comparing ? [{ label: "So sánh" }] : []),
      { label: "Tình trạng" },
      { label: "Áp dụng" },
      { label: "Quyết định" },
      { label: "Công bố" },
      { label: "Việc" },
    ],
    rows,
  });
  return html`<form action="${procedurePath(code)}/so-sanh">${list}${comparing && button({ text: "So sánh hai bản đã chọn", kind: "quiet" })}</form>`;
}

function eventList(events: readonly CatalogueEvent[]): Html {
  if (events.length === 0) return html`<p>Chưa có việc nào được ghi lại.</p>`;
  return html`<details class="log"><summary>${events.length} việc gần đây nhất</summary><ol>${events.map(({ at, by, what, note }) => html`<li><time>${moment(at)}</time> ${by.name}: ${EVENT_NAMES[what]}${note && html` <span class="soft">${note}</span>`}</li>`)}</ol></details>`;
}

type Typed = Readonly<Record<string, string>>;

function withdrawForm(c: AppContext, code: string, typed?: Typed): Html {
  const at = (name: string) => ({ name, value: typed?.[name] ?? "" });
  const inputs = html`${text({ ...at("so"), label: "Số quyết định bãi bỏ" })}${text({ ...at("ngay-ky"), label: "Ngày ký", width: 10, hint: "Ngày/tháng/năm." })}${text({ ...at("co-quan"), label: "Cơ quan ban hành" })}${text({ ...at("tu-ngay"), label: "Bãi bỏ từ ngày", width: 10, hint: "Ngày đầu tiên không còn áp dụng." })}${longText({ ...at("ghi-chu"), label: "Ghi chú", optional: true, rows: 2 })}`;
  const form = postForm(c, {
    action: `${procedurePath(code)}/bai-bo`,
    body: html`${inputs}${button({ text: "Bãi bỏ thủ tục", kind: "danger" })}`,
  });
  return html`<details${attrs({ open: typed !== undefined })}><summary>Ghi quyết định bãi bỏ</summary><p>Từ ngày đó người dân không nộp mới được. Hồ sơ đã nộp vẫn được giải quyết.</p>${form}</details>`;
}

/** POST: begins an edit of what is in force. */
export async function beginEdit(c: AppContext): Promise<Response> {
  const author = authorOf(c);
  try {
    const edit = await startEdit(c.var.services, author, { code: codeOf(c) }, idempotencyKey(await formOf(c)));
    return c.redirect(editPath(edit.id, "chung"), 303);
  } catch (error) {
    if (error instanceof CatalogueRefusal) throw notFound(error.message);
    throw error;
  }
}

/** POST: records that the procedure is withdrawn. */
export async function withdraw(c: AppContext): Promise<Response> {
  const author = authorOf(c);
  const form = await formOf(c);
  const outcome = await withdrawProcedure(c.var.services, author, {
    code: codeOf(c),
    decision: { number: form.get("so"), date: dayTyped(form.get("ngay-ky")) ?? form.get("ngay-ky"), by: form.get("co-quan") },
    from: dayTyped(form.get("tu-ngay")) ?? form.get("tu-ngay"),
    note: form.get("ghi-chu"),
  });
  if (outcome.kind === "refused")
    return revisionsPage(
      c,
      notice({ tone: "late", title: "Chưa ghi được", body: outcome.say, live: true }),
      Object.fromEntries(Object.entries(form.values).map(([name, values]) => [name, values[0] ?? ""])),
    );
  return c.redirect(`${procedurePath(codeOf(c))}?da=bai-bo`, 303);
}

/** GET: two revisions beside each other. */
export async function compareRevisions(c: AppContext): Promise<Response> {
  authorOf(c);
  const code = codeOf(c);
  const history = await historyOf(c.var.services, code, todayOf(c));
  const pick = (name: string) => history.find(({ id }) => id === c.req.query(name));
  const [a, b] = [pick("a"), pick("b")];
  if (!a || !b) throw notFound("Hãy chọn hai bản của thủ tục này để so sánh.");
  const [before, after] = await Promise.all([getRevision(c.var.services, a.id), getRevision(c.var.services, b.id)]);
  const body = html`${back(procedurePath(code), before.name)}<p>Trước: bản áp dụng ${dayShown(a.from)}, ${a.decision.number}.<br>Sau: bản áp dụng ${dayShown(b.from)}, ${b.decision.number}.</p>${differences(diffRevisions(before, after))}`;
  return deskPage(c, { title: `So sánh hai bản: ${after.name}`, body });
}

/** GET: the files of a revision as a zip. */
export async function sendRevision(c: AppContext): Promise<Response> {
  authorOf(c);
  const exported = await exportRevision(c.var.services, c.req.param("revision") ?? "");
  if (!exported || exported.code !== codeOf(c)) throw notFound("Không có bản này.");
  return c.body(zipFiles(exported.code, exported.files), 200, {
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="thu-tuc-${exported.code}.zip"`,
  });
}
