import { type Html, html } from "../ui/index.ts";
import { lowerFirst } from "./words.ts";

/** A PDF of ours inside the page; before it a link for browsers that cannot show it, as on most phones. The page must allowObjects(). */
export function pdfObject({ href, name }: { href: string; name: string }): Html {
  const open = html`<p><a class="tap" href="${href}">Mở ${lowerFirst(name)} (PDF)</a></p>`;
  return html`${open}<object class="paper" type="application/pdf" data="${href}#navpanes=0&view=FitH" title="${name} (PDF)"><p class="soft">Trình duyệt này không hiện được PDF trong trang; hãy bấm dòng ở trên.</p></object>`;
}
