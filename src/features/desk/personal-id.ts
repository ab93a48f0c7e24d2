import { z } from "zod";
import { caseOf, type Dossier } from "../../core/dossier/index.ts";
import { factsOf } from "../../core/procedure/index.ts";
import type { RegisterValue, Revision } from "../../core/procedure/types.ts";
import type { Reader } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { getAgency, getRevision } from "../catalogue/index.ts";
import { actOnDossier, viewDossier } from "../dossiers/index.ts";
import { allocatePersonalId, type Newborn, RegisterRefusal, SOURCES } from "../population/index.ts";

const TASK = "assign-personal-id";
const SYSTEM = { kind: "system", name: "Một Cửa" } as const;
const payloadShape = z.object({ dossierId: z.uuid(), version: z.int().positive() });

/** Wherever the log says that a number was requested, a task is put into the queue, once for each request. */
export function personalIdReader(services: Services): Reader {
  return {
    name: "personal-id",
    handle: async (tx, entries) => {
      for (const { type, dossierId, version } of entries) {
        if (type !== "PersonalIdRequested") continue;
        await services.jobs.add(tx, TASK, { dossierId, version }, { key: `${TASK}:${dossierId}:${version}` });
      }
    },
  };
}

/**
 * Asks the population register for the child's number, outside any request of a person, and records the answer. While the register is away
 * the task fails and is tried again; a request that the register refuses is recorded as not found, with the reason, and may be made anew.
 * @throws OutsideError while the register is away
 */
export async function assignPersonalId(services: Services, payload: unknown): Promise<void> {
  const { dossierId, version } = payloadShape.parse(payload);
  const dossier = await viewDossier(services, SYSTEM, { id: dossierId });
  if (!dossier || dossier.personalId?.found || dossier.finishedAt) return;
  const value = await askForNumber(services, dossier);
  const outcome = await actOnDossier(services, {
    dossierId,
    key: `${TASK}:${dossierId}:${version}`,
    actor: SYSTEM,
    command: { type: "recordPersonalId", value },
  });
  if (!outcome.ok) services.log.warn({ dossierId, refusal: outcome.refusal.code }, "personal number not recorded");
}

async function askForNumber(services: Services, dossier: Dossier): Promise<RegisterValue> {
  const [agency, revision] = await Promise.all([
    getAgency(services, dossier.agencyId),
    getRevision(services, dossier.revisionId),
  ]);
  try {
    return await allocatePersonalId(services, {
      requestId: dossier.id,
      newborn: newbornOf(dossier, revision, agency.communeCode ?? ""),
      purpose: `Cấp số định danh cá nhân khi đăng ký khai sinh, hồ sơ ${dossier.code}`,
      procedureCode: dossier.procedureCode,
      askedBy: SYSTEM,
      dossierId: dossier.id,
    });
  } catch (error) {
    if (!(error instanceof RegisterRefusal)) throw error;
    return {
      found: false,
      source: SOURCES.population,
      at: services.clock.now().toString({ smallestUnit: "millisecond" }),
      asked: { request: dossier.id },
      values: { reason: error.message },
    };
  }
}

/** The child as the population register asks for it; what the procedure does not know stays empty, and the register says so. */
export function newbornOf(dossier: Dossier, revision: Revision, communeCode: string): Newborn {
  const facts = factsOf(revision, caseOf(dossier));
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const mother = text(dossier.answers.mother);
  const father = facts.fatherDeclared === true ? text(dossier.answers.father) : "";
  return {
    name: text(dossier.answers["child.name"]),
    birthDate: text(facts.bornOn),
    gender: facts.childGender === "Nữ" ? "Nữ" : "Nam",
    communeCode,
    ...(mother && { motherPersonalId: mother }),
    ...(father && { fatherPersonalId: father }),
  };
}
