import type { Services } from "../../../platform/services.ts";
import { releaseUnsent, upsertChoice } from "../mail/sql.ts";
import { type Choice, DIGESTS, type DigestTime, NOTICE_KINDS } from "../types.ts";

/** Keeps what an officer wants to be told; a kind or a time that is not one of ours is left out. What no mail will tell any more stands in the application. */
export async function saveChoice(
  services: Pick<Services, "db">,
  officerId: string,
  wanted: { app: readonly string[]; mail: readonly string[]; digest: string },
): Promise<void> {
  const choice: Choice = {
    app: NOTICE_KINDS.filter((kind) => wanted.app.includes(kind)),
    mail: NOTICE_KINDS.filter((kind) => wanted.mail.includes(kind)),
    digest: DIGESTS.find((time) => time === wanted.digest) ?? "morning",
  };
  await services.db.transaction().execute(async (tx) => {
    await upsertChoice(tx, officerId, choice);
    if (choice.digest === "never" || choice.digest === "late") await releaseUnsent(tx, officerId, STILL_MAILED[choice.digest]);
  });
}

const STILL_MAILED = { never: [], late: ["late"] } as const satisfies Partial<Record<DigestTime, readonly string[]>>;
