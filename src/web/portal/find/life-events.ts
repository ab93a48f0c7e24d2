import { listGuides } from "../../../features/guides/index.ts";
import { type Html, html } from "../../ui/index.ts";

/** Moments of life by which people look for a service; each leads through its questions. */
export function lifeEvents(): Html {
  const chips = listGuides().map(({ id, title }) => html`<li><a href="/toi-can/${id}">${title}</a></li>`);
  return html`<h2>Tôi cần…</h2><ul class="chips">${chips}</ul>`;
}
