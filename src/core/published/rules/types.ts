import type { PublishedProcedure } from "../types.ts";

/** error: wrong as published. warning: to be checked by a person who knows the law. note: worth tidying. */
export type Severity = "error" | "warning" | "note";

export type RuleContext = {
  /** Date in Asia/Ho_Chi_Minh, yyyy-MM-dd. */
  today: string;
  repealed: readonly RepealedAct[];
};

/** An act that no longer holds from a day on; `by` says what replaced it. */
export type RepealedAct = { number: string; name: string; from: string; by: string };

/** `place`: path inside the procedure, e.g. "channels.1.time". */
export type Hit = { place: string; message: string; advice?: string };

export type Rule = {
  id: string;
  severity: Severity;
  /** What the rule looks for, in Vietnamese; heads its count. */
  title: string;
  /** What to do, in Vietnamese; a hit may say it more exactly. */
  advice: string;
  /** Legal source, in Vietnamese. */
  source: string;
  check: (procedure: PublishedProcedure, context: RuleContext) => Hit[];
};

export type PublishedFinding = {
  code: string;
  rule: string;
  severity: Severity;
  place: string;
  message: string;
  advice: string;
  source: string;
};
