import { PDFJS } from "../pdfjs.ts";
import { type Html, html } from "../ui/index.ts";
import { lowerFirst } from "./words.ts";

type Sheet = { href: string; name: string };

/**
 * A PDF of ours inside the page, turned page by page; before it a link to open it alone. Without script the browser shows it, where it can. The
 * page must allowObjects() and take the script mc-sheets.
 */
export function pdfObject({ href, name }: Sheet): Html {
  const open = html`<p><a class="tap" href="${href}">Mở ${lowerFirst(name)} (PDF)</a></p>`;
  const plain = html`<object class="paper" type="application/pdf" data="${href}#navpanes=0&view=FitH" title="${name} (PDF)"><p class="soft">Trình duyệt này không hiện được PDF trong trang; hãy bấm dòng ở trên.</p></object>`;
  return html`${open}<mc-sheet data-kind="pdf" data-href="${href}" data-name="${name}" data-lib="${PDFJS}"><noscript>${plain}</noscript></mc-sheet>`;
}

/** A photograph, to be zoomed and turned; without script it opens alone. */
export function photo({ href, name }: Sheet): Html {
  const plain = html`<a href="${href}"><img class="paper" src="${href}" alt="Ảnh: ${name}. Bấm để xem cỡ thật." loading="lazy"></a>`;
  const open = html`<p><a class="tap" href="${href}">Mở ảnh ${lowerFirst(name)}</a></p>`;
  return html`${open}<mc-sheet data-kind="photo" data-href="${href}" data-name="${name}"><noscript>${plain}</noscript></mc-sheet>`;
}
