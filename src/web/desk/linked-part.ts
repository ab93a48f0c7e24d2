import { type ChildRef, isOver, STATE_NAMES, STATES } from "../../core/dossier/index.ts";
import type { DeskDossier } from "../../features/desk/index.ts";
import { type Child, type Html, html, tag } from "../ui/index.ts";
import { dossierPath, filePath } from "./paths.ts";
import { shortMoment } from "./words.ts";

/** Liên thông: of whose dossier this is a part, or how the parts at other agencies stand; a link where the officer may look. */
export function linkedPart({ dossier, family }: DeskDossier): Html | undefined {
  const { parent, children } = dossier;
  if (parent) {
    const code = family.parent ? html`<a href="${dossierPath(parent.code)}">${parent.code}</a>` : parent.code;
    return html`<h2>Liên thông</h2><p>Hồ sơ này là một phần của hồ sơ <span class="num">${code}</span>. Người dân chỉ theo dõi hồ sơ đó; kết quả ký xong tự chuyển về.</p>`;
  }
  if (!children) return undefined;
  const seen = new Set(family.children.map(({ id }) => id));
  return html`<h2>Liên thông</h2><ul class="plain">${children.map((child) => line(dossier.code, child, seen.has(child.id)))}</ul>`;
}

function line(code: string, child: ChildRef, seen: boolean): Html {
  const name: Child = seen ? html`<a href="${dossierPath(child.code)}">${child.procedureName}</a>` : child.procedureName;
  const state = STATES.find((one) => one === child.state);
  const tone = child.trouble ? "late" : child.result ? "ok" : "info";
  const until = child.state === "submitted" ? "tiếp nhận trước" : "hạn";
  const due = child.dueAt && !isOver(child) ? ` · ${until} ${shortMoment(child.dueAt)}` : "";
  return html`<li>${name} ${tag({ tone, text: state ? STATE_NAMES[state] : child.state })}<span class="sub">${child.agencyName}${due}</span>${child.trouble && html`<span class="sub">${child.trouble}</span>`}${child.result && html`<span class="sub"><a href="${filePath(code, child.result.file.sha256)}">${child.result.name} số ${child.result.number}</a></span>`}</li>`;
}
