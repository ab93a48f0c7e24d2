import type { DraftCase } from "../../../features/filing/index.ts";
import { type Html, html, notice } from "../../ui/index.ts";
import { dayAndTime } from "../words.ts";

/** What became of the procedure while this was being filled in. Told on the first two pages after it changed, and always before handing in. */
export function movedNotice({ draft, revision }: DraftCase, always = false): Html | undefined {
  if (draft.ended) {
    return notice({
      tone: "late",
      title: "Thủ tục này không còn áp dụng",
      body: "Thủ tục đã được bãi bỏ hoặc hết hiệu lực nên không nộp được nữa. Hãy tìm thủ tục thay thế, hoặc gọi đường dây nóng để được hướng dẫn. Phần bạn đã điền vẫn còn để xem lại.",
    });
  }
  const { moved } = draft;
  if (!moved || (!always && draft.version > moved.version + 1)) return undefined;
  const lines = moved.changes.map((line) => html`<li>${line}</li>`);
  const asked = Object.keys(moved.aside).length > 0 && html`<p>Một số câu trả lời không còn dùng được nên được hỏi lại.</p>`;
  const note = revision.transition.note && html`<p>${revision.transition.note}</p>`;
  return notice({
    tone: "soon",
    title: "Thủ tục này đã thay đổi",
    body: html`<p>Từ ${dayAndTime(moved.at)}, phần bạn đang điền theo bản mới (${revision.decision.number}). Những gì bạn đã trả lời vẫn còn.</p>${lines.length > 0 && html`<p>Những gì thay đổi:</p><ul>${lines}</ul>`}${asked}${note}`,
  });
}
