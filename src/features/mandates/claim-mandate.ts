import type { MandateKind, MandateScope } from "../../core/dossier/index.ts";
import { type Evidence, familyProcedures, type Giver, type Mandate, RELATIONS, type Relation } from "../../core/mandate/index.ts";
import { checkTaxCode } from "../../core/procedure/index.ts";
import type { Services } from "../../platform/services.ts";
import { ensurePerson, type Person } from "../identity/index.ts";
import { requestLookup } from "../population/index.ts";
import { mandateLaw } from "./law.ts";
import { realActor } from "./person-actor.ts";
import { readName, readNumber } from "./read-people.ts";
import { ensureOrganisation } from "./sql.ts";
import type { CheckedEvidence, MandateOutcome } from "./types.ts";
import { createMandate, todayOf } from "./write-mandate.ts";

const ALL: MandateScope = { rights: ["file", "answer", "pay", "receive"] };

type Refused = Extract<MandateOutcome, { ok: false }>;
/** `key`: of the form; a UUID. */
type Other = { key: string; person: Person; giverNumber: string; giverName: string; file: CheckedEvidence | undefined };

/**
 * A close relative says that they act for somebody (người thân, TT 04/2020/TT-BTP Điều 2). The register is asked about the tie; `settleClaim`
 * reads its answer. Covers the procedures of the law alone, and of the dossiers only those that the relative files.
 */
export async function claimFamily(
  services: Services,
  input: Other & { relation: string; pledged: boolean },
): Promise<MandateOutcome> {
  const relation = RELATIONS.find((one) => one === input.relation);
  if (!relation) return wrong("relation", "Hãy chọn bạn là gì của người ấy.");
  if (!input.pledged) return wrong("evidence", "Hãy đánh dấu vào ô cam đoan để đi tiếp.");
  const giver = await giverOf(services, input);
  if ("ok" in giver) return giver;
  const procedures = familyProcedures(mandateLaw(), relation, input.file !== undefined);
  return claim(services, input, "family", giver, { ...ALL, procedures, ownOnly: true }, relation);
}

/** A parent of a minor, or a guardian with a decision, says so: a register or the counter has to confirm it (BLDS 2015, Điều 46–48, 136). */
export async function claimGuardian(services: Services, input: Other): Promise<MandateOutcome> {
  const giver = await giverOf(services, input);
  if ("ok" in giver) return giver;
  return claim(services, input, "guardian", giver, ALL);
}

/** The legal representative of an organisation says so: the business register confirms it, and is asked again when the proof grows old. */
export async function claimOrganisation(
  services: Services,
  input: { key: string; person: Person; taxCode: string },
): Promise<MandateOutcome> {
  const code = checkTaxCode(input.taxCode);
  if (!code.ok) return wrong("taxCode", code.message);
  const row = await ensureOrganisation(services.db, code.value, services.clock.now().toString());
  const giver: Giver = { kind: "organisation", id: row.id, number: row.tax_code, name: row.name };
  return claim(services, { ...input, file: undefined }, "guardian", giver, ALL);
}

async function giverOf(services: Services, input: Other): Promise<Giver | Refused> {
  const personalId = readNumber(input.giverNumber);
  const name = readName(input.giverName);
  if (!personalId) return wrong("giverNumber", "Số định danh gồm 12 chữ số, có trên thẻ căn cước hoặc giấy khai sinh.");
  if (personalId === input.person.personalId)
    return wrong("giverNumber", "Đây là số của chính bạn. Hãy nhập số của người mà bạn làm thay.");
  if (!name) return wrong("giverName", "Hãy ghi họ tên người mà bạn làm thay.");
  const { id } = await ensurePerson(services, { personalId, name }, false);
  // What was typed, so that `settleClaim` can hold it against the register.
  return { kind: "person", id, number: personalId, name };
}

async function claim(
  services: Services,
  { key, person, file }: { key: string; person: Person; file: CheckedEvidence | undefined },
  kind: MandateKind,
  giver: Giver,
  scope: MandateScope,
  relation?: Relation,
): Promise<MandateOutcome> {
  const stored = file && (await services.files.put(file.bytes));
  const evidence: Evidence = {
    way: giver.kind === "organisation" ? "lawfulRepresentative" : "pledge",
    by: giver.name,
    ...(relation && { relation }),
    ...(file && stored && { file: { sha256: stored.sha256, size: stored.size, name: file.name, mediaType: file.mediaType } }),
  };
  const mandate = await createMandate(
    services,
    realActor(person),
    { type: "Claimed", ...(relation && { relation }) },
    {
      id: key,
      kind,
      giver,
      receiver: { personalId: person.personalId, name: person.name },
      scope,
      from: todayOf(services),
      until: null,
      evidence,
      state: "checking",
      agencyId: null,
    },
  );
  await ask(services, person, mandate);
  return { ok: true, mandate };
}

/** The questions stand under the mandate's id, as those of a form stand under its draft's. */
async function ask(services: Services, person: Person, { id, giver, receiver, kind }: Mandate): Promise<void> {
  const common = { askedBy: realActor(person), draftId: id, procedureCode: mandateLaw().kinLicence };
  if (giver.kind === "organisation") {
    const purpose = "Xác định người đại diện theo pháp luật của tổ chức";
    await requestLookup(services, {
      ...common,
      kind: "organisation",
      args: { taxCode: giver.number },
      purpose,
      fieldId: "giver",
    });
    return;
  }
  const purpose = "Xác định quan hệ giữa người có việc và người làm thay";
  await requestLookup(services, { ...common, kind: "kin", args: { personalId: giver.number }, purpose, fieldId: "giver" });
  if (kind !== "family") return;
  await requestLookup(services, {
    ...common,
    kind: "kin",
    args: { personalId: receiver.personalId },
    purpose,
    fieldId: "receiver",
  });
}

const wrong = (field: Refused["field"] & string, message: string): Refused => ({ ok: false, field, message });
