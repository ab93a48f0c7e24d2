import type { FileRef } from "../../../core/dossier/index.ts";
import { ACCEPTED, type DraftCase, fileOf, megabytes } from "../../../features/filing/index.ts";
import { button, type FieldParams, fileUpload, type Html, html } from "../../ui/index.ts";
import { fileDetail } from "./paper-view.ts";
import { paperPath } from "./paths.ts";

/** What stands behind a question for a file: the file that is there, and where another goes. */
export type FileShown = {
  /** Largest size in bytes. */
  most: number;
  /** Where uploads that go on after a broken line are sent. */
  endpoint: string;
  stored?:
    | { name: string; detail: string; href: string /** Nobody else has it yet, so it can be taken back. */; own: boolean }
    | undefined;
};

/** Name of the button that takes the file of a question back. */
export const REMOVE_FILE = "_bo-tep";

/** A question answered by one file; another one takes its place. Without `shown` (a preview) nothing can be stored. */
export function fileInput(common: FieldParams, shown: FileShown | undefined): Html {
  const stored = shown?.stored;
  const kinds = `Ảnh JPG, PNG hoặc tệp PDF${shown ? `, tối đa ${megabytes(shown.most)}` : ""}.`;
  const hint = [common.hint, kinds, stored && "Chọn tệp khác thì tệp này được thay."].filter(Boolean).join(" ");
  const id = `tep-${common.name.replaceAll(".", "-")}`;
  const data = shown && { endpoint: shown.endpoint, paper: common.name, most: String(shown.most), fresh: id };
  const act = stored?.own && button({ text: "Xóa", about: stored.name, kind: "plain", name: REMOVE_FILE, value: common.name });
  const files = stored ? [{ name: stored.name, detail: stored.detail, href: stored.href, act }] : [];
  return html`<div id="${id}">${fileUpload({ ...common, hint, accept: [...ACCEPTED], files, ...(data && { data }) })}</div>`;
}

/** The file that answers a question, and where its owner opens it. */
export function storedFile(draft: DraftCase, fieldId: string): { file: FileRef; href: string; own: boolean } | undefined {
  const filed = fileOf(draft, fieldId);
  if (!filed) return undefined;
  const { file } = filed;
  const own = draft.draft.papers.some(({ paperId }) => paperId === fieldId);
  const href = own
    ? `${paperPath(draft.draft.id, fieldId)}/${file.sha256}`
    : `/ho-so/${draft.dossier?.code}/giay-to/${file.sha256}`;
  return { file, href, own };
}

export function fileShown(draft: DraftCase, fieldId: string, most: number): FileShown {
  const stored = storedFile(draft, fieldId);
  return {
    most,
    endpoint: `/nop/${draft.draft.id}/tai-len`,
    ...(stored && { stored: { ...stored, name: stored.file.name, detail: fileDetail(stored.file) } }),
  };
}
