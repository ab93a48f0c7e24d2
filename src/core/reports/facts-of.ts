import { type Dossier, pausedSince } from "../dossier/index.ts";
import type { Facts, Lookup, Phase } from "./types.ts";

/** What reports count about a dossier as it is. */
export function factsOf(dossier: Dossier): Facts {
  return {
    dossierId: dossier.id,
    phase: phaseOf(dossier),
    agencyId: dossier.agencyId,
    centreId: dossier.acceptedAt?.agencyId ?? dossier.agencyId,
    procedureCode: dossier.procedureCode,
    revisionId: dossier.revisionId,
    channel: dossier.channel,
    submittedBy: dossier.submittedBy,
    delivery: dossier.delivery.way,
    fee: dossier.fee.total,
    lookup: lookupOf(dossier),
    parentId: dossier.parent?.id ?? null,
    receivedAt: dossier.receivedAt ?? null,
    dueAt: dossier.dueAt ?? null,
    stoppedAt: stoppedAt(dossier),
    finishedAt: dossier.finishedAt ?? null,
    ...bookOf(dossier),
  };
}

const NOT_SIGNED = { signedAt: null, template: null, bookYear: null, book: null, bookNumber: null };

function bookOf({ result, draft, bookEntry }: Dossier): Pick<Facts, keyof typeof NOT_SIGNED> {
  if (!result || !draft || draft.negative) return NOT_SIGNED;
  const { year, book, number } = bookEntry ?? { year: null, book: null, number: null };
  return { signedAt: result.signedAt, template: draft.template, bookYear: year, book, bookNumber: number };
}

/** By what ended it, not by its state: a dossier in the archive may have been withdrawn. */
function phaseOf(dossier: Dossier): Phase {
  if (dossier.finishedAt) {
    if (dossier.withdrawal) return "withdrawn";
    if (dossier.stop) return "stopped";
    return dossier.refusal ? "refused" : "done";
  }
  if (pausedSince(dossier)) return "waiting";
  return dossier.receivedAt ? "working" : "filed";
}

/** What ends while the applicant is awaited ended with the time that was used up when the clock stopped. */
function stoppedAt(dossier: Dossier): string | null {
  const { finishedAt, pauses, receivedAt } = dossier;
  if (!finishedAt) return pausedSince(dossier) ?? null;
  if (!receivedAt || dossier.result) return finishedAt;
  return pauses.find(({ to }) => to === finishedAt)?.from ?? finishedAt;
}

function lookupOf({ registers, checks }: Dossier): Lookup {
  const values = Object.values(registers);
  if (values.some(({ found }) => found) || checks.some(({ outcome }) => outcome === "match" || outcome === "mismatch"))
    return "found";
  if (values.length > 0 || checks.some(({ outcome }) => outcome === "notFound")) return "notFound";
  return checks.length > 0 ? "unavailable" : "none";
}
