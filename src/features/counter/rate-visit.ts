import type { Dossier, Score } from "../../core/dossier/index.ts";
import { mac, sameText } from "../../platform/crypto.ts";
import type { Services } from "../../platform/services.ts";
import { actOnDossier, type Outcome, viewDossier } from "../dossiers/index.ts";

const SYSTEM = { kind: "system", name: "Đánh giá tại quầy" } as const;

/** What stands in the address that whoever received the result may rate at, without signing in. */
export function ratingToken({ config }: Pick<Services, "config">, dossier: Pick<Dossier, "id">): string {
  return mac(config, "rating", dossier.id).slice(0, 22);
}

/** The dossier of such an address; undefined when code and token do not belong together, or there is nothing to rate. */
export async function findRated(services: Services, input: { code: string; token: string }): Promise<Dossier | undefined> {
  const dossier = await viewDossier(services, SYSTEM, { code: input.code });
  if (!dossier?.handOver || !sameText(input.token, ratingToken(services, dossier))) return undefined;
  return dossier;
}

/** Rates as the applicant, to whose dossier the address belongs. The first rating counts. */
export function rateVisit(
  services: Services,
  dossier: Dossier,
  { score, comment, key }: { score: Score; comment: string; key: string },
): Promise<Outcome> {
  const { personId, personalId, name, level } = dossier.applicant;
  return actOnDossier(services, {
    dossierId: dossier.id,
    key: `rate:${dossier.id}:${key}`,
    actor: { kind: "person", personId, personalId, name, level },
    command: { type: "rate", score, reasons: [], comment },
  });
}
