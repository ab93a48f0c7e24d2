import { randomUUID } from "node:crypto";
import type { ActingCommand, Actor, Dossier, Role } from "../../../core/dossier/index.ts";
import {
  commands,
  file,
  filing,
  libraryCard,
  personalIdValue,
  reader,
  officer as someOfficer,
  system,
} from "../../../core/dossier/testing/library-card.ts";
import type { Services } from "../../../platform/services.ts";
import { findProcedure, publishRevisions } from "../../catalogue/index.ts";
import { actOnDossier, openDossier } from "../../dossiers/index.ts";

const OFFICERS = {
  receptionist: "00000000-0000-4000-8000-0000000000a1",
  specialist: "00000000-0000-4000-8000-0000000000a2",
  leader: "00000000-0000-4000-8000-0000000000a3",
  controller: "00000000-0000-4000-8000-0000000000a4",
};
/** An officer as the database wants them. */
export const officer = (role: Role) => someOfficer(role, { officerId: OFFICERS[role] });

export const photo = {
  paperId: "photo",
  name: "Ảnh chân dung",
  file: { ...file, name: "anh.jpg" },
  uploadedAt: "2026-11-17T01:00:00.000Z",
};

export type Story = {
  open: (patch?: Partial<typeof filing>) => Promise<Dossier>;
  act: (dossier: Dossier, actor: Actor, command: ActingCommand) => Promise<Dossier>;
  /** At the specialist's desk, with a draft. */
  inAppraisal: () => Promise<Dossier>;
  /** Everything from submission to the rating, handed over at the counter. */
  wholeLife: () => Promise<Dossier>;
};

/** Acts on dossiers of the invented library card, a minute between any two. */
export async function libraryStory(services: Services, pass: (time: Temporal.DurationLike) => void): Promise<Story> {
  await publishRevisions(services, [libraryCard]);
  const revisionId = (await findProcedure(services, libraryCard.code))!.id;
  const open: Story["open"] = async (patch = {}) => {
    pass({ minutes: 1 });
    const own = { ...filing, revisionId, papers: [photo], ...patch };
    const opened = await openDossier(services, { key: randomUUID(), actor: reader, filing: own });
    if (!opened.ok) throw new Error(opened.refusal.message);
    return opened.dossier;
  };
  const act: Story["act"] = async ({ id: dossierId }, actor, command) => {
    pass({ minutes: 1 });
    const outcome = await actOnDossier(services, { dossierId, key: randomUUID(), actor, command });
    if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.message}`);
    return outcome.dossier;
  };
  const inAppraisal = async () => {
    const dossier = await open();
    await act(dossier, officer("receptionist"), { type: "receive" });
    await act(dossier, officer("receptionist"), { type: "completeStep", note: "" });
    await act(dossier, officer("specialist"), { type: "requestPersonalId" });
    await act(dossier, system, { type: "recordPersonalId", value: personalIdValue });
    return act(dossier, officer("specialist"), commands.draft);
  };
  const wholeLife = async () => {
    const dossier = await inAppraisal();
    await act(dossier, officer("specialist"), { type: "completeStep", note: "Đủ điều kiện" });
    await act(dossier, officer("leader"), commands.approve);
    await act(dossier, officer("receptionist"), { type: "handOver", way: "counter", receiver: reader.name });
    return act(dossier, reader, { type: "rate", score: "satisfied", reasons: [], comment: "" });
  };
  return { open, act, inAppraisal, wholeLife };
}
