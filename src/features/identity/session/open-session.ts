import { randomBytes } from "node:crypto";
import { hashToken } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { selectPosts } from "../sql.ts";
import { deleteSession, insertSession } from "./sql.ts";
import { ABSOLUTE_HOURS } from "./times.ts";

/** What the browser had before: a session that is replaced at every sign-in, so that nobody can plant one. */
type Before = { previousToken?: string | undefined };

/** Signs a person in. @returns the token for the cookie; only its hash is stored. */
export function openPersonSession(services: Services, input: Before & { personId: string }): Promise<string> {
  return open(services, input, { personId: input.personId });
}

/** Signs an officer in; with a single post it is the acting one. @returns the token for the cookie. */
export async function openOfficerSession(services: Services, input: Before & { officerId: string }): Promise<string> {
  const posts = await selectPosts(services.db, input.officerId);
  const only = posts.length === 1 ? posts[0]!.id : undefined;
  return open(services, input, { officerId: input.officerId, postId: only });
}

async function open(
  services: Services,
  before: Before,
  owner: { personId?: string; officerId?: string; postId?: string | undefined },
) {
  const { clock, db } = services;
  const now = clock.now();
  const token = randomBytes(32).toString("base64url");
  if (before.previousToken) await deleteSession(db, hashToken(before.previousToken));
  const expiresAt = now.add({ hours: ABSOLUTE_HOURS }).toString();
  const { postId, ...who } = owner;
  await insertSession(db, { tokenHash: hashToken(token), ...who, ...(postId ? { postId } : {}), at: now.toString(), expiresAt });
  return token;
}
