import type { Allowance } from "../calendar/index.ts";
import { settle } from "./settle.ts";
import type { CaseContext, Channel, Revision } from "./types.ts";

/** Time limit (thời hạn giải quyết) of this case on a channel; `say` names the case (trường hợp) when it has a time of its own. */
export function timeFor(
  revision: Revision,
  ctx: CaseContext,
  channel: Channel = ctx.channel,
): { time: Allowance; sameDay: boolean; say?: string } | undefined {
  const terms = revision.channels[channel];
  if (!terms) return undefined;
  const { engine, lookup } = settle(revision, ctx);
  const special = terms.cases?.find(({ when }) => engine.holds(when, lookup));
  return special ? { time: special.time, sameDay: false, say: special.say } : { time: terms.time, sameDay: terms.sameDay };
}
