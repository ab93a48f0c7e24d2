import { sql } from "kysely";
import { type Condition, type PersonOf, stands, within } from "../common/sql.ts";
import { column06a, dueInPeriod } from "../progress/sql.ts";
import type { Ask } from "../types.ts";

/** What held a late dossier up, in the order in which it is asked. */
export const CAUSES = ["outage", "opinion", "linked", "routing", "receptionist", "specialist", "leader", "unknown"] as const;
export type Cause = (typeof CAUSES)[number];

/** Columns 10 and 13 of form 06a. */
export const lateAtAll = (ask: Ask): Condition => sql`(${column06a("lateDone", ask)} or ${column06a("lateOpen", ask)})`;

/** An event of the dossier that stood at the instant of the report; `by`: it had happened when the time was over. */
function logged(ask: Ask, event: string, types: readonly string[], by = true): Condition {
  const at = sql.ref(`${event}.at`);
  return sql`${sql.ref(`${event}.dossier_id`)} = s.dossier_id and ${sql.ref(`${event}.type`)} = any(${types}::text[]) and ${at} <= ${ask.asOf}::timestamptz
    and ${by ? sql`${at} <= ${dueInPeriod(ask)}` : sql`true`} and ${stands(ask, event)}`;
}

/** Of an event of the dossier something was told that no later one had ended when the time was over. */
const unended = (ask: Ask, begins: string, ends: readonly string[], same: Condition): Condition =>
  sql`(${logged(ask, "e", [begins])} and not exists (select from event f where ${logged(ask, "f", ends)} and f.version > e.version and ${same}))`;

const sameStep = sql`f.data ->> 'stepId' = e.data ->> 'stepId'`;
/** What goes on at another agency begins anew there: nothing of the old one's is under way any more. */
const overThere = sql`case f.type when 'Routed' then f.data ? 'agencyId' else ${sameStep} end`;
const openStep = (ask: Ask): Condition => unended(ask, "StepStarted", ["StepCompleted", "StepSentBack", "Routed"], overThere);

/** Which cause (CAUSES) a late dossier has: what was under way when its time was over. An outage only when a signed form 04 rests on it. */
function causeOf(ask: Ask): Condition {
  const opinion = unended(
    ask,
    "ConsultationRequested",
    ["ConsultationAnswered"],
    sql`f.data ->> 'consultationId' = e.data #>> '{consultation,id}'`,
  );
  const routing = unended(ask, "SentToCoordination", ["Routed"], sql`true`);
  return sql`(case
    when exists (select from event e where ${logged(ask, "e", ["ExtensionPrepared"], false)} and e.data #> '{extension,outages,0}' is not null
      and exists (select from event f where ${logged(ask, "f", ["ExtensionSigned"], false)} and f.version > e.version)) then 'outage'
    when exists (select from event e where ${opinion}) then 'opinion'
    when exists (select from event e where ${openStep(ask)} and e.data ->> 'child' = 'true') then 'linked'
    when exists (select from event e where ${routing}) then 'routing'
    else coalesce((select e.data ->> 'by' from event e where ${openStep(ask)} order by e.data ->> 'dueAt', e.version limit 1), 'unknown') end)`;
}

/** Whose the step was that was under way when the time was over: who had it then, or who did it afterwards when nobody had taken it. */
export const holderOf: PersonOf = (ask) => {
  const own = sql`f.version > e.version and ${sameStep}`;
  const had = sql`(select f.data -> 'assignee' from event f where ${logged(ask, "f", ["StepClaimed", "StepAssigned", "StepReleased"])} and ${own}
    order by f.version desc limit 1)`;
  const did = sql`(select f.actor from event f where ${logged(ask, "f", ["StepCompleted", "StepSentBack"], false)} and ${own}
    and f.actor ->> 'kind' = 'officer' order by f.version limit 1)`;
  const who = sql`coalesce(nullif(${had}, 'null'::jsonb), ${did})`;
  return sql`(select case when step.who is not null then jsonb_build_object('id', step.who ->> 'officerId', 'name', step.who ->> 'name') end
    from (select ${who} as who from event e where ${openStep(ask)} order by e.data ->> 'dueAt', e.version limit 1) step)`;
};

/** Letters that were signed (form 04), as the word of a dossier ends. */
export const LETTERS = { extended: "x", apologised: "a" } as const;

/** Form 04 was signed: the extension before the time was over, the apology afterwards. Without the limit the planner would read the whole log. */
const wrote = (ask: Ask, late: boolean): Condition =>
  sql`coalesce((select true from event e where ${logged(ask, "e", ["ExtensionSigned"], false)} and (e.data #>> '{signed,late}')::boolean = ${late} limit 1), false)`;

/** What a late dossier counts as, "specialist:xa": its cause, and the letters that were signed; null for one that is not late. */
export const lateWord = (
  ask: Ask,
): Condition => sql`(case when ${lateAtAll(ask)} then ${causeOf(ask)} || ':' || case when ${wrote(ask, false)} then ${LETTERS.extended}::text else '' end
  || case when ${wrote(ask, true)} then ${LETTERS.apologised}::text else '' end end)`;

export const isLate = (word: Condition): Condition => sql`${word} is not null`;
export const isCause = (word: Condition, cause: Cause): Condition => sql`split_part(${word}, ':', 1) = ${cause}`;
export const hasLetter = (word: Condition, letter: keyof typeof LETTERS): Condition =>
  sql`split_part(${word}, ':', 2) like ${`%${LETTERS[letter]}%`}`;

/** Of the national portal (features/sync). */
const LANE = "dvcqg";

/** Dossiers of which a message took more than an hour, or is still on its way. */
const SLOW = sql`(select o.dossier_id from outbound o where o.lane = ${LANE} and o.state <> 'sent'
  union all select o.dossier_id from outbound o where o.lane = ${LANE} and o.state = 'sent' and o.sent_at - o.created_at > interval '1 hour')`;

/** Done in time, while what tells the national portal of it has taken more than an hour by then and not arrived before the time was over: there it counts late. */
export const toldLate = (ask: Ask): Condition => sql`(s.parent_id is null and ${within("s.finished_at", ask)} and s.phase = 'done'
  and s.finished_at <= s.due_at and s.due_at < ${ask.window.to}::timestamptz and s.dossier_id in ${SLOW}
  and coalesce((select came.at > s.due_at and came.at - o.created_at > interval '1 hour'
    from outbound o cross join lateral (select least(o.sent_at, ${ask.asOf}::timestamptz) as at) came where o.lane = ${LANE} and o.dossier_id = s.dossier_id and o.created_at >= s.finished_at order by o.seq limit 1), false))`;
