import type { HoursPeriod, Law, OwnDay, WeeklyHours } from "../../core/calendar/index.ts";

/** Everything that due times are counted by. `own`: hours on record of single agencies, by code. */
export type CalendarContent = Pick<Law, "holidays" | "workingHours" | "agencies"> & {
  own: Readonly<Record<string, WeeklyHours>>;
  /** Hours with a date of single agencies, by code; absent while there are none. */
  dated?: Readonly<Record<string, HoursPeriod[]>>;
  /** Days by decision, by the agency that decided them for itself and everything below it; absent while there are none. */
  days?: Readonly<Record<string, OwnDay[]>>;
};

/** A calendar as it was known from an instant on (ISO 8601). */
export type CalendarVersion = { id: string; seenAt: string; content: CalendarContent };

export type Decision = "keep" | "apply";

/** An appointment that the calendar of today would give differently. Instants ISO 8601. */
export type Difference = {
  id: string;
  dossierId: string;
  code: string;
  agencyId: string;
  agencyName: string;
  procedureName: string;
  oldDue: string;
  newDue: string;
  /** Sentences: which days changed, by what announcement. */
  why: string[];
  foundAt: string;
  decision: Decision | null;
  reason: string | null;
  decidedBy: { officerId: string; name: string } | null;
  decidedAt: string | null;
};
