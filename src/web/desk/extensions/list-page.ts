import type { PapersToSign, PaperToSign } from "../../../features/extensions/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  back,
  button,
  type Child,
  empty,
  facts,
  type Html,
  html,
  link,
  type NoticeParams,
  notice,
  table,
  tag,
} from "../../ui/index.ts";
import { actPath, DESK, dossierPath, EXTENSIONS } from "../paths.ts";
import { versionField } from "../version-field.ts";
import { longMoment, shortMoment } from "../words.ts";

export type ExtensionsParams = { list: PapersToSign; note?: NoticeParams; status?: 409 };

/** What waits for the leader's signature: why, the old and the new date, and what signing means; each signed with one click. */
export function extensionsPage(c: AppContext, { list, note, status }: ExtensionsParams): Response {
  const { papers, total, counts } = list;
  const rest =
    total > papers.length
      ? html`<p class="soft">Còn ${total - papers.length} văn bản khác; ký bớt rồi tải lại trang.</p>`
      : undefined;
  const body = html`${note && notice({ live: true, ...note })}${papers.length > 0 ? lines(c, papers) : nothing()}${rest}<h2>Đã ký</h2>${facts(
    [
      { value: String(counts.extensionsThisMonth), label: "gia hạn trong tháng này" },
      { value: String(counts.apologiesThisMonth), label: "xin lỗi muộn trong tháng này" },
      { value: String(counts.extensionsThisYear), label: "gia hạn từ đầu năm" },
      { value: String(counts.apologiesThisYear), label: "xin lỗi muộn từ đầu năm" },
    ],
  )}`;
  const bar = html`${back(DESK, "Cần làm ngay")}<h1>Cần xin lỗi, gia hạn</h1>`;
  return deskPage(c, { title: "Cần xin lỗi, gia hạn", bar, body, ...(status && { status }) });
}

function lines(c: AppContext, papers: readonly PaperToSign[]): Html {
  const columns = [
    { label: "Hạn trả" },
    { label: "Hồ sơ" },
    { label: "Vì sao chậm" },
    { label: "Hẹn lại" },
    { label: "Việc", hidden: true },
  ];
  const rows = papers.map((paper): Child[] => [
    html`${tag(paper.kind === "apology" ? { tone: "late", text: "Đã quá hạn" } : { tone: "soon", text: "Chưa quá hạn" })}<span class="sub num">${shortMoment(paper.dueAt)}</span>`,
    html`<a href="${dossierPath(paper.code)}">${paper.subject}</a><span class="sub num">${paper.code}</span><span class="sub">${paper.applicantName}</span>`,
    html`${paper.reason}<span class="sub">${paper.cause}. Lập bởi ${paper.preparedBy}.</span>`,
    html`${longMoment(paper.newDueAt)}<span class="sub">${MEANS[paper.kind]}</span>`,
    html`${sign(c, paper)}${link({ href: actPath(paper.code, "gia-han"), text: "Sửa…", look: "plain", about: paper.code })}`,
  ]);
  return table({ caption: `${papers.length} văn bản chờ ký`, captionHidden: true, columns, rows });
}

const MEANS = {
  extension: "Ký thì hạn trả dời tới lúc này; mỗi hồ sơ một lần.",
  apology: "Ký thì hạn trả không đổi; hồ sơ vẫn tính là quá hạn.",
} as const;

function sign(c: AppContext, paper: PaperToSign): Html {
  return postForm(c, {
    action: `${EXTENSIONS}/${encodeURIComponent(paper.code)}/ky`,
    body: html`${idempotencyField()}${versionField(paper)}${button({ text: "Ký", about: paper.code })}`,
  });
}

function nothing(): Html {
  return empty({
    title: "Không có văn bản nào chờ ký",
    body: "Hồ sơ nào không kịp hạn thì hệ thống lập sẵn văn bản xin lỗi, gia hạn trước khi hết hạn và để ở đây cho bạn ký.",
  });
}
