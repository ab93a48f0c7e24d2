import type { Services } from "../../../platform/services.ts";
import { selectPosts } from "../sql.ts";
import type { OfficerSession, Post } from "../types.ts";
import { updatePost } from "./sql.ts";

/** The posts an officer may act in. */
export async function listPosts(services: Services, officerId: string): Promise<Post[]> {
  const rows = await selectPosts(services.db, officerId);
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    position: row.position,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    ...(row.unit && { unit: row.unit }),
  }));
}

/** Makes a post the acting one of this session. @returns false when it is not the officer's. */
export async function choosePost(services: Services, session: OfficerSession, postId: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(postId)) return false;
  return updatePost(services.db, session.tokenHash, session.officerId, postId);
}
