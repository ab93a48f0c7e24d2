import { type DraftCase, draftCase, findOpenDraft, nextStop } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { type Html, html, link, notice } from "../../ui/index.ts";
import { stopPath } from "../filing/paths.ts";
import { dayAndTime } from "../words.ts";

/** The signed-in person's open draft of a procedure, worked through. */
export async function openDraftOf(c: AppContext, code: string): Promise<DraftCase | undefined> {
  const session = c.var.session;
  if (session?.face !== "person") return undefined;
  const draft = await findOpenDraft(c.var.services, session.person, code);
  return draft && draftCase(c.var.services, session.person, draft);
}

/** An open draft is offered before a new one. */
export function draftNotice(draft: DraftCase): Html {
  const subject = draft.known["child.name"];
  const whose = typeof subject === "string" ? ` cho ${subject}` : "";
  return notice({
    tone: "ok",
    title: "Bạn đang điền dở",
    body: html`<p>Phần đang điền${whose} lưu ngày ${dayAndTime(draft.draft.savedAt)}.</p><p>${link({ href: stopPath(draft.draft.id, nextStop(draft)), text: "Điền tiếp", look: "primary" })}</p>`,
  });
}
