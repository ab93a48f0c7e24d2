import { type LoggedEvent, openSteps } from "../../core/dossier/index.ts";
import type { Reader } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { eventOf, readEvents, viewDossier } from "../dossiers/index.ts";
import { endChildren } from "./end-children.ts";
import { FILE_CHILD } from "./file-child.ts";
import { selectParents } from "./sql.ts";
import { SYSTEM } from "./system.ts";
import { tellParent } from "./tell-parent.ts";

/**
 * Keeps the dossiers of an interlinked filing in step, in the order of the log: a step of another agency is filed there, its news come back, and
 * what ends here ends there. Acts carry keys made from what they answer, so reading an entry again does nothing more.
 */
export function linkedReader(services: Services): Reader {
  return {
    name: "linked",
    handle: async (tx, entries) => {
      const parents = await selectParents(tx, [...new Set(entries.map(({ dossierId }) => dossierId))]);
      const logs = new Map<string, Promise<LoggedEvent[]>>();
      const logOf = (id: string): Promise<LoggedEvent[]> => {
        const known = logs.get(id) ?? readEvents({ db: tx }, id);
        logs.set(id, known);
        return known;
      };
      for (const entry of entries) {
        const logged = eventOf(entry);
        for (const stepId of await stepsToFile(services, logged)) {
          const payload = { dossierId: entry.dossierId, stepId, version: entry.version };
          await services.jobs.add(tx, FILE_CHILD, payload, {
            key: `${FILE_CHILD}:${entry.dossierId}:${stepId}:${entry.version}`,
          });
        }
        await endChildren(services, logged);
        const parentId = parents.get(entry.dossierId);
        if (parentId) await tellParent(services, parentId, await logOf(entry.dossierId), entry.version);
      }
    },
  };
}

/** A step of another agency began; or a dossier came out of the coordination queue, and what could not be filed is tried again. */
async function stepsToFile(services: Services, { dossierId, event }: LoggedEvent): Promise<string[]> {
  if (event.type === "StepStarted") return event.child ? [event.stepId] : [];
  if (event.type !== "Routed") return [];
  const parent = await viewDossier(services, SYSTEM, { id: dossierId });
  const filed = new Set(parent?.children?.map(({ stepId }) => stepId));
  return parent ? openSteps(parent).flatMap(({ stepId, child }) => (child && !filed.has(stepId) ? [stepId] : [])) : [];
}
