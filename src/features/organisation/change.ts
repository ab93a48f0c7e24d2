import type { Services } from "../../platform/services.ts";
import { holdsPost } from "./accounts/sql.ts";
import { appendLines, type Entry } from "./log/append-lines.ts";
import { lockHead, selectKeys } from "./log/sql.ts";
import type { Author, Intent, Refused, Result } from "./types.ts";

/** What a change found out once nobody else could change anything: a refusal, or what it did and what it hands back. */
export type Change<T> = { refused: Refused } | { entries: Omit<Entry, "key">[]; value: T };

/**
 * The one way to change people and agencies: one at a time, the key looked at first, the line of the log in the same transaction. What `run`
 * reads in its transaction cannot change before it is done, so of two administrators at once the second sees what the first did.
 * @returns a refusal, for which nothing was written
 */
export function changeOrganisation<T extends object>(
  services: Services,
  { steward, key }: Intent,
  run: (tx: Services["db"]) => Promise<Change<T>>,
): Promise<Result<T>> {
  return changeAlone(services, { author: steward, key }, async (tx) =>
    // The post may have ended, or the account been locked, since the page was opened or in this very moment.
    (await holdsPost(tx, steward)) ? run(tx) : no(GONE),
  );
}

/** The same for whoever has the machine itself and no post: nothing but what is written to the log tells who it was. */
export async function changeAlone<T extends object>(
  services: Pick<Services, "db" | "clock">,
  { author, key }: { author: Author; key: string },
  run: (tx: Services["db"]) => Promise<Change<T>>,
): Promise<Result<T>> {
  try {
    return await services.db.transaction().execute(async (tx): Promise<Result<T>> => {
      const head = await lockHead(tx);
      if ((await selectKeys(tx, [key, `${key}:1`])).length > 0) return { ok: true, repeated: true };
      const change = await run(tx);
      if ("refused" in change) throw new NothingChanged(change.refused);
      const one = change.entries.length === 1;
      const entries = change.entries.map((entry, index) => ({ ...entry, key: one ? key : `${key}:${index + 1}` }));
      await appendLines(services, tx, { head, author, entries });
      return { ok: true, repeated: false, ...change.value };
    });
  } catch (error) {
    if (error instanceof NothingChanged) return error.refused;
    throw error;
  }
}

/** Ends the transaction, so that a refusal leaves nothing behind. */
class NothingChanged extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super("nothing changed");
    this.refused = refused;
  }
}

export const no = (message: string, field?: string): { refused: Refused } => ({
  refused: { ok: false, message, ...(field !== undefined && { field }) },
});

const GONE = "Bạn không còn giữ vai quản trị này. Việc của bạn chưa được ghi; hãy đăng nhập lại.";
export const STALE = "Người khác vừa thay đổi mục này. Việc của bạn chưa được ghi; hãy xem lại trang rồi làm tiếp.";
export const FAR = "Việc này ngoài phạm vi quản trị của bạn. Hãy nhờ quản trị cấp trên.";
