import type { Reader } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { eventOf, viewDossier } from "../dossiers/index.ts";
import { messageOf } from "./message-of.ts";
import { insertMessage } from "./sql.ts";

/** Reads the log and tells applicants what matters to them, once each: message and cursor are committed together. */
export function readers(services: Services): Reader[] {
  return [
    {
      name: "notify",
      handle: async (tx, entries) => {
        for (const entry of entries) {
          const logged = eventOf(entry);
          const dossier = await viewDossier(
            { ...services, db: tx },
            { kind: "system", name: "Báo tin" },
            { id: entry.dossierId },
          );
          // Of a part at another agency (liên thông) the applicant hears through the whole.
          const words = dossier && !dossier.parent && messageOf(dossier, logged);
          if (!words) continue;
          const { personId } = dossier.applicant;
          await insertMessage(tx, { ...words, personId, dossierId: entry.dossierId, version: entry.version, at: entry.at });
        }
      },
    },
  ];
}
