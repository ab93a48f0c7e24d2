import { z } from "zod";
import type { Probe } from "../../../platform/health/check-health.ts";
import { MailError } from "../../../platform/mail.ts";
import type { Services } from "../../../platform/services.ts";
import { digestMail } from "./digest-mail.ts";
import {
  beginTry,
  countTrouble,
  endDigest,
  giveUpDigest,
  noteDigestError,
  selectLines,
  selectTroubled,
  type TroubledMail,
} from "./sql.ts";

/** After that a mail is old; what it would have told stands in the application. */
const GIVE_UP_HOURS = 24;
const payloadShape = z.object({ digestId: z.uuid() });

/**
 * Task: hands one mail over. What is tried is put down before and what was taken over afterwards; a repeat bears the same Message-ID. A refusal for
 * good, or a day of failures, ends it and is shown; any other failure is tried again by the queue.
 * @throws MailError to be tried again
 */
export async function mailDigest(services: Services, payload: unknown): Promise<void> {
  const { digestId } = payloadShape.parse(payload);
  const now = services.clock.now();
  const at = now.toString();
  const digest = await beginTry(services.db, digestId, at);
  if (!digest) return;
  if (!services.mail) return giveUpDigest(services.db, digestId, at, "Hệ thống chưa cài đặt gửi thư.");
  const lines = await selectLines(services.db, digestId);
  if (lines.length === 0) return endDigest(services.db, digestId, { at, sent: false });
  try {
    await services.mail.send(digestMail(digest, lines, services.config.baseUrl));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    services.log.warn({ digest: digestId, err: error }, "a mail of notices was not taken over");
    const old = now.since(Temporal.Instant.from(digest.createdAt)).total("hours") >= GIVE_UP_HOURS;
    if (old || (error instanceof MailError && error.forGood)) return giveUpDigest(services.db, digestId, at, why);
    await noteDigestError(services.db, digestId, why);
    throw error;
  }
  await endDigest(services.db, digestId, { at, sent: true });
}

const aDayAgo = (services: Pick<Services, "clock">): string => services.clock.now().subtract({ hours: 24 }).toString();
const trouble = (services: Services) => countTrouble(services.db, aDayAgo(services));
const MOST_SHOWN = 50;

/** Mails that do not go out: tried again, or given up within a day; at most 50, the latest first. */
export async function viewMails(
  services: Pick<Services, "db" | "clock" | "mail">,
): Promise<{ possible: boolean; troubled: TroubledMail[] }> {
  return { possible: services.mail !== undefined, troubled: await selectTroubled(services.db, aDayAgo(services), MOST_SHOWN) };
}

/** For /healthz and /metrics: mails that are tried again, and mails given up within a day. */
export const probes: Probe[] = [
  { name: "notice_mail_waiting", measure: async (services) => (await trouble(services)).waiting },
  { name: "notice_mail_failed", measure: async (services) => (await trouble(services)).failed },
];
