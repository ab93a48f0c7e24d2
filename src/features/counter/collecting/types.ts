import type { State } from "../../../core/dossier/index.ts";

/** A result that waits at the counter to be collected. `finishedAt` ISO 8601. */
export type ReadyLine = {
  code: string;
  subject: string;
  applicantName: string;
  applicantPersonalId: string;
  agencyId: string;
  agencyName: string;
  way: "counter" | "post" | "online";
  finishedAt: string | null;
};

/** A dossier of the person at the counter that is not finished. `elsewhere`: its result is fetched at another counter. */
export type OpenLine = { code: string; subject: string; state: State; elsewhere: boolean };
