import { type Actor, type Assignee, fits, type StepRun } from "../../../core/dossier/index.ts";
import type { Services } from "../../../platform/services.ts";
import { actOnDossier } from "../../dossiers/index.ts";
import { listColleagues } from "../../identity/index.ts";
import { awayNow } from "../../leave/index.ts";
import { type HeldStep, heldSteps } from "./held-steps.ts";
import { selectNames } from "./sql.ts";

type Officer = Extract<Actor, { kind: "officer" }>;

/** Somebody who may take a step over, and how many of the steps in view fit their posts. */
export type Candidate = Assignee & { what: string; fitting: number };
export type HandOverView = {
  officerId: string;
  name: string;
  /** What may be handed over here: all of it for the officer, for a leader what the own agency decides. */
  steps: HeldStep[];
  candidates: Candidate[];
};
export type HandedOver = { done: string[]; left: { code: string; stepName: string; why: string }[] };

/**
 * What of an officer's open steps may be handed over by whom: a leader gives those of the own agency to a colleague or back to the pool
 * (assignStep), an officer gives back their own (releaseStep). An administrator acts on no dossier and only asks for it.
 * @returns undefined when there is no such officer, or somebody else than a leader asks about somebody else
 */
export async function viewHandOver(services: Services, actor: Officer, officerId: string): Promise<HandOverView | undefined> {
  const own = officerId === actor.officerId;
  if (!own && actor.role !== "leader") return undefined;
  if (!/^[0-9a-f-]{36}$/.test(officerId)) return undefined;
  const [known] = await selectNames(services.db, [officerId]);
  if (!known) return undefined;
  const held = await heldSteps(services, officerId);
  const steps = actor.role === "leader" ? held.filter(({ agencyId }) => agencyId === actor.agencyId) : held;
  const candidates = actor.role === "leader" ? await candidatesFor(services, actor, officerId, steps) : [];
  return { officerId, name: known.name, steps, candidates };
}

async function candidatesFor(
  services: Services,
  actor: Officer,
  officerId: string,
  steps: readonly HeldStep[],
): Promise<Candidate[]> {
  const [posts, away] = await Promise.all([listColleagues(services, actor.agencyId), awayNow(services, actor.agencyId)]);
  const people = [...new Map(posts.map((post) => [post.officerId, post.name]))];
  return people
    .filter(([id]) => id !== officerId && !away.has(id))
    .map(([id, name]) => {
      const mine = posts.filter((post) => post.officerId === id);
      const fitting = steps.filter(({ step }) => mine.some((post) => fitsPost(step, actor, post))).length;
      return { officerId: id, name, what: mine.map(({ position }) => position).join("; "), fitting };
    })
    .filter(({ fitting }) => fitting > 0)
    .sort((a, b) => b.fitting - a.fitting || a.name.localeCompare(b.name, "vi"));
}

function fitsPost(step: HeldStep["step"], actor: Officer, post: { role: Officer["role"]; unit?: string }): boolean {
  const { unit: _, ...whole } = actor;
  const officer = { ...whole, role: post.role, ...(post.unit && { unit: post.unit }) };
  return fits(step as StepRun, officer);
}

/**
 * Hands the open steps of an officer over, each dossier for itself, in the name of whoever does it: to a colleague whose post fits the step, or
 * back to the pool. Safe to repeat with the same key; what is refused is named with the reason.
 * @param input.to null: back to the pool, where whoever takes it first does it
 */
export async function handOver(
  services: Services,
  input: { actor: Officer; officerId: string; to: string | null; reason: string; key: string },
): Promise<HandedOver | { ok: false; field: "to" | "reason"; message: string } | undefined> {
  const { actor, key, officerId } = input;
  const view = await viewHandOver(services, actor, officerId);
  if (!view) return undefined;
  const leads = actor.role === "leader";
  const reason = input.reason.trim();
  if (leads && !reason) return { ok: false, field: "reason", message: `Hãy ghi lý do để ${view.name} và người nhận biết.` };
  const to = input.to === null ? null : view.candidates.find((one) => one.officerId === input.to);
  if (to === undefined || (to && !leads)) return { ok: false, field: "to", message: "Hãy chọn một người trong danh sách." };
  const posts = to ? (await listColleagues(services, actor.agencyId)).filter((post) => post.officerId === to.officerId) : [];
  const result: HandedOver = { done: [], left: [] };
  for (const { dossierId, code, step } of view.steps) {
    const left = (why: string): void => void result.left.push({ code, stepName: step.name, why });
    if (to && !posts.some((post) => fitsPost(step, actor, post))) {
      left(`${to.name} không giữ vai hoặc phòng của bước này. Hãy chọn người khác cho hồ sơ này.`);
      continue;
    }
    const { stepId } = step;
    const assignee = to && { officerId: to.officerId, name: to.name };
    const outcome = await actOnDossier(services, {
      dossierId,
      actor,
      key: `${key}:${dossierId}:${stepId}`,
      command: leads ? { type: "assignStep", to: assignee, reason, stepId } : { type: "releaseStep", stepId },
    });
    if (outcome.ok) result.done.push(code);
    else left(outcome.refusal.message);
  }
  return result;
}
