import type { Actor } from "../../../core/dossier/types.ts";
import type { Finding, Revision } from "../../../core/procedure/types.ts";

/** draft: đang soạn; review: chờ duyệt; approved: its revision is published (đã công bố); discarded: đã bỏ. */
export type EditState = "draft" | "review" | "approved" | "discarded";

/** Who did something; `system` is the program itself or its operator at the command line. */
export type Editor = { officerId: string; name: string };

/** Who may work on procedures: officers (see `mayEdit`), or the operator of the program at the command line. */
export type Author = Extract<Actor, { kind: "officer" | "system" }>;

/** Where the files of an edit come from: typed on screen, taken in as files, made from the national catalogue. */
export type EditOrigin = "screen" | "file" | "national";

/** A procedure being worked on (bản soạn). Files may be broken; nothing typed is ever refused. */
export type Edit = {
  id: string;
  /** Read from procedure.yaml as it stands; null while there is none that can be read. */
  code: string | null;
  /** Name of the procedure as it stands in procedure.yaml, or a stand-in. */
  title: string;
  /** Text by path inside the folder, as in `DefinitionFiles`. */
  files: Record<string, string>;
  version: number;
  state: EditState;
  /** Id of the revision that it began from. */
  basedOn: string | null;
  origin: EditOrigin;
  /** Why it was returned or discarded, or "". */
  note: string;
  createdBy: Editor;
  /** Instants, ISO 8601 in UTC. */
  createdAt: string;
  changedBy: Editor;
  changedAt: string;
  submittedBy: Editor | null;
  submittedAt: string | null;
  approvedBy: Editor | null;
  revisionId: string | null;
};

/** What a list shows of an edit. */
export type EditSummary = Omit<Edit, "files">;

/** What somebody typed while another saved first: kept beside the edit until its owner throws it away. */
export type ParkedFiles = {
  id: string;
  editId: string;
  /** The version of the edit that she had before her. */
  baseVersion: number;
  files: Record<string, string>;
  by: Editor;
  at: string;
};

export type Severity = "error" | "warning";
/** A finding on an edit: an error keeps it from being published, a warning has to be looked at. */
export type EditFinding = Finding & {
  severity: Severity;
  /** Short stable name of the rule, e.g. "compile", "case", "hours-over-limit". */
  rule: string;
  /** What to do, a sentence. */
  advice: string;
  /** Legal or technical source of the rule, when it has one. */
  source?: string;
};
export type CheckedEdit = { findings: EditFinding[]; revision?: Revision };

/** A sentence for the person who acts, with what stands in the way when it is the findings. */
export type Refused = { kind: "refused"; say: string; findings?: EditFinding[] };
/** Somebody changed the edit meanwhile; nothing was done. */
export type StaleEdit = { kind: "stale"; edit: Edit };

export type SaveOutcome =
  | { kind: "saved"; edit: Edit }
  /** `mine` is kept as `parkedId`; `base` is what both began from. */
  | { kind: "stale"; theirs: Edit; mine: Record<string, string>; base: Record<string, string>; parkedId: string }
  /** Submitted, published or discarded meanwhile; what was typed is kept as `parkedId`. */
  | { kind: "closed"; edit: Edit; mine: Record<string, string>; parkedId: string }
  | Refused;
export type ActOutcome = { kind: "done"; edit: Edit } | StaleEdit | Refused;
export type ApproveOutcome = { kind: "published"; edit: Edit; revisionId: string } | StaleEdit | Refused;
