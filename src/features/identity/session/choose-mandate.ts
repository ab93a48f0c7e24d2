import type { Services } from "../../../platform/services.ts";
import type { PersonSession } from "../types.ts";
import { updateMandate } from "./sql.ts";

/** From now on this session works by a mandate, or for the person's own matters when it is undefined. The caller has checked whose it is. */
export function chooseMandate(
  services: Pick<Services, "db">,
  session: Pick<PersonSession, "tokenHash">,
  mandateId: string | undefined,
): Promise<void> {
  return updateMandate(services.db, session.tokenHash, mandateId ?? null);
}
