/** A birth filed by the father, its officers, and the simulated registers beside them. For tests of the desk. */
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { ActingCommand, Actor, Dossier, Filing, Role } from "../../../core/dossier/index.ts";
import { feeFor, subjectOf } from "../../../core/procedure/index.ts";
import type { Answers, RegisterValues } from "../../../core/procedure/types.ts";
import { catchUp } from "../../../platform/log/index.ts";
import type { Services } from "../../../platform/services.ts";
import { settled } from "../../../platform/testing/settled.ts";
import { findProcedure, publishFolder } from "../../catalogue/index.ts";
import { actOnDossier, openDossier } from "../../dossiers/index.ts";
import { lookUp } from "../../population/index.ts";
import { readers, tasks } from "../index.ts";
import type { Officer } from "../types.ts";

export const AGENCY = "H60.30.12";
const MOTHER = "008198990412";
const FATHER = "008095990718";
export const NOTICE = "08201.261115.01";

export const father: Extract<Actor, { kind: "person" }> = {
  kind: "person",
  personId: "00000000-0000-4000-8000-000000000011",
  personalId: FATHER,
  name: "HOÀNG VĂN TOÀN",
  level: 2,
};

const NAMES: Record<Role, [id: string, name: string, position: string]> = {
  receptionist: ["00000000-0000-4000-8000-0000000000a1", "NÔNG THỊ HẠNH", "Nhân viên Bộ phận Một cửa"],
  specialist: ["00000000-0000-4000-8000-0000000000a2", "LÝ THỊ THU", "Công chức tư pháp – hộ tịch"],
  leader: ["00000000-0000-4000-8000-0000000000a3", "NGUYỄN QUỐC HUY", "Phó Chủ tịch UBND xã"],
  controller: ["00000000-0000-4000-8000-0000000000a4", "TRẦN QUỐC DŨNG", "Chuyên viên"],
};

export function officer(role: Role, patch: Partial<Officer> = {}): Officer {
  const [officerId, name, position] = NAMES[role];
  const office = { agencyId: AGENCY, agencyName: "Ủy ban nhân dân xã Thượng Lâm" };
  return { kind: "officer", officerId, personalId: "008190990289", name, position, role, ...office, ...patch };
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
  copies: 2,
  "delivery.way": "counter",
  "contact.phone": "0912000001",
  pledge: true,
};

/** Publishes the procedures and asks the registers what a citizen would be shown. Needs the simulated outside world. */
export async function birthFiling(services: Services, patch: Partial<Filing> = {}): Promise<Filing> {
  await publishFolder(services, fileURLToPath(new URL("../../../../procedures", import.meta.url)));
  const { id: revisionId, revision } = (await findProcedure(services, "1.001193"))!;
  const registers = await registersNow(services);
  const requester = { personalId: FATHER, name: father.name, level: 2, birthDate: "1995-09-12" };
  const ctx = { answers: ANSWERS, registers, documents: [], channel: "online", today: "2026-11-17", requester } as const;
  const fee = feeFor(revision, { ...ctx, documents: [] }, []);
  return {
    procedureCode: revision.code,
    procedureName: revision.name,
    revisionId,
    agencyId: AGENCY,
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
    subject: subjectOf(revision, { ...ctx, documents: [] }),
    answers: ANSWERS,
    registers,
    papers: [],
    delivery: { way: "counter" },
    fee,
    ...patch,
  };
}

async function registersNow(services: Services): Promise<RegisterValues> {
  const ask = (kind: "person" | "marriage" | "birthNotice", args: Record<string, string>) =>
    lookUp(services, { kind, args, purpose: "Kiểm thử", procedureCode: "1.001193", askedBy: father, dossierId: randomUUID() });
  return {
    birthNotice: await ask("birthNotice", { number: NOTICE }),
    mother: await ask("person", { personalId: MOTHER }),
    father: await ask("person", { personalId: FATHER }),
    marriage: await ask("marriage", { first: MOTHER, second: FATHER }),
  };
}

/** @throws when it is refused */
export async function fileBirth(services: Services, filing: Filing): Promise<Dossier> {
  const opened = await openDossier(services, { key: randomUUID(), actor: father, filing });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.dossier;
}

/** An act that must succeed. @throws when it is refused */
export async function act(services: Services, dossier: Dossier, actor: Actor, command: ActingCommand): Promise<Dossier> {
  const outcome = await actOnDossier(services, { dossierId: dossier.id, actor, command, key: randomUUID() });
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.message}`);
  return outcome.dossier;
}

/** Received and handed to the specialist. */
export async function toSpecialist(services: Services, dossier: Dossier): Promise<Dossier> {
  await act(services, dossier, officer("receptionist"), { type: "receive" });
  return act(services, dossier, officer("receptionist"), { type: "completeStep", note: "" });
}

/** Lets the readers of the desk read, and does the tasks that they queued, as the worker would. */
export async function readAndAssign(services: Services, dossier: Dossier): Promise<void> {
  await settled(services.db);
  for (const reader of readers(services)) await catchUp(services, reader);
  await tasks["assign-personal-id"]!(services, { dossierId: dossier.id, version: dossier.version });
}
