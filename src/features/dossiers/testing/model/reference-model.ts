/**
 * What a dossier must be like after every act, in the simplest words and written apart from core/dossier: a handful of marks and a stop-watch.
 * It knows one procedure in four steps (reception, appraisal, signature, return) with everything that may come between.
 */
import type { ReferenceClock } from "./reference-clock.ts";

/** The terms of the procedure that the model knows. Minutes are working minutes. */
export type Terms = {
  minutes: number;
  /** VND taken before reception. */
  fee: number;
  supplements: Readonly<Record<"intake" | "appraisal", number>>;
  obligationPauses: boolean;
  confirmationPauses: boolean;
};

export type Phase =
  | "prepayment"
  | "intake"
  | "askedAtIntake"
  | "open"
  | "ready"
  | "returned"
  | "notReceived"
  | "withdrawn"
  | "stopped"
  | "archived";
/** 0 reception, 1 appraisal, 2 signature, 3 return. */
export type Place = 0 | 1 | 2 | 3;
export const PLACE_ROLES = ["receptionist", "specialist", "leader", "receptionist"] as const;
export const PLACES: Readonly<Record<string, Place>> = { receive: 0, appraise: 1, sign: 2, return: 3 };

export type Model = {
  phase: Phase;
  place: Place;
  /** Who has the step; undefined while it waits in the pool. */
  holder: string | undefined;
  asked: Record<"intake" | "appraisal", number>;
  proposal: "intake" | "appraisal" | undefined;
  supplementOpen: boolean;
  owing: boolean;
  /** Agencies that were asked and have not answered; by id, with the minute when their time is over. */
  consultations: { id: string; by: number; silence: "consent" | "escalate" }[];
  confirmation: "none" | "asked" | "agreed" | "refused";
  confirmBy: number;
  lastPayment: string;
  drafted: boolean;
  coordination: boolean;
  /** Appraisal has begun once; reception is not the first any more. */
  beyondReception: boolean;
  /** Form 04 before the due time and after it: for which due minute it lies ready, which minute it promises, and whether it was signed. */
  extension: { about: number | undefined; until: number; signed: boolean };
  apology: { about: number | undefined; until: number; signed: boolean };
  /** The stop-watch: what was promised, what has run, since when it runs. */
  promised: number;
  ran: number;
  runsSince: number | undefined;
};

export function newModel(prepaid: boolean): Model {
  return {
    phase: prepaid ? "prepayment" : "intake",
    place: 0,
    holder: undefined,
    asked: { intake: 0, appraisal: 0 },
    proposal: undefined,
    supplementOpen: false,
    owing: false,
    consultations: [],
    confirmBy: 0,
    lastPayment: "",
    confirmation: "none",
    drafted: false,
    coordination: false,
    beyondReception: false,
    extension: { about: undefined, until: 0, signed: false },
    apology: { about: undefined, until: 0, signed: false },
    promised: 0,
    ran: 0,
    runsSince: undefined,
  };
}

export function halt(model: Model, clock: ReferenceClock, now: number): void {
  if (model.runsSince === undefined) return;
  model.ran += clock.between(model.runsSince, now);
  model.runsSince = undefined;
}

export function go(model: Model, now: number): void {
  model.runsSince ??= now;
}

/** Whether the stop-watch must stand. */
export function stands(model: Model, terms: Terms): boolean {
  if (model.phase !== "open") return true;
  return (
    model.supplementOpen ||
    (model.owing && terms.obligationPauses) ||
    (model.confirmation === "asked" && terms.confirmationPauses)
  );
}

/** Sets the stop-watch going or standing as the marks say. */
export function settle(model: Model, terms: Terms, clock: ReferenceClock, now: number): void {
  if (stands(model, terms)) halt(model, clock, now);
  else go(model, now);
}

/** Working minutes that remain; negative when late. */
export function remaining(model: Model, clock: ReferenceClock, now: number): number {
  return model.promised - model.ran - (model.runsSince === undefined ? 0 : clock.between(model.runsSince, now));
}

/** TrangThaiHoSo as one-stop.md §3.1 lists it. */
export function expectedCode(model: Model): number {
  switch (model.phase) {
    case "prepayment":
      return 6;
    case "intake":
      return 1;
    case "askedAtIntake":
      return 5;
    case "notReceived":
      return 3;
    case "withdrawn":
      return 7;
    case "stopped":
      return 8;
    case "ready":
      return 9;
    case "returned":
    case "archived":
      return 10;
    case "open":
      if (model.supplementOpen) return 5;
      if (model.owing) return 6;
      return !model.beyondReception && model.consultations.length === 0 && !model.coordination && model.confirmation !== "asked"
        ? 2
        : 4;
  }
}
