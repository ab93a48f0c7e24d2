import type { Services } from "../../../platform/services.ts";
import type { Payload, Verdict, Waiting } from "../types.ts";
import { DOSSIER, MOST_LINES, PROGRESS } from "./messages-of.ts";
import { nationalNames } from "./national-names.ts";
import { callPortal, type PortalReply } from "./portal-client.ts";

/** Lines of progress that stand next to each other go together, at most ten in a call; a refused one goes alone, so that it is found. */
export function batch(waiting: readonly Waiting[]): number {
  const [head] = waiting;
  if (head?.service !== PROGRESS || head.refusals > 0) return 1;
  let lines = 0;
  let count = 0;
  for (const message of waiting) {
    lines += message.payload.data.length;
    if (message.service !== PROGRESS || message.state !== "pending" || lines > MOST_LINES) break;
    if (message.payload.madonvi !== head.payload.madonvi) break;
    count++;
  }
  return Math.max(1, count);
}

/** Sends one message, or several of progress, as one call. @throws OutsideError when the portal does not answer */
export async function push(services: Services, messages: readonly Waiting[]): Promise<Verdict> {
  const [head] = messages;
  if (!head) return { ok: true };
  return head.service === DOSSIER ? pushDossier(services, head.payload) : pushProgress(services, head, messages);
}

async function pushDossier(services: Services, payload: Payload): Promise<Verdict> {
  const data = await Promise.all(
    payload.data.map(async (dossier) => ({
      ...dossier,
      ...(await nationalNames(services, String(dossier.MaTTHC), payload.madonvi)),
    })),
  );
  const isUpdating = payload.isUpdating ?? "False";
  const first = await callPortal(services, DOSSIER, { ...payload, isUpdating, data });
  // The portal has it although nobody told us (a lost answer), or has lost it although we were told: the other way then.
  const otherWay = (isUpdating === "False" && first.kind === "exists") || (isUpdating === "True" && first.kind === "unknown");
  if (!otherWay) return judge(first);
  return judge(await callPortal(services, DOSSIER, { ...payload, isUpdating: isUpdating === "True" ? "False" : "True", data }));
}

async function pushProgress(services: Services, head: Waiting, messages: readonly Waiting[]): Promise<Verdict> {
  const data = messages.flatMap((message) => message.payload.data);
  const reply = await callPortal(services, PROGRESS, { ...head.payload, data });
  return reply.kind === "exists" ? { ok: true } : judge(reply);
}

function judge(reply: PortalReply): Verdict {
  return reply.kind === "done" ? { ok: true } : { ok: false, reason: reply.message };
}
