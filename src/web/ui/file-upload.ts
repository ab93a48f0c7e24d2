import type { Examples } from "./examples.ts";
import { describedBy, type FieldParams, fieldId, labelled } from "./field.ts";
import { attrs, type Child, type Html, html } from "./html.ts";

export type UploadedFile = {
  name: string /** e.g. "ảnh, 1,2 MB" */;
  detail: string;
  href?: string /** What removes it: a button or a link. */;
  act?: Child;
};
export type FileUploadParams = FieldParams & {
  /** Media types or extensions, as in `accept`. */
  accept: string[];
  multiple?: boolean;
  /** Opens the back camera on a phone. */
  camera?: boolean;
  files?: UploadedFile[];
  /** For the custom element that improves the field: `data-…` by name without "data-". */
  data?: Record<string, string>;
};

/** A file of the person; sent with the form, and improved by `<mc-upload>` where script runs. */
export function fileUpload(params: FileUploadParams): Html {
  const control = html`<input${attrs({
    type: "file",
    id: fieldId(params.name),
    name: params.name,
    accept: params.accept.join(","),
    multiple: params.multiple,
    capture: params.camera ? "environment" : undefined,
    "aria-describedby": describedBy(params),
    "aria-invalid": params.error ? "true" : undefined,
  })}>`;
  const data = Object.fromEntries(Object.entries(params.data ?? {}).map(([name, value]) => [`data-${name}`, value]));
  return labelled(
    params,
    html`<mc-upload${attrs({ class: "upload", ...data })}>${control}${fileList(params.files ?? [])}</mc-upload>`,
  );
}

function fileList(files: UploadedFile[]): Html | undefined {
  if (files.length === 0) return undefined;
  const lines = files.map(
    (f) =>
      html`<li><span>${f.href ? html`<a href="${f.href}">${f.name}</a>` : f.name} <span class="soft">${f.detail}</span></span>${f.act}</li>`,
  );
  return html`<ul aria-label="Tệp đã tải lên">${lines}</ul>`;
}

const accept = ["image/jpeg", "image/png", "application/pdf"];
export const fileUploadExamples: Examples = {
  component: "Tải tệp",
  examples: [
    {
      name: "Chưa có tệp",
      view: () =>
        fileUpload({
          name: "ex.file",
          label: "Ảnh chụp Giấy chứng sinh",
          hint: "Ảnh JPG, PNG hoặc tệp PDF, tối đa 20 MB",
          accept,
        }),
    },
    {
      name: "Đã có tệp",
      view: () =>
        fileUpload({
          name: "ex.file2",
          label: "Ảnh chụp Giấy chứng sinh",
          accept,
          files: [{ name: "chung-sinh.jpg", detail: "ảnh, 1,2 MB", href: "#tep" }],
        }),
    },
    {
      name: "Tệp quá lớn",
      view: () =>
        fileUpload({
          name: "ex.file3",
          label: "Ảnh chụp Giấy chứng sinh",
          accept,
          error: "Tệp này 34 MB; hãy chọn tệp từ 20 MB trở xuống",
        }),
    },
  ],
};
