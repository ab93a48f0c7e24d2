import type { Paper } from "../../../core/procedure/types.ts";
import { ACCEPTED, type DraftCase, type DraftPaper, megabytes, openPapers } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { button, fileUpload, type Html, html, notice, type UploadedFile } from "../../ui/index.ts";
import { frame, fromCheck, paperProgress, returnQuery } from "./frame.ts";
import { AGENCY, CHECK, pagePath, paperPath } from "./paths.ts";

/** Names of the two file inputs: a phone's camera and stored files. */
export const CAMERA = "anh";
export const FILES = "tep";

export type PaperParams = { draft: DraftCase; paper: Paper; errors?: string[] };

/** One paper. Two inputs, because one that opens the camera cannot choose a stored file. */
export function paperPage(c: AppContext, { draft, paper, errors = [] }: PaperParams): Response {
  const path = paperPath(draft.draft.id, paper.id);
  const note = draft.notes[paper.id];
  const most = megabytes(c.var.services.config.maxUpload);
  const filed = draft.draft.papers.filter(({ paperId }) => paperId === paper.id);
  const optional = !paper.required && !draft.dossier;
  const data = {
    endpoint: `/nop/${draft.draft.id}/tai-len`,
    paper: paper.id,
    most: String(c.var.services.config.maxUpload),
  };
  const form = postForm(c, {
    action: path + returnQuery(c),
    multipart: true,
    id: "nop-giay",
    body: html`${filedList(path, filed, returnQuery(c))}<div class="camera">${fileUpload({ name: CAMERA, label: "Chụp ảnh tờ giấy", hint: "Đặt giấy nơi đủ sáng, chụp đủ bốn góc, đọc được chữ.", accept: ["image/jpeg", "image/png"], camera: true, data })}</div>${fileUpload(
      {
        name: FILES,
        label: filed.length > 0 ? "Thêm ảnh hoặc tệp" : "Chọn ảnh hoặc tệp có sẵn",
        hint: `Ảnh JPG, PNG hoặc tệp PDF, mỗi tệp tối đa ${most}. Chọn được nhiều tệp.`,
        accept: [...ACCEPTED],
        multiple: true,
        ...(errors.length > 0 && { error: errors.join(" ") }),
        data,
      },
    )}<div class="row">${button({ text: "Tiếp tục" })}${button({ text: "Tải lên rồi thêm trang nữa", kind: "quiet", name: "_them", value: "1" })}</div>`,
  });
  const body = html`${paperProgress(draft)}<h1>${paper.name}${optional && html` <span class="optional">(không bắt buộc)</span>`}</h1>${note && notice({ tone: "soon", title: "Cơ quan đề nghị", body: note })}${paper.help && html`<p class="hint">${paper.help}</p>`}${form}`;
  const problems = errors.map((message) => ({ field: FILES, message }));
  return frame(c, { draft, title: paper.name, body, errors: problems, back: backOf(c, draft, paper), scripts: ["upload"] });
}

function filedList(path: string, filed: readonly DraftPaper[], query: string): Html | undefined {
  if (filed.length === 0) return undefined;
  const lines = filed.map(
    ({ id, file }): UploadedFile => ({
      name: file.name,
      detail: fileDetail(file),
      href: `${path}/${file.sha256}`,
      act: button({ text: "Xóa", about: file.name, kind: "plain", name: "_xoa", value: id, formaction: `${path}/xoa${query}` }),
    }),
  );
  return html`<h2>Đã tải lên</h2><ul class="files" id="da-tai">${lines.map((one) => html`<li><span><a href="${one.href!}">${one.name}</a> <span class="soft">${one.detail}</span></span>${one.act}</li>`)}</ul>`;
}

/** "ảnh, 1,2 MB" */
export function fileDetail(file: { mediaType: string; size: number }): string {
  return `${file.mediaType === "application/pdf" ? "PDF" : "ảnh"}, ${megabytes(file.size)}`;
}

function backOf(c: AppContext, draft: DraftCase, paper: Paper): string {
  const { id } = draft.draft;
  if (fromCheck(c)) return pagePath(id, CHECK);
  const papers = openPapers(draft);
  const before = papers[papers.findIndex((one) => one.id === paper.id) - 1];
  if (before) return paperPath(id, before.id);
  return draft.pages.at(-1) ? pagePath(id, draft.pages.at(-1)!.id) : pagePath(id, AGENCY);
}
