import type { Edit } from "../../../../features/catalogue/index.ts";
import { type Html, html, notice, table } from "../../../ui/index.ts";
import { moment } from "../../moment.ts";
import type { Difference } from "./merge-typed.ts";

const shown = (text: string): Html =>
  text === "" ? html`<span class="soft">(trống)</span>` : html`<span class="as-typed">${text}</span>`;

/** Tells the second of two people what the first has saved; her own text stands in the form below. */
export function conflictNotice(edit: Edit, differences: readonly Difference[]): Html {
  const both = differences.some((one) => one.both);
  const rows = differences.map(({ input, theirs, mine, both: clash }) => [
    input.label,
    shown(theirs),
    clash ? shown(mine) : html`<span class="soft">Bạn không sửa ô này; lấy theo bản mới.</span>`,
  ]);
  const list =
    rows.length > 0 &&
    table({
      caption: "Khác nhau ở đâu",
      columns: [{ label: "Ô" }, { label: `${edit.changedBy.name} đã lưu` }, { label: "Bạn gõ" }],
      rows,
    });
  const what = both
    ? "Ở ô cả hai cùng sửa, ô dưới đây đang để chữ của bạn; muốn lấy chữ kia thì chép từ bảng này."
    : "Chữ bạn gõ vẫn ở các ô dưới đây, ghép với phần mới lưu.";
  return notice({
    tone: "soon",
    title: `${edit.changedBy.name} vừa lưu mục này lúc ${moment(edit.changedAt)}`,
    body: html`<p>Phần của bạn chưa được lưu, và không mất. ${what} Xem lại rồi bấm “Lưu phần của tôi lên bản mới nhất”.</p>${list}`,
    live: true,
  });
}

/** The edit was handed in, published or thrown away while somebody typed. */
export function keptNotice(edit: Edit): Html {
  const now = { draft: "", review: "đã được trình duyệt", approved: "đã được công bố", discarded: "đã được bỏ" }[edit.state];
  return notice({
    tone: "late",
    title: `Chưa lưu: bản soạn ${now} trong lúc bạn gõ`,
    body: "Chữ của bạn vẫn ở các ô dưới đây và được cất riêng. Khi bản soạn mở lại, bạn lưu lại được.",
    live: true,
  });
}
