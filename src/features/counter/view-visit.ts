import type { Dossier } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { recordDenial, viewDossier } from "../dossiers/index.ts";
import { type DraftCase, openCase } from "../filing/index.ts";
import { findPersonById, type Person } from "../identity/index.ts";
import { selectVisit } from "./sql.ts";
import type { Clerk, Visit, VisitTimes } from "./types.ts";

/** A visit with whatever it has got to. */
export type VisitView = {
  visit: Visit;
  person: Person | undefined;
  /** While it is being filled in. */
  draft: DraftCase | undefined;
  dossier: Dossier | undefined;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A visit at the officer's own agency. @returns undefined when there is none, it is elsewhere, or it is the officer's own matter (kept then) */
export async function viewVisit(services: Services, officer: Clerk, id: string): Promise<VisitView | undefined> {
  const visit = UUID.test(id) ? await selectVisit(services.db, id) : undefined;
  if (!visit) return undefined;
  if (visit.agencyId !== officer.agencyId || visit.personalId === officer.personalId) {
    await recordDenial(services, { actor: officer, what: `visit ${visit.id}`, reason: "notTheirs" });
    return undefined;
  }
  const person = visit.personId ? await findPersonById(services, visit.personId) : undefined;
  const dossier = visit.dossierId ? await viewDossier(services, officer, { id: visit.dossierId }) : undefined;
  if (visit.dossierId && !dossier) return undefined;
  const open = person && visit.draftId && !visit.dossierId && !visit.endedAt;
  return { visit, person, dossier, draft: open ? await openCase(services, person, visit.draftId!) : undefined };
}

/** When things happened, by the events of the dossier. */
export function timesOf({ openedAt }: Visit, dossier: Dossier | undefined): VisitTimes {
  const { receivedAt, result, handOver } = dossier ?? {};
  return {
    openedAt,
    ...(receivedAt && { receivedAt }),
    ...(result && { signedAt: result.signedAt }),
    ...(handOver && { handedOverAt: handOver.at }),
  };
}

/** "6 phút 20 giây", "1 giờ 5 phút", "40 giây". */
export function spanText(from: string, to: string): string {
  const seconds = Math.max(0, Math.round(Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total("seconds")));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return [`${hours} giờ`, minutes > 0 && `${minutes} phút`].filter(Boolean).join(" ");
  if (minutes === 0) return `${rest} giây`;
  return rest > 0 ? `${minutes} phút ${rest} giây` : `${minutes} phút`;
}
