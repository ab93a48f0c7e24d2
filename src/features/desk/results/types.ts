import type { Dossier } from "../../../core/dossier/index.ts";
import type { ResultKind, Revision } from "../../../core/procedure/types.ts";
import type { ResultSource } from "../../documents/index.ts";

/** A value of the draft: `register` ones are evidence and cannot be typed over, `declared` ones may be corrected. */
export type DraftField = {
  name: string;
  /** Heading under which it stands. */
  part: string;
  label: string;
  value: string;
  from: "register" | "declared";
  required: boolean;
  input: "text" | "longText" | "choice" | "date";
  choices?: { value: string; label: string }[];
  /** Characters. */
  max: number;
};

/** How the result of a procedure is drafted, checked, numbered and printed. */
export type ResultForm = {
  /** What the draft says before anything is typed, from answers and registers; nothing is typed again. */
  fields(dossier: Dossier, revision: Revision): DraftField[];
  /** What is wrong with a value beyond being missing or too long, in words for the officer. */
  check(field: DraftField, value: string): string | undefined;
  /** Which of the procedure's results the draft is; undefined when the definition names none. */
  result(revision: Revision, values: Readonly<Record<string, string>>): ResultKind | undefined;
  /** Whose numbers it takes: one series an agency, series and year. */
  series(revision: Revision, values: Readonly<Record<string, string>>): string;
  render(source: ResultSource): Promise<Uint8Array>;
};
