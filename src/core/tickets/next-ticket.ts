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
export function nextTicket<One extends Waiting>(waiting: readonly One[], ask: CallAsk): One | undefined {
  const { first, others, early } = linesOf(waiting, ask);
  return (goesFirst(first.length, others.length, ask) ? first : others)[0] ?? early[0];
}

/** Whether a call of this person counts as one ahead of others. */
export function standsAhead(one: Waiting, rule: CallRule): boolean {
  return one.priority !== null || (one.appointmentAt !== null && !cameLate(one, one.appointmentAt, rule));
}

/** Everybody in the order in which one counter would call them, from now on: `nextTicket` again and again. */
export function callOrder<One extends Waiting>(waiting: readonly One[], ask: CallAsk): One[] {
  const { first, others, early } = linesOf(waiting, ask);
  const order: One[] = [];
  let { ahead } = ask;
  let [i, j] = [0, 0];
  while (i < first.length || j < others.length) {
    const isFirst = goesFirst(first.length - i, others.length - j, { ...ask, ahead });
    order.push(isFirst ? first[i++]! : others[j++]!);
    ahead = isFirst ? ahead + 1 : 0;
  }
  return [...order, ...early];
}

const goesFirst = (first: number, others: number, { ahead, rule }: CallAsk): boolean =>
  first > 0 && (ahead < rule.run || others === 0);

type Lines<One> = { first: One[]; others: One[]; early: One[] };

/** Who stands ahead of others, everybody else, and who came before the agreed hour; each line in its order. */
function linesOf<One extends Waiting>(waiting: readonly One[], { services, now, rule }: CallAsk): Lines<One> {
  const lines: Lines<One> = { first: [], others: [], early: [] };
  for (const one of inLine(waiting.filter(({ service }) => services.includes(service)))) {
    if (isEarly(one, now)) lines.early.push(one);
    else (standsAhead(one, rule) ? lines.first : lines.others).push(one);
  }
  return lines;
}

const millis = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

const isEarly = ({ appointmentAt, priority }: Waiting, now: string): boolean =>
  appointmentAt !== null && priority === null && millis(now) < millis(appointmentAt);

const cameLate = ({ issuedAt }: Waiting, appointmentAt: string, { lateMinutes }: CallRule): boolean =>
  millis(issuedAt) - millis(appointmentAt) > lateMinutes * 60_000;

/** Who stands longest goes first; of two at the same instant whoever took the number first, so that every counter sees the same line. */
function inLine<One extends Waiting>(line: readonly One[]): One[] {
  return line
    .map((one) => ({ one, since: millis(one.inLineAt) }))
    .sort((a, b) => a.since - b.since || a.one.place - b.one.place)
    .map(({ one }) => one);
}
