import type { Reader } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { eventOf, viewDossier } from "../dossiers/index.ts";
import { forRepresentative, messageOf } from "./message-of.ts";
import { insertMessage } from "./sql.ts";

/** Reads the log and tells applicants, and whoever filed for them, what matters to them, once each: message and cursor are committed together. */
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
          const words = dossier && messageOf(dossier, logged);
          if (!words) continue;
          const { applicant, representative } = dossier;
          const about = { dossierId: entry.dossierId, version: entry.version, at: entry.at };
          await insertMessage(tx, { ...words, ...about, personId: applicant.personId });
          if (!representative || representative.personId === applicant.personId) continue;
          const personId = representative.personId;
          await insertMessage(tx, { ...forRepresentative(words, applicant.name), ...about, personId });
        }
      },
    },
  ];
}
