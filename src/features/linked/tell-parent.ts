import { isDeepStrictEqual } from "node:util";
import { type ChildRef, type Dossier, type LoggedEvent, replay } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { actOnDossier } from "../dossiers/index.ts";
import { newsOf } from "./news-of.ts";
import { SYSTEM } from "./system.ts";

/**
 * Tells a parent what an act meant for its child: once for each act, as the child stood then, whatever happened to it since.
 * @param events all of the child; `version` is that of the event to be told of
 */
export async function tellParent(
  services: Services,
  parentId: string,
  events: readonly LoggedEvent[],
  version: number,
): Promise<void> {
  const index = events.findIndex((one) => one.version === version);
  const logged = events[index];
  if (!logged) return;
  const child = replay(events.slice(0, index + 1));
  if (logged.event.type === "Submitted") return link(services, parentId, child);
  if (!endsAct(events, index)) return;
  const begin = events.findIndex((one) => one.event.type !== "Submitted" && sameAct(one, logged));
  const before = events[begin - 1];
  const news = newsOf(child, logged.at);
  if (before && isDeepStrictEqual(newsOf(replay(events.slice(0, begin)), before.at), news)) return;
  await actOnDossier(services, {
    dossierId: parentId,
    key: `tell:${child.id}:${version}`,
    actor: SYSTEM,
    command: { type: "tellOfChild", childId: child.id, ...news },
  });
}

const sameAct = (a: LoggedEvent, b: LoggedEvent): boolean => a.at === b.at && a.actor.name === b.actor.name;
const endsAct = (events: readonly LoggedEvent[], index: number): boolean =>
  !events[index + 1] || !sameAct(events[index]!, events[index + 1]!);

/** The child was filed. When the parent has ended meanwhile, the child is not wanted any more. */
async function link(services: Services, parentId: string, child: Dossier): Promise<void> {
  const { dueAt, state, trouble } = newsOf(child, child.submittedAt);
  const ref: ChildRef = {
    id: child.id,
    code: child.code,
    stepId: child.parent!.stepId,
    procedureCode: child.procedureCode,
    procedureName: child.procedureName,
    agencyId: child.agencyId,
    agencyName: child.agencyName,
    state,
    ...(dueAt && { dueAt }),
    ...(trouble && { trouble }),
  };
  const outcome = await actOnDossier(services, {
    dossierId: parentId,
    key: `link:${child.id}`,
    actor: SYSTEM,
    command: { type: "linkChild", child: ref },
  });
  if (outcome.ok || outcome.refusal.code !== "wrongState") return;
  await actOnDossier(services, {
    dossierId: child.id,
    key: `unwanted:${child.id}`,
    actor: SYSTEM,
    command: {
      type: "stop",
      cause: "legal",
      reason: `Hồ sơ liên thông ${child.parent!.code} đã kết thúc trước khi hồ sơ này được chuyển đến`,
      legalBasis: LINKED_LAW,
    },
  });
}

/** Why what is a part of another dossier ends with it. */
export const LINKED_LAW = "Nghị định 118/2025/NĐ-CP, quy định về giải quyết thủ tục hành chính liên thông";
