import type { Actor, CommandType, Duty } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;

/** Which duties a command belongs to. Whoever signs for somebody may also send the dossier back instead, and take the step for that. */
export function dutiesOf(command: CommandType): readonly Duty[] {
  if (command === "approveResult") return ["sign"];
  return command === "sendBackStep" || command === "claimStep" || command === "releaseStep" ? ["sign", "handle"] : ["handle"];
}

/**
 * The actor as they are for one command: standing only for those who gave them what it takes, and whose delegation has not ended. Leave gives
 * everything.
 */
export function forCommand<A extends Actor>(actor: A, command: CommandType, now?: Temporal.Instant): A {
  if (actor.kind !== "officer" || !actor.standsFor?.some(({ duties, until }) => duties ?? until)) return actor;
  const wanted = dutiesOf(command);
  const at = now?.toString({ smallestUnit: "millisecond" });
  const standsFor = actor.standsFor.filter(
    ({ duties, until }) => (!duties || duties.some((duty) => wanted.includes(duty))) && !(at && until && until < at),
  );
  return { ...actor, standsFor };
}

/** The officer works for this assignee by delegation, and not because the assignee is on leave. */
export function isDelegated({ standsFor = [] }: Officer, officerId: string): boolean {
  const own = standsFor.filter((one) => one.officerId === officerId);
  return own.length > 0 && own.every(({ duties }) => duties !== undefined);
}

/** "ký kết quả", "giải quyết hồ sơ": what was delegated, in small letters. */
export const DUTY_NAMES: Readonly<Record<Duty, string>> = { sign: "ký kết quả", handle: "giải quyết các việc khác" };
