import { coversDossier, coversProcedure, type Dossier } from "../../core/dossier/index.ts";
import { inPersonOnly, type Mandate, whyNotUsable } from "../../core/mandate/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Db, Services } from "../../platform/services.ts";
import type { Acting, Person } from "../identity/index.ts";
import { mandateLaw } from "./law.ts";
import { selectGiven, selectMandate } from "./sql.ts";
import { todayOf } from "./write-mandate.ts";

/** Why a procedure cannot be filed for somebody else by this mandate, in a sentence; undefined when it can. */
export function whyNotFile(
  acting: Pick<Acting, "name" | "scope">,
  { code, plain }: Pick<Revision, "code" | "plain">,
): string | undefined {
  const legal = inPersonOnly(mandateLaw(), code);
  if (legal) return `Việc “${plain}” phải do chính ${acting.name} làm, không ai làm thay được (${legal}).`;
  if (!coversProcedure(acting.scope, code))
    return `Quyền làm thay ${acting.name} không gồm việc “${plain}”. Hãy nhờ ${acting.name} tự làm, hoặc giao thêm quyền.`;
  if (acting.scope?.rights.includes("file") === false) return `Quyền làm thay ${acting.name} không gồm việc nộp hồ sơ.`;
  return undefined;
}

/** Whether a mandate still stands, inside the transaction that writes what rests on it. @returns a sentence when it does not */
export async function whyNotStanding(
  services: Pick<Services, "clock"> & { db: Db },
  mandateId: string,
): Promise<string | undefined> {
  const mandate = await selectMandate(services.db, mandateId);
  return mandate ? whyNotUsable(mandate, todayOf(services)) : "Quyền làm thay này không còn.";
}

/** Somebody who has been given a paper for an applicant; `why`: in a sentence, why it does not do for this procedure today. */
export type Filer = { mandate: Mandate; why?: string };

/** Who may come today and file this procedure for an applicant, and those whose paper has run out or does not cover it. */
export async function listFilers(
  services: Pick<Services, "db" | "clock">,
  applicant: Pick<Person, "id" | "name">,
  revision: Pick<Revision, "code" | "plain">,
): Promise<Filer[]> {
  const given = await selectGiven(services.db, [applicant.id]);
  const today = todayOf(services);
  const filers = given
    .filter(({ state }) => state === "active" || state === "expired")
    .map((mandate): Filer => {
      const why = whyNotUsable(mandate, today) ?? whyNotFile({ name: applicant.name, scope: mandate.scope }, revision);
      return { mandate, ...(why && { why }) };
    });
  const able = new Set(filers.filter(({ why }) => !why).map(({ mandate }) => mandate.receiver.personalId));
  return filers.filter(({ mandate, why }) => !why || !able.has(mandate.receiver.personalId));
}

/** By which mandates somebody else than the applicant may fetch the result of a dossier today. */
export async function listFetchers(services: Pick<Services, "db" | "clock">, dossier: Dossier): Promise<Mandate[]> {
  const given = await selectGiven(services.db, [dossier.applicant.personId]);
  const today = todayOf(services);
  return given.filter((one) => whyNotUsable(one, today) === undefined && mayFetch(one, dossier));
}

function mayFetch({ scope, receiver, ...mandate }: Mandate, dossier: Dossier): boolean {
  if (!scope.rights.includes("receive")) return false;
  const { kind, id: mandateId, giver } = mandate;
  const actingFor = { mandateId, kind, personId: giver.id, personalId: giver.number, name: giver.name, scope };
  // The receiver may have no account: who filed is told by the number.
  const { representative } = dossier;
  const personId = representative?.personalId === receiver.personalId ? representative.personId : "";
  return coversDossier(
    { kind: "person", personId, personalId: receiver.personalId, name: receiver.name, level: 0, actingFor },
    dossier,
  );
}

export type Fetcher = { ok: true; mandate?: Mandate } | { ok: false; message: string };

/** Whether this number may be handed the result: the applicant's own, or one with a mandate that includes it. */
export async function mayReceive(
  services: Pick<Services, "db" | "clock">,
  dossier: Dossier,
  personalId: string,
): Promise<Fetcher> {
  if (personalId === dossier.applicant.personalId) return { ok: true };
  const mandate = (await listFetchers(services, dossier)).find(({ receiver }) => receiver.personalId === personalId);
  if (mandate) return { ok: true, mandate };
  return {
    ok: false,
    message: `Người mang số ${personalId} không phải ${dossier.applicant.name} và không có giấy ủy quyền gồm việc nhận kết quả. Chưa trả được; nếu có giấy, hãy ghi nhận giấy đó trước.`,
  };
}
