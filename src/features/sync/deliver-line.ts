import { OutsideError } from "../../platform/http.ts";
import type { Services } from "../../platform/services.ts";
import { backoff } from "./backoff.ts";
import { extendClaim, markSent, markTried, releaseLine, selectWaiting } from "./sql.ts";
import type { Lane, Waiting } from "./types.ts";

/** Milliseconds between attempts on one line, at most. */
const LONGEST_WAIT = 5 * 60_000;
/** A message that was understood and refused so often stops its line. */
const MOST_REFUSALS = 3;
/** Messages read at a time; more than any call takes. */
const WINDOW = 12;

export type Claim = { lane: string; runner: string; dossierId: string };
/** `away`: the other side did not answer. */
export type LineOutcome = { sent: number; away: boolean };

/** When a claim made now ends, unless it is extended: longer than the longest call with sign-in, look-up and second try. */
export function claimEnd(services: Pick<Services, "clock">): string {
  return services.clock.now().add({ seconds: 60 }).toString();
}

/**
 * Sends the messages of one dossier in order until none is left or one does not get through; then gives the line back. At least once: after a
 * crash between answer and commit the message is sent again.
 */
export async function deliverLine(services: Services, lane: Lane, claim: Claim, halted: () => boolean): Promise<LineOutcome> {
  const { db, clock } = services;
  let sent = 0;
  let nextAt: string | undefined;
  let away = false;
  while (!halted()) {
    const waiting = await selectWaiting(db, claim.lane, claim.dossierId, WINDOW);
    const [head] = waiting;
    if (head?.state !== "pending") break;
    const messages = waiting.slice(0, lane.batch(waiting));
    const failed = await tryPush(services, lane, messages);
    if (failed) {
      nextAt = await noteFailure(services, head, failed);
      away = failed.away;
      break;
    }
    await markSent(
      db,
      messages.map((message) => message.id),
      clock.now().toString(),
    );
    sent += messages.length;
    await extendClaim(db, { ...claim, until: claimEnd(services) });
  }
  await db.transaction().execute((tx) => releaseLine(tx, claim, clock.now().toString(), nextAt));
  return { sent, away };
}

type Failed = { away: boolean; reason: string };

async function tryPush(services: Services, lane: Lane, messages: readonly Waiting[]): Promise<Failed | undefined> {
  try {
    const verdict = await lane.push(services, messages);
    return verdict.ok ? undefined : { away: false, reason: verdict.reason };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return { away: true, reason: error.message };
  }
}

/** @returns when to try this message again */
async function noteFailure(services: Services, head: Waiting, { away, reason }: Failed): Promise<string> {
  const now = services.clock.now();
  const state = !away && head.refusals + 1 >= MOST_REFUSALS ? "failed" : "pending";
  await markTried(services.db, head.id, { state, refused: !away, reason, now: now.toString() });
  const about = { outbound: head.id, service: head.service, attempt: head.attempts + 1, reason };
  if (state === "failed") services.log.error(about, "outbound message refused for good");
  else services.log.warn(about, "outbound message not delivered");
  return now.add({ milliseconds: backoff(head.attempts + 1, LONGEST_WAIT) }).toString();
}
