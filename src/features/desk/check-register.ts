import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { type Dossier, may, maySee, type Refusal, type RegisterCheck } from "../../core/dossier/index.ts";
import { OutsideError } from "../../platform/http.ts";
import type { Services } from "../../platform/services.ts";
import { getRevision } from "../catalogue/index.ts";
import { actOnDossier, viewDossier } from "../dossiers/index.ts";
import { lookUp } from "../population/index.ts";
import { type CheckSubject, checkSubjects, compareRegister } from "./compare-register.ts";
import type { Officer } from "./types.ts";

const TASK = "check-register";
const SYSTEM = { kind: "system", name: "Một Cửa" } as const;
const payloadShape = z.object({
  dossierId: z.uuid(),
  subject: z.string(),
  checkId: z.string(),
  actor: z.record(z.string(), z.unknown()),
});

export type CheckAsked = { ok: true } | { ok: false; refusal: Refusal };

/** The officer asks; a task looks the register up outside the request and records what it said. `key` is the id of the check. */
export async function requestCheck(
  services: Services,
  input: { actor: Officer; dossierId: string; subject: string; key: string },
): Promise<CheckAsked> {
  const { actor, dossierId, subject, key } = input;
  const dossier = await viewDossier(services, actor, { id: dossierId });
  if (!dossier) return { ok: false, refusal: { code: "notFound", message: "Không tìm thấy hồ sơ này." } };
  const refusal = may(actor, "recordCheck", dossier);
  if (refusal) return { ok: false, refusal };
  const revision = await getRevision(services, dossier.revisionId);
  if (!checkSubjects(dossier, revision).some((one) => one.subject === subject)) {
    return { ok: false, refusal: { code: "notFound", message: "Hồ sơ này không có mục đó để tra cứu." } };
  }
  await services.jobs.add(undefined, TASK, { dossierId, subject, checkId: key, actor }, { key: `${TASK}:${key}` });
  return { ok: true };
}

/** Waits on our own database until the check is on record. @returns false when it is not yet after `ms` */
export async function awaitCheck(services: Services, dossierId: string, checkId: string, ms: number): Promise<boolean> {
  const tries = Math.ceil(ms / 100);
  for (let i = 0; i < tries; i++) {
    const dossier = await viewDossier(services, SYSTEM, { id: dossierId });
    if (dossier?.checks.some((check) => check.id === checkId)) return true;
    await pause(100);
  }
  return false;
}

/** Task: asks the register and records result, source and time on the dossier; an absent register is a result too (unavailable). */
export async function checkRegister(services: Services, payload: unknown): Promise<void> {
  const { dossierId, subject, checkId, actor } = payloadShape.parse(payload);
  // Written by requestCheck only.
  const officer = actor as unknown as Officer;
  const dossier = await viewDossier(services, SYSTEM, { id: dossierId });
  if (!dossier || !maySee(officer, dossier)) return;
  const revision = await getRevision(services, dossier.revisionId);
  const asked = checkSubjects(dossier, revision).find((one) => one.subject === subject);
  if (!asked) return;
  const check = { id: checkId, subject, register: asked.register, ...(await ask(services, dossier, asked, officer)) };
  await actOnDossier(services, { dossierId, key: `${TASK}:${checkId}`, actor: officer, command: { type: "recordCheck", check } });
}

async function ask(
  services: Services,
  dossier: Dossier,
  asked: CheckSubject,
  officer: Officer,
): Promise<Pick<RegisterCheck, "outcome" | "detail">> {
  const { kind, args, label } = asked;
  try {
    const value = await lookUp(services, {
      kind,
      args,
      purpose: `Đối chiếu hồ sơ ${dossier.code}: ${label}`,
      procedureCode: dossier.procedureCode,
      askedBy: officer,
      dossierId: dossier.id,
    });
    return compareRegister(asked, dossier, value);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return { outcome: "unavailable", detail: "Cơ sở dữ liệu chưa trả lời. Hãy tra cứu lại sau ít phút." };
  }
}
