import { type CaseLaw, caseOutcome, caseSchema } from "../../../../core/procedure/index.ts";
import type { Revision } from "../../../../core/procedure/types.ts";
import { type CheckedEdit, caseLaw, type Edit } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { money } from "../../../portal/words.ts";
import { notFound } from "../../../problem.ts";
import { back, definitionList, empty, type Html, html, link, notice, table, tag } from "../../../ui/index.ts";
import { authorOf, editOf } from "../guard.ts";
import { CASES, editPath, FILES } from "../paths.ts";
import { findingList } from "../words.ts";
import { checkedEdit, editFrame } from "./frame.ts";

const casesOf = (edit: Edit): string[] =>
  Object.keys(edit.files)
    .filter((file) => /^cases\/.+\.json$/.test(file))
    .sort();
const fileHref = (edit: Edit, file: string): string => `${editPath(edit.id, FILES)}?tep=${encodeURIComponent(file)}`;
const short = (file: string): string => file.slice("cases/".length);

/** What a case is called; the name of its file when it cannot be read. */
function nameOf(edit: Edit, file: string): string {
  try {
    const name: unknown = JSON.parse(edit.files[file] ?? "").name;
    return typeof name === "string" && name ? name : short(file);
  } catch {
    return short(file);
  }
}

/** GET: sample cases with how they came out. */
export async function showCases(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const checked = await checkedEdit(c, edit);
  const rows = casesOf(edit).map((file) => [
    link({ href: editPath(edit.id, CASES, short(file)), text: nameOf(edit, file) }),
    result(checked, file),
  ]);
  const list =
    rows.length > 0
      ? table({
          caption: "Tình huống kiểm thử",
          captionHidden: true,
          columns: [{ label: "Tình huống" }, { label: "Kết quả" }],
          rows,
        })
      : empty({
          title: "Chưa có tình huống nào",
          body: "Thêm tệp cases/ten-tinh-huong.json ở mục Tệp để máy tự kiểm tra mỗi lần lưu.",
        });
  const body = html`<h2>Tình huống</h2><p>Mỗi tình huống là một người nộp mẫu với các câu trả lời, và điều mong đợi: trang nào hiện ra, giấy tờ nào phải nộp, bao nhiêu tiền. Máy chạy lại tất cả sau mỗi lần lưu.</p>${list}<p>${link({ href: editPath(edit.id, FILES), text: "Thêm tình huống ở mục Tệp" })}</p>`;
  return editFrame(c, { edit, checked, slug: CASES, title: "Tình huống", body });
}

function result({ revision, findings }: CheckedEdit, file: string): Html {
  const found = findings.filter((one) => one.file === file);
  if (found.length > 0) return tag({ tone: "late", text: `${found.length} chỗ không đúng` });
  return revision
    ? tag({ tone: "ok", text: "Đúng như mong đợi" })
    : tag({ tone: "info", text: "Chưa chạy được: còn lỗi ở mục khác" });
}

/** GET: one case: what is expected, what comes out. */
export async function showCase(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const file = `cases/${c.req.param("file") ?? ""}`;
  if (edit.files[file] === undefined) throw notFound("Không có tình huống này trong bản soạn.");
  const checked = await checkedEdit(c, edit);
  const body = html`${back(editPath(edit.id, CASES), "Các tình huống")}<h2>${nameOf(edit, file)} ${result(checked, file)}</h2>${findingList(
    edit.id,
    checked.findings.filter((one) => one.file === file),
  )}${checked.revision && outcome(edit, file, checked.revision, caseLaw())}<h3>Nội dung</h3><section class="scroll" tabindex="0" aria-label="Nội dung tình huống"><pre>${edit.files[file]}</pre></section><p>${link({ href: fileHref(edit, file), text: "Sửa tệp này", look: "quiet" })}</p>`;
  return editFrame(c, { edit, checked, slug: CASES, title: nameOf(edit, file), body });
}

function outcome(edit: Edit, file: string, revision: Revision, law: CaseLaw): Html {
  const parsed = readCase(edit.files[file] ?? "");
  if (!parsed) return notice({ tone: "late", body: "Tình huống này chưa đúng dạng nên chưa chạy được." });
  const real = caseOutcome(revision, parsed, law);
  // A page and a paper may have the same id.
  const pages = new Map(revision.pages.map(({ id, ask }) => [id, ask]));
  const papers = new Map(revision.papers.map(({ id, name }) => [id, name]));
  return html`<h3>Thực tế với tình huống này</h3>${definitionList({
    items: [
      { term: "Trích yếu", value: real.subject },
      { term: "Phải trả", value: money(real.fee) },
      { term: "Giấy tờ phải nộp", value: named(real.papers, papers) },
      { term: "Không phải nộp vì đã có dữ liệu", value: named(real.known, papers) },
      { term: "Các trang hiện ra", value: named(real.pages, pages) },
      { term: "Trang phải trả lời tiếp", value: real.next ?? "Đã trả lời hết" },
    ],
  })}`;
}

const named = (ids: readonly string[], titles: ReadonlyMap<string, string>): Html | string =>
  ids.length === 0
    ? "Không có"
    : html`<ul class="plain">${ids.map((id) => html`<li>${titles.get(id) ?? id} <span class="soft">${id}</span></li>`)}</ul>`;

function readCase(text: string) {
  try {
    const parsed = caseSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
