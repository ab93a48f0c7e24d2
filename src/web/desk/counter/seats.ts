import type { Role } from "../../../core/dossier/index.ts";
import { choosePost, findSession, listPosts, type OfficerActor } from "../../../features/identity/index.ts";
import type { AppContext } from "../../context.ts";
import { tokenCookie } from "../../cookies.ts";
import type { Form } from "../../form-data.ts";
import { officerOf } from "../../guards.ts";
import { type Html, html } from "../../ui/index.ts";

const FIELD = "_vai";

/** A post of the signed-in officer at the agency where they act now; `postId` of those that are not the acting one. */
export type Seat = { actor: OfficerActor; postId?: string };

/** The acting post first, then the officer's other posts at the same agency: who holds several goes on without typing anything again. */
export async function seatsOf(c: AppContext): Promise<Seat[]> {
  const { actor, officerId, postId } = officerOf(c);
  const posts = await listPosts(c.var.services, officerId);
  const others = posts.filter(({ id, agencyId }) => id !== postId && agencyId === actor.agencyId);
  const { unit: _, ...self } = actor;
  const inPost = ({ id, role, position, unit }: (typeof posts)[number]): Seat[] =>
    role === "administrator" ? [] : [{ actor: { ...self, role, position, ...(unit && { unit }) }, postId: id }];
  return [{ actor }, ...others.flatMap(inPost)];
}

export const seatOf = (seats: readonly Seat[], role: Role): Seat | undefined => seats.find(({ actor }) => actor.role === role);

/** Says with a form that it is sent in another post. */
export const seatField = ({ postId }: Seat): Html | undefined =>
  postId ? html`<input type="hidden" name="${FIELD}" value="${postId}">` : undefined;

/** The officer in the post that a form names: the session changes to it, as it would by hand. One post at a time, never mixed. */
export async function actorFor(c: AppContext, form: Form): Promise<OfficerActor> {
  const session = officerOf(c);
  const postId = form.get(FIELD);
  if (!postId || !(await choosePost(c.var.services, session, postId))) return session.actor;
  const token = tokenCookie(c, "officer");
  const found = token ? await findSession(c.var.services, "officer", token) : undefined;
  return found?.session?.face === "officer" && found.session.actor ? found.session.actor : session.actor;
}
