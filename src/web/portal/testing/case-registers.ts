import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { CaseFile } from "../../../core/procedure/index.ts";
import { tasks } from "../../../features/population/index.ts";
import type { Services } from "../../../platform/services.ts";
import { requesterOf } from "./case-person.ts";

type Pending = { id: string; field_id: string; args: Record<string, string> };

/** Does what the worker does for what waits: stores what the case says that the register answers; asks the simulated one about the rest. @returns how many waited */
export async function answerAsCase(services: Services, file: CaseFile): Promise<number> {
  const { rows } =
    await sql<Pending>`select id, field_id, args from register_lookup where state = 'pending' and field_id is not null`.execute(
      services.db,
    );
  for (const { id, field_id, args } of rows) {
    const said = saidOf(file, field_id, args);
    if (!said) {
      await tasks.lookup!(services, { id });
      continue;
    }
    const at = services.clock.now().toString({ smallestUnit: "millisecond" });
    const value = { ...said, source: "Cơ sở dữ liệu của tình huống", at, asked: args };
    await sql`
      update register_lookup set state = 'answered', value = ${JSON.stringify(value)}::jsonb, answered_at = ${at} where id = ${id}`.execute(
      services.db,
    );
  }
  if (rows.length > 0) services.signals.raise();
  return rows.length;
}

/**
 * The case speaks of whom and what it answers with. A number that only stood there beforehand is the requester's own; about any other number
 * the case knows nothing.
 */
function saidOf(file: CaseFile, fieldId: string, args: Record<string, string>): CaseFile["registers"][string] | undefined {
  const { personalId, name, birthDate } = requesterOf(file);
  const meant = file.answers[fieldId];
  const own = typeof meant === "string" && meant !== args.personalId && args.personalId === personalId;
  if (own) return { found: true, values: { personalId, name, birthDate } };
  const said = file.registers[fieldId];
  const other = Object.entries(args).some(([key, asked]) => (said?.values?.[key] ?? asked) !== asked);
  return other ? undefined : said;
}

/** Milliseconds between two looks: soon after something was asked, for one answer often leads to the next question. */
const SOON = 5;
const LATE = 40;

/** Answers what is asked while something else is under way, e.g. while a page waits for a register. */
export async function answeringMeanwhile<T>(services: Services, file: CaseFile, work: Promise<T>): Promise<T> {
  let done = false;
  const ended = work.finally(() => {
    done = true;
  });
  for (let wait = SOON; !done; wait = Math.min(LATE, wait * 2)) {
    if ((await answerAsCase(services, file)) > 0) wait = SOON;
    await Promise.race([ended.catch(() => undefined), pause(wait)]);
  }
  return ended;
}
