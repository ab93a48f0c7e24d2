import type { Failure } from "../../features/sync/index.ts";
import type { AppContext } from "../context.ts";
import { postForm } from "../forms.ts";
import { back, button, definitionList, type Html, html, notice } from "../ui/index.ts";
import { codeOf, SERVICE_NAMES } from "./lanes-page.ts";
import { maskPayload, maskSentence } from "./mask-payload.ts";
import { moment } from "./moment.ts";

/** One refused message: what was sent, what the other side said, who sent it again. Personal data is hidden. */
export function failureView(c: AppContext, failure: Failure): Html {
  const replays = (failure.replays ?? []).map(({ at, name }) => html`<li>${name}, ${moment(at)}</li>`);
  const about = definitionList({
    items: [
      { term: "Mã hồ sơ", value: html`<span class="num">${codeOf(failure)}</span>` },
      { term: "Bản tin", value: `${SERVICE_NAMES[failure.service] ?? failure.service} (${failure.service})` },
      { term: "Tạo lúc", value: moment(failure.createdAt) },
      { term: "Đã gửi", value: `${failure.attempts} lần, lần cuối ${moment(failure.triedAt)}` },
      { term: "Chờ phía sau", value: `${failure.behind} bản tin của hồ sơ này` },
      { term: "Đã cho gửi lại", value: replays.length > 0 ? html`<ul>${replays}</ul>` : "Chưa lần nào" },
    ],
  });
  const content = JSON.stringify(maskPayload(failure.payload), null, 2);
  return html`${back("/quan-tri", "Các làn liên thông")}
${notice({ tone: "late", title: "Bên nhận từ chối bản tin này", body: maskSentence(failure.reason ?? "Không rõ lý do") })}
${about}
<p>Bản tin được gửi lại đúng như khi tạo ra. Chỉ gửi lại sau khi nguyên nhân đã được sửa, ví dụ danh mục ở bên nhận đã cập nhật.</p>
${postForm(c, { action: `/quan-tri/ban-tin/${failure.id}/gui-lai`, body: button({ text: "Gửi lại bản tin này" }) })}
<h2>Nội dung</h2>
<p>Thông tin cá nhân được che.</p>
<section class="scroll" tabindex="0" aria-label="Nội dung bản tin"><pre>${content}</pre></section>`;
}
