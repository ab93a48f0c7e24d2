import { type Mandate, whyNotUsable } from "../../core/mandate/index.ts";
import type { Services } from "../../platform/services.ts";
import { type Acting, findPersonById, type Person } from "../identity/index.ts";
import { selectMandate, selectOrganisation } from "./sql.ts";
import { todayOf } from "./write-mandate.ts";

export type FoundActing =
  | { ok: true; acting: Acting }
  | { ok: false /** In a sentence, why it cannot be used (any more). */; why: string };

/** By what right a person acts at this moment; asked on every request, so that a mandate that was revoked ends at once. */
export async function findActing(
  services: Pick<Services, "db" | "clock">,
  person: Person,
  mandateId: string,
): Promise<FoundActing> {
  const mandate = await selectMandate(services.db, mandateId);
  if (mandate?.receiver.personalId !== person.personalId) return { ok: false, why: "Bạn không có quyền làm thay này." };
  const why = whyNotUsable(mandate, todayOf(services));
  if (why) return { ok: false, why };
  const applicant = await applicantOf(services, person, mandate);
  if (!applicant) return { ok: false, why: "Bạn không có quyền làm thay này." };
  const { id, kind, scope, until, evidence } = mandate;
  return {
    ok: true,
    acting: {
      mandateId: id,
      kind,
      personId: applicant.id,
      personalId: applicant.personalId,
      name: applicant.name,
      scope,
      ...(until && { until }),
      ...(evidence.way === "pledge" && { pledged: true }),
      applicant,
    },
  };
}

async function applicantOf(
  services: Pick<Services, "db">,
  person: Person,
  { giver }: Mandate,
): Promise<Acting["applicant"] | undefined> {
  if (giver.kind === "person") return findPersonById(services, giver.id);
  const row = await selectOrganisation(services.db, giver.id);
  if (!row) return undefined;
  return {
    id: row.id,
    personalId: row.tax_code,
    name: row.name,
    birthDate: undefined,
    gender: undefined,
    // An organisation is called through the one who works for it.
    phone: person.phone,
    email: person.email,
    address: row.address,
    communeCode: row.commune_code ?? undefined,
    level: 0,
    integratedDocuments: [],
    organisation: true,
  };
}
