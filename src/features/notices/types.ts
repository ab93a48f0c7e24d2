import type { Actor } from "../../core/dossier/index.ts";

export type Officer = Extract<Actor, { kind: "officer" }>;

/**
 * What officers are told of: `assigned` work given to somebody by name, or taken from them; `pool` work that anybody of a post may take; `answered`
 * by the applicant, an agency, or silence; `returned` by a leader or a later step; `letter` of the applicant; `due50`, `due80`, `due100` parts of
 * a step's working time; `late` the dossier is past its due time.
 */
export const NOTICE_KINDS = ["assigned", "pool", "answered", "returned", "letter", "due50", "due80", "due100", "late"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** When the mails go out: at the beginning of the working day; also after noon; at once and of late dossiers only; not at all. */
export const DIGESTS = ["morning", "twice", "late", "never"] as const;
export type DigestTime = (typeof DIGESTS)[number];

export type Choice = { app: readonly NoticeKind[]; mail: readonly NoticeKind[]; digest: DigestTime };

/** Half of the time is no news to most; what lies in a pool is seen in the lists before a mail is read. */
export const USUAL: Choice = {
  app: NOTICE_KINDS.filter((kind) => kind !== "due50"),
  mail: NOTICE_KINDS.filter((kind) => kind !== "due50" && kind !== "pool"),
  digest: "morning",
};

/** What an officer is shown. */
export type Notice = {
  id: string;
  kind: NoticeKind;
  /** Code and name of the procedure of the dossier. */
  code: string;
  procedureName: string;
  title: string;
  body: string;
  at: string;
  readAt: string | null;
};

/** One mail, as its receiver is told of it: sent, under way with the error of the last try, or given up. */
export type DigestSeen = {
  address: string;
  createdAt: string;
  sentAt: string | null;
  endedAt: string | null;
  error: string | null;
};

/** Where mails go, and what became of them. */
export type MailState = {
  /** A server is configured. */
  possible: boolean;
  address: string | undefined;
  /** To this address a code is on its way; `error`: it could not be sent. */
  pending: { address: string; until: string; error: string | undefined } | undefined;
  last: DigestSeen | undefined;
};
