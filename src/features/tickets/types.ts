import type { Actor } from "../../core/dossier/index.ts";
import type { Priority, ServiceGroup, TicketEventKind, TicketState, Waiting } from "../../core/tickets/index.ts";

export type Clerk = Extract<Actor, { kind: "officer" }>;

/** A queue number as it stands now. Instants ISO 8601, `day` yyyy-MM-dd. */
export type Ticket = Waiting & {
  agencyId: string;
  day: string;
  number: string;
  priority: Priority | null;
  procedureCode: string | null;
  via: "kiosk" | "desk";
  state: TicketState;
  /** Where it was called to last. */
  counter: number | null;
  /** Passed on to this counter. */
  forCounter: number | null;
  /** First call of the present calling. */
  calledAt: string | null;
  /** How often in the present calling. */
  calls: number;
  visitId: string | null;
};

/** A counter of an agency's hall; `services`: letters of the groups it serves. `open` false: nobody may sit down there for the time being. */
export type HallCounter = { number: number; name: string; services: string[]; open: boolean };
/** How a hall divides its work. `services` in the order of the kiosk; `own` false while it is as law/queue.yaml proposes. */
export type Hall = { own: boolean; counters: HallCounter[]; services: ServiceGroup[] };

/** A counter of a day; without an officer it is closed. `name`: what the administrators call it. */
export type Seat = {
  counter: number;
  name: string;
  officerId: string | null;
  officerName: string | null;
  services: string[];
  ahead: number;
};

/** `ticket` is absent when nobody waits. */
export type TicketOutcome = { ok: true; ticket: Ticket } | { ok: false; message: string };

export type Call = { ticketId: string; number: string; counter: number; at: string; kind: "called" | "recalled"; calls: number };

export type NewEvent = {
  kind: TicketEventKind;
  key: string;
  at: string;
  officer?: { officerId: string; name: string };
  counter?: number | null;
  detail?: Record<string, string | number>;
};

/** Figures of the numbers issued in an hour or on a day. Waiting is that of people who were served. */
export type WaitFigures = {
  /** "08" or yyyy-MM-dd. */
  part: string;
  issued: number;
  served: number;
  within: number;
  medianMinutes: number | null;
  /** Still in line or just called. */
  waiting: number;
  absent: number;
  /** The day ended before they were served. */
  unserved: number;
};

export type WaitLine = {
  number: string;
  service: string;
  priority: Priority | null;
  issuedAt: string;
  minutes: number;
  served: boolean;
  state: TicketState;
  counter: number | null;
};
