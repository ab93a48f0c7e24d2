import { capitalised } from "../../../core/text/index.ts";
import type { Decision, Decisions } from "../../../features/desk/index.ts";
import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, type Child, empty, type Html, html, link, type NoticeParams, notice, table } from "../../ui/index.ts";
import { keysDialog } from "../keys-dialog.ts";
import { DELEGATION, DESK, decisionPath, NEXT_DECISION, WORKLOAD } from "../paths.ts";
import { delegatedToMe } from "../team/delegated-note.ts";
import { shortMoment } from "../words.ts";
import { riskPart } from "./risk-part.ts";

/** What waits for the leader, riskiest first, each risk in words. */
export async function decisionsPage(
  c: AppContext,
  { decisions: { rows, more }, note }: { decisions: Decisions; note: NoticeParams | undefined },
): Promise<Response> {
  const bar = html`${back(DESK, "Việc của tôi")}<h1>Chờ tôi quyết định</h1><span class="soft">${rows.length > 0 && `${more ? "hơn " : ""}${rows.length} hồ sơ, rủi ro nhất nằm trên cùng`}</span>`;
  const first =
    rows.length > 0 &&
    html`<p>${link({ href: NEXT_DECISION, text: "Quyết định lần lượt từ trên xuống", look: "primary", key: "L" })}</p>`;
  const none = empty({
    title: "Không còn gì chờ bạn quyết định",
    body: "Hồ sơ chờ ký, đề nghị bổ sung, hồ sơ cần điều phối, văn bản xin lỗi và câu hỏi của cơ quan khác hiện ở đây.",
    act: link({ href: DESK, text: "Về việc của tôi", look: "quiet" }),
  });
  const list = rows.length > 0 ? lines(rows) : none;
  const others = html`<p>${link({ href: WORKLOAD, text: "Ai đang giữ việc gì, ai nghỉ", look: "quiet" })} ${link({ href: DELEGATION, text: "Ủy quyền công việc", look: "quiet" })}</p>`;
  const body = html`${note && notice({ live: true, ...note })}${await delegatedToMe(c)}${first}${list}${others}${keysDialog(KEYS)}`;
  return deskPage(c, { title: "Chờ tôi quyết định", bar, body, scripts: ["mc-keys"] });
}

const KEYS: [string, string][] = [
  ["j", "xuống hồ sơ dưới"],
  ["k", "lên hồ sơ trên"],
  ["Enter", "mở hồ sơ"],
  ["L", "quyết định lần lượt từ trên xuống"],
];

function lines(rows: readonly Decision[]): Html {
  return table({
    caption: `Chờ tôi quyết định: ${rows.length} hồ sơ`,
    captionHidden: true,
    columns: [{ label: "Hạn và rủi ro" }, { label: "Hồ sơ" }, { label: "Cần quyết định" }, { label: "Ai trình" }],
    rows: rows.map((one): Child[] => [
      riskPart(one),
      html`<a class="tap" href="${decisionPath(one.code)}" data-row>${one.subject}</a><span class="sub">${one.applicantName} · <span class="num">${one.code}</span></span>`,
      html`${one.what.map((what) => html`<span class="step-line">${capitalised(what)}</span>`)}${one.insteadOf && html`<span class="sub">bạn làm thay ${one.insteadOf}</span>`}`,
      one.by
        ? html`${one.by.name}<span class="sub">${shortMoment(one.by.at)}</span>`
        : html`<span class="soft">chưa ai trình</span>`,
    ]),
  });
}
