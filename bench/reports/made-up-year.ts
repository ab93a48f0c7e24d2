import { randomUUID } from "node:crypto";
import pg from "pg";
import type { ActingCommand, Actor, Filing } from "../../src/core/dossier/index.ts";
import { commands, officer, personalIdValue, reader, system } from "../../src/core/dossier/testing/library-card.ts";
import { actOnDossier, openDossier } from "../../src/features/dossiers/index.ts";
import type { Services } from "../../src/platform/services.ts";

type Clocked = Services & { clock: Services["clock"] & { set: (instant: string) => void } };
type Step = [hour: number, actor: Actor, command: ActingCommand];

const clerk = officer("receptionist");
const expert = officer("specialist");
const leader = officer("leader");
const done = (actor: Actor): [Actor, ActingCommand] => [actor, { type: "completeStep", note: "" }];
/** The morning of Monday, 16/11/2026. */
const START = Temporal.Instant.from("2026-11-16T01:00:00Z");

const received: Step[] = [
  [1, clerk, { type: "receive" }],
  [2, ...done(clerk)],
];
const signed: Step[] = [
  ...received,
  [3, expert, { type: "requestPersonalId" }],
  [4, system, { type: "recordPersonalId", value: personalIdValue }],
  [5, expert, commands.draft],
  [6, ...done(expert)],
  [7, leader, commands.approve],
];
const handedOver: Step[] = [
  ...signed,
  [8, clerk, { type: "handOver", way: "counter", receiver: reader.name, idChecked: true } as ActingCommand],
];
const rated: Step[] = [...handedOver, [9, reader, { type: "rate", score: "satisfied", reasons: [], comment: "" }]];
const asked: Step[] = [...received, [3, expert, commands.supplement], [4, leader, commands.approveProposal]];
const FEE = 30_000;
const PAYS: Step = [0, clerk, { type: "recordPayment", paymentId: "prepayment", amount: FEE, method: "cash", receipt: "BL-1" }];
/** Lives of which the year is made, each as often as it stands here. */
const LIVES: Step[][] = [
  [],
  received,
  asked,
  [...asked, [30, reader, commands.answer]],
  signed,
  ...Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? rated : handedOver)),
  [...received, [3, reader, { type: "withdraw", reason: "Nộp nhầm" }]],
];

/** Lives a few dossiers through the rules of the house, and copies them over a year and all agencies, log and spans included. */
export async function fillYear(
  services: Clocked,
  ownerUrl: string,
  filing: Filing,
  agencyIds: readonly string[],
  count: number,
): Promise<void> {
  for (const [nth, life] of LIVES.entries()) {
    services.clock.set(START.add({ minutes: nth }).toString());
    const online = nth % 3 > 0;
    const paid = nth % 3 === 2;
    const fee = { total: paid ? FEE : 0, lines: [] };
    const own: Filing = { ...filing, fee, channel: online ? "online" : "counter", submittedBy: online ? "self" : "clerk" };
    const opened = await openDossier(services, { key: randomUUID(), actor: reader, filing: own });
    if (!opened.ok) throw new Error(opened.refusal.message);
    const { id } = opened.dossier;
    for (const [hour, actor, command] of paid ? [PAYS, ...life] : life) {
      services.clock.set(START.add({ hours: hour, minutes: nth }).toString());
      const outcome = await actOnDossier(services, { dossierId: id, actor, command, key: randomUUID() });
      if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.message}`);
    }
  }
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query("set synchronous_commit = off");
    await client.query("create temp table lived as select id from dossier");
    await client.query("drop index dossier_search");
    for (const table of ["dossier", "event", "dossier_span"])
      await copy(client, table, agencyIds, Math.ceil(count / LIVES.length));
    await client.query("vacuum analyze dossier, event, dossier_span");
  } finally {
    await client.end();
  }
}

/** Each copy lies some days and minutes earlier, at another agency. */
async function copy(client: pg.Client, table: string, agencyIds: readonly string[], copies: number): Promise<void> {
  const found = await client.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`,
    [table],
  );
  const values = found.rows.map(({ name, type }) => {
    if (name === "id" || name === "dossier_id") return `md5(t.${name}::text || g)::uuid`;
    if (name === "code") return "t.code || '-' || g";
    if (name === "agency_id" || name === "centre_id") return "($1::text[])[1 + (g * 31) % array_length($1::text[], 1)]";
    return type.startsWith("timestamp")
      ? `t.${name} - (g % 365) * interval '1 day' - (g % 97) * interval '3 minutes'`
      : `t.${name}`;
  });
  const columns = found.rows.map(({ name }) => name).join(", ");
  const key = table === "dossier" ? "id" : "dossier_id";
  const agencies = values.some((value) => value.includes("$1")) ? [agencyIds] : [];
  await client.query(
    `insert into ${table} (${columns}) select ${values.join(", ")} from ${table} t cross join generate_series(1, ${copies}) g
     where t.${key} in (select id from lived)`,
    agencies,
  );
}
