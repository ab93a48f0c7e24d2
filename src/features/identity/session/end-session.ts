import type { Services } from "../../../platform/services.ts";
import type { Session } from "../types.ts";
import { deleteSession } from "./sql.ts";

/** Signs out: the cookie is worth nothing from now on. */
export async function endSession(services: Services, session: Session): Promise<void> {
  await deleteSession(services.db, session.tokenHash);
}
