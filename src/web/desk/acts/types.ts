import type { ActingCommand, Dossier } from "../../../core/dossier/index.ts";
import type { DeskDossier, Officer } from "../../../features/desk/index.ts";
import type { Outcome } from "../../../features/dossiers/index.ts";
import type { Services } from "../../../platform/services.ts";
import type { Form } from "../../form-data.ts";
import type { ButtonKind, Child, FieldError } from "../../ui/index.ts";

export type ActRequest = {
  services: Services;
  actor: Officer;
  desk: DeskDossier;
  form: Form;
  /** The version that the officer was looking at. */
  expectedVersion: number;
  key: string;
};
export type ActDone = Outcome | { ok: false; errors: FieldError[] };

/** What an act's own page shows: empty at first, what was typed afterwards. */
export type ActView = { desk: DeskDossier; actor: Officer; form: Form; errors: readonly FieldError[] };

/** One thing that an officer can do on a dossier: a button, its consequence, and where needed a page of its own. */
export type ActDefinition = {
  /** Last part of its address. */
  slug: string;
  command: ActingCommand["type"];
  /** draftResult only: the answer that nothing is granted. */
  negative?: true;
  label: (desk: DeskDossier) => string;
  key: string;
  /** Of assignment and of working together: folded away below what moves the dossier on. */
  aside?: true;
  /** Primary when absent. */
  kind?: (desk: DeskDossier) => ButtonKind;
  /** Said before the act is done. */
  consequence: (desk: DeskDossier) => string;
  /** Said afterwards. */
  done: (dossier: Dossier) => string;
  /** An act that needs to be told something has a page; without, the button does it. */
  page?: {
    fields: (view: ActView) => Child;
    submit: string | ((desk: DeskDossier) => string);
    /** The page shows a PDF. */
    objects?: true;
    /** What was declared stands beside the form. */
    beside?: true;
    /** The page takes files. */
    multipart?: true;
    /** More scripts than the keys. */
    scripts?: string[];
  };
  run: (request: ActRequest) => Promise<ActDone>;
};

/** The error of a field, for the field itself. */
export function errorOf(errors: readonly FieldError[], field: string): { error?: string } {
  const message = errors.find((one) => one.field === field)?.message;
  return message === undefined ? {} : { error: message };
}
