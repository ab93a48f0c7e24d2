import { type Html, html } from "../ui/index.ts";
import { lowerFirst } from "./words.ts";

/** A PDF of ours inside the page; where the browser cannot show it, a link. The page must allowObjects(). */
export function pdfObject({ href, name }: { href: string; name: string }): Html {
  return html`<object class="paper" type="application/pdf" data="${href}#navpanes=0&view=FitH" title="${name} (PDF)"><p class="soft">Trình duyệt này không hiện được PDF trong trang.</p></object><p><a class="tap" href="${href}">Mở ${lowerFirst(name)} (PDF)</a></p>`;
}
