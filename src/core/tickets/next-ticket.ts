import type { CallRule, Waiting } from "./types.ts";

export type CallAsk = {
  /** Letters of the groups that the counter serves. */
  services: readonly string[];
  /** ISO 8601. */
  now: string;
  rule: CallRule;
  /** How many people ahead of others this counter called one after another until now. */
  ahead: number;
};

/**
 * Whose turn it is at a counter; undefined when nobody waits for it. People with priority and people whose agreed hour has come stand ahead of the
 * others, but of `rule.run + 1` calls in a row one is for somebody without either while such a person waits. Who came before the agreed hour is
 * called early only when nobody else waits. House rule: law/queue.yaml.
 */
export function nextTicket<One extends Waiting>(
  waiting: readonly One[],
  { services, now, rule, ahead }: CallAsk,
): One | undefined {
  const mine = waiting.filter(({ service }) => services.includes(service));
  const early = (one: One) => isEarly(one, now);
  const present = mine.filter((one) => !early(one));
  const [first, others] = [present.filter((one) => standsAhead(one, rule)), present.filter((one) => !standsAhead(one, rule))];
  const line = first.length > 0 && (ahead < rule.run || others.length === 0) ? first : others;
  return earliest(line) ?? earliest(mine.filter(early));
}

/** Whether a call of this person counts as one ahead of others. */
export function standsAhead(one: Waiting, rule: CallRule): boolean {
  return one.priority !== null || (one.appointmentAt !== null && !cameLate(one, one.appointmentAt, rule));
}

/** Everybody in the order in which one counter would call them, from now on. */
export function callOrder<One extends Waiting>(waiting: readonly One[], ask: CallAsk): One[] {
  const left = [...waiting];
  const order: One[] = [];
  let { ahead } = ask;
  for (;;) {
    const next = nextTicket(left, { ...ask, ahead });
    if (!next) return order;
    order.push(next);
    left.splice(left.indexOf(next), 1);
    ahead = standsAhead(next, ask.rule) ? ahead + 1 : 0;
  }
}

const millis = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

const isEarly = ({ appointmentAt, priority }: Waiting, now: string): boolean =>
  appointmentAt !== null && priority === null && millis(now) < millis(appointmentAt);

const cameLate = ({ issuedAt }: Waiting, appointmentAt: string, { lateMinutes }: CallRule): boolean =>
  millis(issuedAt) - millis(appointmentAt) > lateMinutes * 60_000;

/** Who stands longest in this line; of two at the same instant whoever took the number first, so that every counter sees the same line. */
function earliest<One extends Waiting>(line: readonly One[]): One | undefined {
  return line.toSorted((a, b) => millis(a.inLineAt) - millis(b.inLineAt) || a.place - b.place)[0];
}
