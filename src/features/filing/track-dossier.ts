import type { Dossier } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { viewDossier } from "../dossiers/index.ts";

const TRACKING = { kind: "system", name: "Tra cứu hồ sơ" } as const;

/**
 * A dossier for somebody who knows its code and the last four digits of the applicant's identification number. A wrong code and wrong
 * digits give the same answer; the code of a part at another agency (liên thông) leads to the whole. The caller counts tries and shows no personal data.
 */
export async function trackDossier(
  services: Services,
  input: { code: string; lastDigits: string },
): Promise<Dossier | undefined> {
  const code = input.code.trim().toUpperCase();
  const digits = input.lastDigits.trim();
  if (code.length > 40 || !/^\d{4}$/.test(digits)) return undefined;
  const dossier = await viewDossier(services, TRACKING, { code });
  if (!dossier?.applicant.personalId.endsWith(digits)) return undefined;
  return dossier.parent ? viewDossier(services, TRACKING, { id: dossier.parent.id }) : dossier;
}
