import { type Dossier, evolve, type LoggedEvent } from "../../../core/dossier/index.ts";

/** The appointment (ngày hẹn trả) before a supplement was asked and after it was answered; nothing at intake, when there is none yet. */
export type SupplementDue = { before?: string; after?: string };

/** One for each request that stands, in order, from the whole log of a dossier. */
export function supplementDues(events: readonly LoggedEvent[]): SupplementDue[] {
  let dossier: Dossier | undefined;
  let dues: SupplementDue[] = [];
  for (const logged of events) {
    const before = dossier?.dueAt;
    dossier = evolve(dossier, logged);
    const { event } = logged;
    if (event.type === "SupplementRequested") dues.push(before ? { before } : {});
    if (event.type === "SupplementAnswered" && event.dueAt) {
      const last = dues.pop();
      dues.push({ ...last, after: event.dueAt });
    }
    // A request that was taken back is gone from the dossier.
    dues = dues.slice(0, dossier.supplements.length);
  }
  return dues;
}
