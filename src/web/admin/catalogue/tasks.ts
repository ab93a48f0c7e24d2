import {
  type CatalogueClock,
  type EditSummary,
  listEdits,
  mayApprove,
  publicationAlerts,
} from "../../../features/catalogue/index.ts";
import type { OfficerActor } from "../../../features/identity/index.ts";
import type { Services } from "../../../platform/services.ts";

/** What somebody who works on the catalogue has to do: edits to approve that are nobody's of hers, and clocks that run out. */
export async function catalogueTasks(
  services: Services,
  actor: OfficerActor,
): Promise<{ reviews: EditSummary[]; clocks: CatalogueClock[] }> {
  const [edits, { clocks }] = await Promise.all([listEdits(services), publicationAlerts(services)]);
  const reviews = mayApprove(actor) ? edits.filter((edit) => edit.state === "review" && !hasHandIn(edit, actor.officerId)) : [];
  return { reviews, clocks };
}

const hasHandIn = ({ createdBy, changedBy, submittedBy }: EditSummary, officerId: string): boolean =>
  [createdBy, changedBy, submittedBy].some((one) => one?.officerId === officerId);
