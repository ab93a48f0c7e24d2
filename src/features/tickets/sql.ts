import { sql, type Transaction } from "kysely";
import type { TicketEvent } from "../../core/tickets/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Db } from "../../platform/services.ts";
import type { Call, Hall, NewEvent, Seat, Ticket, WaitFigures, WaitLine } from "./types.ts";

type Tx = Transaction<Database>;
type Place = { agencyId: string; day: string };

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const TICKET = sql`t.id, t.place::int as place, t.agency_id as "agencyId", t.day::text as day, t.number, t.service, t.priority, t.procedure_code as "procedureCode",
  ${instant("t.appointment_at")} as "appointmentAt", t.via, ${instant("t.issued_at")} as "issuedAt", ${instant("t.in_line_at")} as "inLineAt",
  t.state, t.counter, t.for_counter as "forCounter", ${instant("t.called_at")} as "calledAt", t.calls, t.visit_id as "visitId"`;

/** One act at a time in the hall of an agency: numbers without gaps, and nobody is called twice. */
export async function lockHall(tx: Db | Tx, agencyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ticket ${agencyId}`}, 0))`.execute(tx);
}

export async function selectTicket(db: Db | Tx, id: string): Promise<Ticket | undefined> {
  return (await sql<Ticket>`select ${TICKET} from ticket t where t.id = ${id}`.execute(db)).rows[0];
}

/** The number that an act was about that was done before. */
export async function selectOfAct(tx: Tx, key: string): Promise<Ticket | undefined> {
  const found = await sql<Ticket>`
    select ${TICKET} from ticket t join ticket_event e on e.ticket_id = t.id where e.act_key = ${key}`.execute(tx);
  return found.rows[0];
}

/** Raises the series by one; call it only when the number is given in the same transaction. */
export async function nextNumber(tx: Tx, { agencyId, day }: Place, series: string): Promise<number> {
  const found = await sql<{ last: number }>`
    insert into ticket_series as s (agency_id, day, series, last) values (${agencyId}, ${day}, ${series}, 1)
    on conflict (agency_id, day, series) do update set last = s.last + 1 returning last`.execute(tx);
  return found.rows[0]!.last;
}

export type NewTicket = Pick<
  Ticket,
  "id" | "agencyId" | "day" | "number" | "service" | "priority" | "procedureCode" | "appointmentAt" | "via" | "issuedAt"
> & { series: string; seq: number };

export async function insertTicket(tx: Tx, t: NewTicket): Promise<void> {
  await sql`
    insert into ticket (id, agency_id, day, series, seq, number, service, priority, procedure_code, appointment_at, via, issued_at, in_line_at)
    values (${t.id}, ${t.agencyId}, ${t.day}, ${t.series}, ${t.seq}, ${t.number}, ${t.service}, ${t.priority}, ${t.procedureCode},
      ${t.appointmentAt}, ${t.via}, ${t.issuedAt}, ${t.issuedAt})`.execute(tx);
}

export async function insertEvent(tx: Tx, ticketId: string, e: NewEvent): Promise<void> {
  await sql`
    insert into ticket_event (ticket_id, kind, at, act_key, officer, counter, detail)
    values (${ticketId}, ${e.kind}, ${e.at}, ${e.key}, ${e.officer ? JSON.stringify(e.officer) : null}::jsonb, ${e.counter ?? null},
      ${JSON.stringify(e.detail ?? {})}::jsonb)`.execute(tx);
}

export type TicketChange = Pick<
  Ticket,
  "service" | "priority" | "inLineAt" | "state" | "counter" | "forCounter" | "calledAt" | "calls" | "visitId"
>;

export async function updateTicket(tx: Tx, id: string, t: TicketChange): Promise<void> {
  await sql`
    update ticket set service = ${t.service}, priority = ${t.priority}, in_line_at = ${t.inLineAt}, state = ${t.state}, counter = ${t.counter},
      for_counter = ${t.forCounter}, called_at = ${t.calledAt}, calls = ${t.calls}, visit_id = ${t.visitId}
    where id = ${id}`.execute(tx);
}

/** Numbers of a day in these states, in the order of the line. */
export async function selectInStates(
  db: Db | Tx,
  { agencyId, day }: Place,
  states: readonly Ticket["state"][],
): Promise<Ticket[]> {
  const found = await sql<Ticket>`
    select ${TICKET} from ticket t where t.agency_id = ${agencyId} and t.day = ${day} and t.state = any(${[...states]}::text[])
    order by t.in_line_at, t.place`.execute(db);
  return found.rows;
}

export async function selectAtCounter(db: Db | Tx, { agencyId, day }: Place, counter: number): Promise<Ticket | undefined> {
  const found = await sql<Ticket>`
    select ${TICKET} from ticket t
    where t.agency_id = ${agencyId} and t.day = ${day} and t.counter = ${counter} and t.state in ('called', 'serving')`.execute(
    db,
  );
  return found.rows[0];
}

export async function countInLine(tx: Tx, { agencyId, day }: Place): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from ticket where agency_id = ${agencyId} and day = ${day} and state = 'waiting'`.execute(tx);
  return found.rows[0]!.count;
}

export async function selectEvents(db: Db, ticketId: string): Promise<TicketEvent[]> {
  const found = await sql<TicketEvent>`
    select kind, ${instant("at")} as at from ticket_event where ticket_id = ${ticketId} order by id`.execute(db);
  return found.rows;
}

/** Calls of a day, newest first. */
export async function selectCalls(db: Db, { agencyId, day }: Place, most: number): Promise<Call[]> {
  const found = await sql<Call>`
    select t.id as "ticketId", t.number, e.counter, ${instant("e.at")} as at, e.kind, coalesce((e.detail ->> 'calls')::int, 1) as calls
    from ticket t join ticket_event e on e.ticket_id = t.id
    where t.agency_id = ${agencyId} and t.day = ${day} and e.kind in ('called', 'recalled') order by e.id desc limit ${most}`.execute(
    db,
  );
  return found.rows;
}

/** The hall as its administrators have it; undefined while they have said nothing. */
export async function selectHall(db: Db | Tx, agencyId: string): Promise<Omit<Hall, "own"> | undefined> {
  const found = await sql<Omit<Hall, "own">>`
    select h.groups as services, coalesce((select jsonb_agg(jsonb_build_object('number', c.number, 'name', c.name, 'services', c.services, 'open', c.open)
      order by c.number) from agency_counter c where c.agency_id = h.agency_id and c.ended_at is null), '[]') as counters
    from agency_hall h where h.agency_id = ${agencyId}`.execute(db);
  return found.rows[0];
}

export async function selectSeats(db: Db | Tx, { agencyId, day }: Place): Promise<Seat[]> {
  const found = await sql<Seat>`
    select s.counter, coalesce(c.name, 'Quầy ' || s.counter) as name, s.officer_id as "officerId", s.officer_name as "officerName", s.services, s.ahead
    from ticket_seat s left join agency_counter c on c.agency_id = s.agency_id and c.number = s.counter and c.ended_at is null
    where s.agency_id = ${agencyId} and s.day = ${day} order by s.counter`.execute(db);
  return found.rows;
}

export type NewSeat = Place & {
  counter: number;
  officerId: string;
  officerName: string;
  services: readonly string[];
  at: string;
};

/** The officer sits here from now on, and nowhere else; whoever sat here before sits here no more. */
export async function putSeat(tx: Tx, s: NewSeat): Promise<void> {
  await leaveSeat(tx, s, s.officerId);
  await sql`
    insert into ticket_seat (agency_id, day, counter, officer_id, officer_name, services, since)
    values (${s.agencyId}, ${s.day}, ${s.counter}, ${s.officerId}, ${s.officerName}, ${[...s.services]}::text[], ${s.at})
    on conflict (agency_id, day, counter) do update set officer_id = excluded.officer_id, officer_name = excluded.officer_name,
      services = excluded.services, since = excluded.since`.execute(tx);
}

export async function leaveSeat(tx: Tx, { agencyId, day }: Place, officerId: string): Promise<void> {
  await sql`
    update ticket_seat set officer_id = null, officer_name = null
    where agency_id = ${agencyId} and day = ${day} and officer_id = ${officerId}`.execute(tx);
}

export async function relieveSeat(tx: Db | Tx, { agencyId, day }: Place, counter: number): Promise<void> {
  await sql`update ticket_seat set officer_id = null, officer_name = null
    where agency_id = ${agencyId} and day = ${day} and counter = ${counter}`.execute(tx);
}

export async function updateSeatServices(
  tx: Db | Tx,
  { agencyId, day }: Place,
  counter: number,
  services: readonly string[],
): Promise<void> {
  await sql`update ticket_seat set services = ${[...services]}::text[]
    where agency_id = ${agencyId} and day = ${day} and counter = ${counter}`.execute(tx);
}

export async function setAhead(tx: Tx, { agencyId, day }: Place, counter: number, ahead: number): Promise<void> {
  await sql`update ticket_seat set ahead = ${ahead} where agency_id = ${agencyId} and day = ${day} and counter = ${counter}`.execute(
    tx,
  );
}

/** Ends the open numbers of earlier days: who sat at a counter was served, everybody else was not. @returns how many */
export async function endBefore(tx: Tx, day: string, at: string): Promise<number> {
  await sql`
    insert into ticket_event (ticket_id, kind, at, act_key)
    select id, 'dayEnded', ${at}, 'dayEnded:' || id from ticket
    where day < ${day} and state in ('waiting', 'called', 'serving') on conflict (act_key) do nothing`.execute(tx);
  const ended = await sql`
    update ticket set state = case state when 'serving' then 'done' else 'ended' end
    where day < ${day} and state in ('waiting', 'called', 'serving')`.execute(tx);
  return Number(ended.numAffectedRows ?? 0);
}

/** Each number with its minutes in line (as in core/tickets, waited.ts) and whether it was served. */
const waits = ({ agencyId, from, to, now }: Span) => sql`
  select t.id, t.day, t.number, t.service, t.priority, t.issued_at, t.state, t.counter,
    coalesce(sum(extract(epoch from coalesce(e.until, ${now}::timestamptz) - e.at)) filter (where e.kind in ('issued', 'transferred', 'returned')), 0)::float8 / 60 as minutes,
    bool_or(e.kind = 'started') and t.state in ('serving', 'done') as served
  from ticket t
  join lateral (select kind, at, lead(at) over (order by id) as until from ticket_event where ticket_id = t.id and kind not in ('prioritised', 'visit')) e on true
  where t.agency_id = ${agencyId} and t.day between ${from} and ${to} group by t.id`;

export type Span = { agencyId: string; from: string; to: string; now: string };

/** Figures by the hour ("08", Vietnamese time) or by the day in which the number was taken. */
export async function selectFigures(db: Db, span: Span, by: "hour" | "day", allowed: number): Promise<WaitFigures[]> {
  const part =
    by === "hour" ? sql`to_char(w.issued_at at time zone 'Asia/Ho_Chi_Minh', 'HH24')` : sql`to_char(w.day, 'YYYY-MM-DD')`;
  const found = await sql<WaitFigures>`
    with w as (${waits(span)})
    select ${part} as part, count(*)::int as issued, count(*) filter (where served)::int as served,
      count(*) filter (where served and minutes <= ${allowed})::int as within,
      percentile_cont(0.5) within group (order by minutes) filter (where served) as "medianMinutes",
      count(*) filter (where state in ('waiting', 'called'))::int as waiting, count(*) filter (where state = 'absent')::int as absent,
      count(*) filter (where state = 'ended')::int as unserved
    from w group by 1 order by 1`.execute(db);
  return found.rows;
}

/** The numbers behind the figures of an hour, longest waiting first, at most 300. */
export async function selectWaits(db: Db, span: Span, hour: string): Promise<WaitLine[]> {
  const found = await sql<WaitLine>`
    with w as (${waits(span)})
    select number, service, priority, ${instant("w.issued_at")} as "issuedAt", minutes, served, state, counter
    from w where to_char(w.issued_at at time zone 'Asia/Ho_Chi_Minh', 'HH24') = ${hour} order by minutes desc, number limit 300`.execute(
    db,
  );
  return found.rows;
}

export async function insertHelp(db: Db, id: string, agencyId: string, at: string): Promise<void> {
  await sql`
    insert into kiosk_help (id, agency_id, asked_at) values (${id}, ${agencyId}, ${at})
    on conflict (agency_id) where answered_at is null do nothing`.execute(db);
}

export async function selectHelp(db: Db, agencyId: string): Promise<{ id: string; askedAt: string } | undefined> {
  const found = await sql<{ id: string; askedAt: string }>`
    select id, ${instant("asked_at")} as "askedAt" from kiosk_help where agency_id = ${agencyId} and answered_at is null`.execute(
    db,
  );
  return found.rows[0];
}

export async function updateHelp(db: Db, agencyId: string, at: string, by: { officerId: string; name: string }): Promise<void> {
  await sql`
    update kiosk_help set answered_at = ${at}, answered_by = ${JSON.stringify(by)}::jsonb
    where agency_id = ${agencyId} and answered_at is null`.execute(db);
}
