import type { Revision } from "../../../core/procedure/types.ts";
import type { Services } from "../../../platform/services.ts";
import type { Editor } from "../edits/types.ts";
import { selectRevisions, selectWithdrawals } from "./sql.ts";
import { type RevisionState, stateOn } from "./state-on.ts";

/** A published revision as it stands on a day. Days yyyy-MM-dd. */
export type RevisionEntry = {
  id: string;
  code: string;
  name: string;
  state: RevisionState;
  from: string;
  /** Last day on which it counts, as far as is known; before `from` when it never counted. */
  until: string | null;
  decision: Revision["decision"];
  /** Instant, ISO 8601 in UTC. */
  publishedAt: string;
  /** Who approved it; null for what was shipped with the program. */
  publishedBy: Editor | null;
  origin: "folder" | "screen";
  editId: string | null;
};

/** Every revision of a procedure with its state on a day, the one that begins last first. Empty for a code that was never published. */
export async function historyOf(services: Pick<Services, "db">, code: string, day: string): Promise<RevisionEntry[]> {
  const [rows, withdrawals] = await Promise.all([selectRevisions(services.db, code), selectWithdrawals(services.db, code)]);
  return rows
    .map(({ position, to, transition: _, ...row }): RevisionEntry => {
      return { ...row, code, ...stateOn({ id: row.id, position, from: row.from, to }, rows, withdrawals, day) };
    })
    .reverse();
}
