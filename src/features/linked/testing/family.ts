/** 2.000986 filed by the father, its officers at three agencies, and the simulated registers beside them. For tests. */
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { type ActingCommand, type Actor, type Dossier, type Filing, openStep, type Role } from "../../../core/dossier/index.ts";
import { feeFor, subjectOf } from "../../../core/procedure/index.ts";
import type { Answers, RegisterValues } from "../../../core/procedure/types.ts";
import { catchUp } from "../../../platform/log/index.ts";
import type { Services } from "../../../platform/services.ts";
import { settled } from "../../../platform/testing/settled.ts";
import { findProcedure, getRevision, publishFolder } from "../../catalogue/index.ts";
import { approveResult, tasks as deskTasks, draftResult, type Officer } from "../../desk/index.ts";
import { actOnDossier, openDossier, viewDossier } from "../../dossiers/index.ts";
import { lookUp } from "../../population/index.ts";
import { FILE_CHILD, fileChild } from "../file-child.ts";
import { readers } from "../index.ts";

export const COMMUNE = "H60.30.12";
export const INSURANCE = "H60.22";
const MOTHER = "008198990412";
const FATHER = "008095990718";
const NOTICE = "08201.261115.01";
const SYSTEM = { kind: "system", name: "Kiểm thử" } as const;

export const father: Extract<Actor, { kind: "person" }> = {
  kind: "person",
  personId: "00000000-0000-4000-8000-000000000011",
  personalId: FATHER,
  name: "HOÀNG VĂN TOÀN",
  level: 2,
};

const NAMES: Record<string, Record<Role, string>> = {
  [COMMUNE]: { receptionist: "NÔNG THỊ HẠNH", specialist: "LÝ THỊ THU", leader: "NGUYỄN QUỐC HUY", controller: "" },
  [INSURANCE]: { receptionist: "ĐẶNG THỊ MAI", specialist: "TRIỆU VĂN SƠN", leader: "QUAN THỊ HƯƠNG", controller: "" },
};

export function officer(agencyId: string, role: Role): Officer {
  const name = NAMES[agencyId]![role];
  const officerId = `00000000-0000-4000-8000-0000000${agencyId === COMMUNE ? "1" : "2"}00${String(role.length).padStart(2, "0")}`;
  const place = { agencyId, agencyName: agencyId };
  return { kind: "officer", officerId, personalId: "008190990289", name, position: "Công chức", role, ...place };
}

const ANSWERS: Answers = {
  "requester.relation": "father",
  "birth.proof": "eNotice",
  birthNotice: NOTICE,
  "birthNotice.confirmed": true,
  "child.name": "HOÀNG MINH AN",
  mother: MOTHER,
  "mother.confirmed": true,
  "father.status": "married",
  father: FATHER,
  "father.confirmed": true,
  "marriage.confirmed": true,
  "child.hometown": "xã Thượng Lâm, tỉnh Tuyên Quang",
  "child.ethnicity": "Tày",
  "child.nationality": "Việt Nam",
  "residence.with": "father",
  householder: FATHER,
  "householder.confirmed": true,
  "residence.relation": "child",
  "residence.consent": "selfOrVneid",
  "insurance.facility": "Trạm Y tế xã Thượng Lâm",
  copies: 0,
  "delivery.way": "counter",
  "contact.phone": "0912000001",
  pledge: true,
};

/** Publishes the procedures and asks the registers what a citizen would be shown. Needs the simulated outside world. */
export async function familyFiling(services: Services, patch: Partial<Filing> = {}): Promise<Filing> {
  await publishFolder(services, fileURLToPath(new URL("../../../../procedures", import.meta.url)));
  const { id: revisionId, revision } = (await findProcedure(services, "2.000986"))!;
  const registers = await registersNow(services);
  const requester = { personalId: FATHER, name: father.name, level: 2, birthDate: "1995-09-12" };
  const ctx = { answers: ANSWERS, registers, documents: [], channel: "online", today: "2026-11-17", requester } as const;
  return {
    procedureCode: revision.code,
    procedureName: revision.name,
    revisionId,
    agencyId: COMMUNE,
    agencyName: "Ủy ban nhân dân xã Thượng Lâm",
    channel: "online",
    submittedBy: "self",
    applicant: {
      personId: father.personId,
      ...requester,
      address: "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang",
      phone: "0912000001",
      email: "",
    },
    subject: subjectOf(revision, ctx),
    answers: ANSWERS,
    registers,
    papers: [],
    delivery: { way: "counter" },
    fee: feeFor(revision, ctx, []),
    ...patch,
  };
}

async function registersNow(services: Services): Promise<RegisterValues> {
  const ask = (kind: "person" | "marriage" | "birthNotice", args: Record<string, string>) =>
    lookUp(services, { kind, args, purpose: "Kiểm thử", procedureCode: "1.001193", askedBy: father, dossierId: randomUUID() });
  const dad = await ask("person", { personalId: FATHER });
  return {
    birthNotice: await ask("birthNotice", { number: NOTICE }),
    mother: await ask("person", { personalId: MOTHER }),
    father: dad,
    householder: dad,
    marriage: await ask("marriage", { first: MOTHER, second: FATHER }),
  };
}

/** @throws when it is refused */
export async function file(services: Services, filing: Filing): Promise<Dossier> {
  const opened = await openDossier(services, { key: randomUUID(), actor: father, filing });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.dossier;
}

export const current = async (services: Services, { id }: { id: string }): Promise<Dossier> =>
  (await viewDossier(services, SYSTEM, { id }))!;

/** An act that must succeed. @throws when it is refused */
export async function act(services: Services, { id }: { id: string }, actor: Actor, command: ActingCommand): Promise<Dossier> {
  const outcome = await actOnDossier(services, { dossierId: id, actor, command, key: randomUUID() });
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.message}`);
  return outcome.dossier;
}

/** The reader of this room alone, until nothing is left to read. */
export async function read(services: Services): Promise<void> {
  for (let count = 1; count > 0; ) {
    await settled(services.db);
    count = 0;
    for (const reader of readers(services)) count += await catchUp(services, reader);
  }
}

/** What the reader queued so far, oldest first. */
export async function queued(admin: { db: Services["db"] }): Promise<Record<string, unknown>[]> {
  const found = await sql<{ payload: Record<string, unknown> }>`
    select j.payload::jsonb as payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = ${FILE_CHILD} order by j.id`.execute(admin.db);
  return found.rows.map(({ payload }) => payload);
}

/** Reads, files what was queued as the worker would, and reads again. */
export async function settle(services: Services, admin: { db: Services["db"] }): Promise<void> {
  await read(services);
  for (const payload of await queued(admin)) await fileChild(services, payload);
  await read(services);
}

/** Does the open steps one by one until the dossier is in one of these states, or its open step is another agency's. */
export async function work(services: Services, { id }: { id: string }, until: readonly Dossier["state"][]): Promise<Dossier> {
  for (let count = 0; count < 30; count++) {
    const dossier = await current(services, { id });
    if (until.includes(dossier.state)) return dossier;
    const step = openStep(dossier);
    if (step?.child) return dossier;
    const actor = officer(dossier.agencyId, step?.by ?? "receptionist");
    if (!step) await act(services, dossier, actor, { type: "receive" });
    else if (step.by === "leader") await sign(services, dossier, actor);
    else await appraise(services, dossier, actor);
  }
  throw new Error("It does not come to an end");
}

async function sign(services: Services, dossier: Dossier, actor: Officer): Promise<void> {
  const outcome = await approveResult(services, { actor, dossier, expectedVersion: dossier.version, key: randomUUID() });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
}

async function appraise(services: Services, dossier: Dossier, actor: Officer): Promise<void> {
  const { revisionId, personalId, draft } = dossier;
  const revision = await getRevision(services, revisionId);
  const needs = revision.steps.find(({ id }) => id === openStep(dossier)?.stepId)?.needs ?? [];
  if (needs.includes("register.personalId") && !personalId) {
    const asked = await act(services, dossier, actor, { type: "requestPersonalId" });
    await deskTasks["assign-personal-id"]!(services, { dossierId: dossier.id, version: asked.version });
  } else if (needs.includes("draft") && !draft) {
    const typed = { "result.content": "Đồng ý theo đề nghị." };
    const drafted = await draftResult(services, { actor, dossier, expectedVersion: dossier.version, key: randomUUID(), typed });
    if (!drafted.ok) throw new Error(JSON.stringify(drafted));
  } else if (needs.includes("draft") && revision.confirmation && !dossier.confirmation) {
    await act(services, dossier, actor, { type: "askConfirmation" });
    await act(services, dossier, father, { type: "answerConfirmation", agrees: true, note: "" });
  } else await act(services, dossier, actor, { type: "completeStep", note: "" });
}
