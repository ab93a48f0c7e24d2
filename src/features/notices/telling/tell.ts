import type { Services } from "../../../platform/services.ts";
import { choicesOf } from "../choices/read-choices.ts";
import { insertNotices } from "../sql.ts";
import type { NoticeKind } from "../types.ts";
import type { Receiver } from "./posts.ts";

export type Telling = {
  dossierId: string;
  kind: NoticeKind;
  /** Names what happened; of each an officer is told once. */
  cause: string;
  title: string;
  body: string;
  at: string;
  receivers: readonly Receiver[];
};

/**
 * Tells officers, each as they have chosen. What should go by mail only, and cannot, stands in the application: nothing is lost. Repeating it
 * tells nobody twice.
 */
export async function tell(services: Pick<Services, "db" | "mail">, telling: Telling): Promise<void> {
  const { receivers, ...about } = telling;
  if (receivers.length === 0) return;
  const choices = await choicesOf(
    services,
    receivers.map(({ officerId }) => officerId),
  );
  const rows = receivers.flatMap(({ officerId, agencyId, insteadOf }) => {
    const { app, mail, mailable, digest } = choices.get(officerId)!;
    const wanted = mail.includes(about.kind);
    const inMail = wanted && mailable && (digest !== "late" || about.kind === "late");
    const inApp = app.includes(about.kind) || (wanted && !inMail);
    if (!inApp && !inMail) return [];
    const body = insteadOf ? `Bạn làm thay ${insteadOf}. ${about.body}`.trim() : about.body;
    return [{ ...about, body, officerId, agencyId, inApp, inMail }];
  });
  await insertNotices(services.db, rows);
}
