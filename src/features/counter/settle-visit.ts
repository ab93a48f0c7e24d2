import type { Services } from "../../platform/services.ts";
import { decidingAgencies, findProcedure } from "../catalogue/index.ts";
import { startCounterDraft } from "../filing/index.ts";
import { ensurePerson, findPersonByNumber, type NamedPerson, type Person } from "../identity/index.ts";
import { awaitLookups } from "../population/index.ts";
import { VISITOR } from "./cards/check-cards.ts";
import { lookupReason } from "./difficulties/codes.ts";
import { addDifficulties } from "./difficulties/sql.ts";
import { lockVisit, updateVisit } from "./sql.ts";
import type { ByHand, Clerk, Visit, Visitor } from "./types.ts";

/** Milliseconds for which a page waits for the register; reads our own tables only. */
const PATIENCE = 1500;

/**
 * Takes in what the population register said about the visitor: an account is made for who has none, and the form begun. While the register is away an
 * account that VNeID vouched for will do. Safe to repeat.
 */
export async function settleVisit(services: Services, visit: Visit): Promise<Visitor> {
  if (visit.draftId || visit.endedAt) return "known";
  const { values, pending } = await awaitLookups(services, visit.id, PATIENCE);
  const value = values[VISITOR];
  if (value?.found) return identify(services, visit, metFrom(visit.personalId, value.values));
  if (pending.includes(VISITOR)) return "asking";
  const account = await findPersonByNumber(services, visit.personalId);
  if (account && account.level > 0) return identify(services, visit, { personalId: account.personalId, name: account.name });
  return value ? "unknown" : "away";
}

function metFrom(personalId: string, values: Readonly<Record<string, string>>): NamedPerson {
  const { name = "", birthDate, gender, residence = "", residenceCode } = values;
  return {
    personalId,
    name,
    address: residence,
    ...(birthDate && { birthDate }),
    ...((gender === "Nam" || gender === "Nữ") && { gender: gender === "Nam" ? "male" : "female" }),
    ...(residenceCode && { communeCode: residenceCode }),
  };
}

/** `reasonCode`: one of LOOKUP_REASONS; `reason`: what the clerk adds to it, or "". */
export type Typed = Omit<ByHand, "by"> & { reasonCode: string };
export type TypedError = { field: "ten" | "ngay-sinh" | "noi-o" | "ma-ly-do"; message: string };

/** A visitor whom no register can tell us of, as the clerk types from the card, with the reason. @returns what is wrong with it */
export async function typeVisitor(services: Services, clerk: Clerk, visit: Visit, typed: Typed): Promise<TypedError[]> {
  const errors: TypedError[] = [];
  if (!typed.name) errors.push({ field: "ten", message: "Hãy ghi họ tên như trên thẻ." });
  if (typed.birthDate && !isDate(typed.birthDate))
    errors.push({ field: "ngay-sinh", message: "Ngày sinh chưa đúng. Hãy ghi ngày, tháng, năm, ví dụ 03 04 1998." });
  if (!typed.address) errors.push({ field: "noi-o", message: "Hãy ghi nơi cư trú." });
  const why = lookupReason(typed.reasonCode);
  if (!why) errors.push({ field: "ma-ly-do", message: "Hãy chọn vì sao phải gõ tay." });
  if (!why || errors.length > 0) return errors;
  const { name, birthDate, address } = typed;
  const met = { personalId: visit.personalId, name: name.toLocaleUpperCase("vi"), address, ...(birthDate && { birthDate }) };
  const reason = typed.reason ? `${why.label}. ${typed.reason}` : why.label;
  await identify(services, visit, met, { name: met.name, birthDate, address, reason, by: clerk.name });
  if (SYSTEM.includes(why.code)) {
    const by = { officerId: clerk.officerId, name: clerk.name };
    await addDifficulties(services.db, { visitId: visit.id, codes: ["registerAway"], by, at: services.clock.now().toString() });
  }
  return [];
}

/** Reasons that lie with the systems, not with the visitor. */
const SYSTEM: readonly string[] = ["registerSilent", "notLicensed", "networkDown"];

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

async function identify(services: Services, { id, procedureCode }: Visit, met: NamedPerson, byHand?: ByHand): Promise<Visitor> {
  const published = await findProcedure(services, procedureCode);
  if (!published) throw new Error(`${procedureCode} is no longer offered`);
  const deciding = await decidingAgencies(services, published.revision);
  await services.db.transaction().execute(async (tx) => {
    const visit = await lockVisit(tx, id);
    if (!visit || visit.draftId || visit.endedAt) return;
    const person = await ensurePerson({ ...services, db: tx }, met);
    const agencyId = agencyFor(deciding, visit, person);
    const draftId = await startCounterDraft(services, tx, {
      person,
      code: procedureCode,
      revisionId: published.id,
      agencyId,
      key: id,
    });
    await updateVisit(tx, id, { personId: person.id, draftId, ...(byHand && { byHand }) });
  });
  return "known";
}

/** The counter's own agency where it decides, else the one of the person's commune, else the only one; the clerk may choose another. */
function agencyFor(
  deciding: readonly { id: string; communeCode: string | null }[],
  visit: Visit,
  { communeCode }: Person,
): string | null {
  const here = deciding.find((agency) => agency.id === visit.agencyId);
  const theirs = deciding.find((agency) => agency.communeCode !== null && agency.communeCode === communeCode);
  return (here ?? theirs ?? (deciding.length === 1 ? deciding[0] : undefined))?.id ?? null;
}
