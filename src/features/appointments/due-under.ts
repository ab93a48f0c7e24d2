import { addAllowance, workingMinutesBetween } from "../../core/calendar/index.ts";
import { type Dossier, evolve, instantText, type LoggedEvent, type Rules, resultDue } from "../../core/dossier/index.ts";

/**
 * The due time that a dossier would have, had its whole life passed under this calendar: counted anew from reception, with each pause as
 * this calendar measures it. A due time that somebody set (extension, moved by decision, undone act) is no outcome of a calendar: it stands
 * and what follows is counted from it.
 * @returns undefined before reception
 */
export function dueUnder(log: readonly LoggedEvent[], rules: Rules): string | undefined {
  let dossier: Dossier | undefined;
  let due: string | undefined;
  for (const logged of log) {
    const before = dossier;
    dossier = evolve(before, logged);
    if (logged.event.type === "Received")
      due = resultDue(rules, dossier, Temporal.Instant.from(dossier.competentReceivedAt ?? logged.at));
    else if (due !== undefined) {
      const pause = closedPause(before, dossier);
      if (pause) due = resumed(rules, due, pause);
      else if (dossier.dueAt !== before?.dueAt) due = dossier.dueAt;
    }
  }
  return due;
}

/** The pause that ended between two states of a dossier. */
function closedPause(before: Dossier | undefined, after: Dossier): { from: string; to: string } | undefined {
  const last = after.pauses.at(-1);
  const wasOpen = before?.pauses.length === after.pauses.length && before.pauses.at(-1)?.to === undefined;
  return wasOpen && last?.to ? { from: last.from, to: last.to } : undefined;
}

function resumed(rules: Rules, due: string, pause: { from: string; to: string }): string {
  const minutes = workingMinutesBetween(rules.calendar, Temporal.Instant.from(pause.from), Temporal.Instant.from(pause.to));
  return instantText(addAllowance(rules.calendar, Temporal.Instant.from(due), { qty: minutes / 60, unit: "HOUR" }));
}
