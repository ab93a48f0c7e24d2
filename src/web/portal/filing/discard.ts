import { discardDraft } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { personOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { draftOf } from "./open.ts";

/** POST: throws away what was filled in. */
export async function discard(c: AppContext): Promise<Response> {
  const { person } = personOf(c);
  const { draft } = await draftOf(c);
  if (!(await discardDraft(c.var.services, { person, draftId: draft.id }))) throw notFound();
  return c.redirect("/ho-so?da-xoa=1", 303);
}
