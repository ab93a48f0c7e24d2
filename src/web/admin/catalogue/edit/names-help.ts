import { FUNCTIONS, type ValueType } from "../../../../core/expr/index.ts";
import { type KnownName, knownNames } from "../../../../core/procedure/index.ts";
import type { Edit } from "../../../../features/catalogue/index.ts";
import { type Html, html, table } from "../../../ui/index.ts";

const KINDS = {
  text: "chữ",
  choice: "một lựa chọn",
  number: "số",
  yesNo: "đúng hoặc sai",
  date: "ngày",
  texts: "danh sách chữ",
  textMap: "bảng chữ",
} as const satisfies Record<ValueType["kind"], string>;

function kindText(type: ValueType): string {
  if (type.kind === "choice") return `${KINDS.choice}: ${type.values.map((value) => `"${value}"`).join(", ")}`;
  if (type.kind === "textMap") return `${KINDS.textMap}: ${(type.keys ?? []).join(", ")}`;
  return KINDS[type.kind];
}

const functions = (): Html => html`<ul>${Object.values(FUNCTIONS).map((line) => html`<li>${line}</li>`)}</ul>`;

/** Short help beside a form that holds conditions. */
export function conditionHelp(edit: Edit, allHref: string): Html {
  const names = knownNames(edit.files);
  const own = names.filter(({ label }) => label !== undefined);
  const items = own.map(
    ({ name, type, label }) => html`<li><code>${name}</code> – ${label} <span class="soft">(${kindText(type)})</span></li>`,
  );
  return html`<details class="names"><summary>Cách viết điều kiện và các tên dùng được</summary><p>Ví dụ: <code>child.age &lt; 16 &amp;&amp; requester.relation == "mother"</code>. Dùng <code>&amp;&amp;</code> (và), <code>||</code> (hoặc), <code>!</code> (không), <code>== != &lt; &lt;= &gt; &gt;=</code>, <code>in ["a", "b"]</code>, <code>? :</code>.</p>${functions()}<p>Các câu trả lời của tờ khai:</p><ul>${items}</ul><p><a href="${allHref}">Tất cả các tên</a></p></details>`;
}

/** Every name with its kind. */
export function namesView(edit: Edit): Html {
  const rows = (names: KnownName[]) =>
    names.map(({ name, type, label }) => [html`<code>${name}</code>`, label ?? "", kindText(type)]);
  const all = knownNames(edit.files);
  return html`<p>Điều kiện viết bằng những tên dưới đây. Câu hỏi đứng sau không dùng được ở chỗ đứng trước.</p><h2>Hàm</h2>${functions()}<h2>Tên</h2>${table({ caption: "Tên dùng được trong điều kiện", captionHidden: true, columns: [{ label: "Tên" }, { label: "Câu hỏi" }, { label: "Là gì" }], rows: rows(all) })}`;
}
