import type { Services } from "../../../platform/services.ts";
import { selectChoices, selectLastDigest } from "../mail/sql.ts";
import { type Choice, type MailState, USUAL } from "../types.ts";

/** `mailable`: mails are set up, wanted, and go to an address that is confirmed. */
export type Chosen = Choice & { mailable: boolean };

/** What officers have chosen; the usual for whoever has not. */
export async function choicesOf(
  services: Pick<Services, "db" | "mail">,
  officerIds: readonly string[],
): Promise<Map<string, Chosen>> {
  const rows = new Map((await selectChoices(services.db, officerIds)).map((row) => [row.officerId, row]));
  return new Map(
    officerIds.map((id) => {
      const row = rows.get(id);
      const { app, mail, digest } = row ?? USUAL;
      return [id, { app, mail, digest, mailable: Boolean(services.mail && row?.address) && digest !== "never" }];
    }),
  );
}

/** What one officer has chosen, and where their mails go. */
export async function viewChoice(
  services: Pick<Services, "db" | "mail" | "clock">,
  officerId: string,
): Promise<{ choice: Choice; mail: MailState }> {
  const [[row], last] = await Promise.all([selectChoices(services.db, [officerId]), selectLastDigest(services.db, officerId)]);
  const now = services.clock.now().toString();
  const waits = row?.pending && row.pendingUntil && Date.parse(row.pendingUntil) > Date.parse(now);
  const pending = waits ? { address: row.pending!, until: row.pendingUntil!, error: row.pendingError ?? undefined } : undefined;
  const { app, mail, digest } = row ?? USUAL;
  return {
    choice: { app, mail, digest },
    mail: { possible: services.mail !== undefined, address: row?.address ?? undefined, pending, last },
  };
}
