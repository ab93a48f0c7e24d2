/** Groups that are called ahead of others: from 60 years; pregnant, a child, or with small children; disabled; war invalids and people of merit. */
export const PRIORITIES = ["old", "child", "disabled", "merit"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What a person came for, as the hall divides it; the letter stands before the number. */
export type ServiceGroup = { letter: string; name: string };

/** Somebody who waits. Instants ISO 8601. */
export type Waiting = {
  id: string;
  /** Letter of the service group. */
  service: string;
  priority: Priority | null;
  /** The hour that was agreed. */
  appointmentAt: string | null;
  issuedAt: string;
  /** From when the place in the line counts: the issue; for who was called in vain and came back, the return. */
  inLineAt: string;
  /** Order in which the numbers were taken; decides between two of the same instant. */
  place: number;
};

/** How a line is called: at most `run` people ahead of others one after another. */
export type CallRule = { run: number; lateMinutes: number };

export const TICKET_EVENTS = [
  "issued",
  "called",
  "recalled",
  "started",
  "visit",
  "transferred",
  "prioritised",
  "absent",
  "returned",
  "finished",
  "dayEnded",
] as const;
export type TicketEventKind = (typeof TICKET_EVENTS)[number];
export type TicketEvent = { kind: TicketEventKind; at: string };

/** waiting: in line; called: asked to a counter; serving: sits there. */
export type TicketState = "waiting" | "called" | "serving" | "done" | "absent" | "ended";
