import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import {
  type Dossier,
  type DossierEvent,
  evolve,
  type Filing,
  instantText,
  openStep,
  type Rules,
  resultDue,
  timersOf,
} from "../../src/core/dossier/index.ts";
import { filing, officer, reader, system } from "../../src/core/dossier/testing/library-card.ts";
import { wakeAt } from "../../src/features/dossiers/index.ts";

const BATCH = 2000;
/** Working days over which dossiers were received; each has 20 to go, so none is late and one in nineteen falls due each day. */
const DAYS = 19;

/**
 * Fills a database with open dossiers as they would stand if the clock had swept until `now`: received over the last 19 working days, a
 * twentieth not received yet, every reminder up to now given. Written as snapshots only, past the log: a sweep reads nothing else.
 */
export async function fillOpenDossiers(
  ownerUrl: string,
  options: {
    count: number;
    agencyIds: readonly string[];
    revisionId: string;
    rules: Rules;
    now: Temporal.Instant;
    tell: (done: number) => void;
  },
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Built once at the end: the index of words would be most of the work of filling.
    await client.query("drop index dossier_search");
    for (let done = 0; done < options.count; done += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, options.count - done) }, (_, i) =>
        rowOf(made(done + i, options), options),
      );
      await client.query(INSERT, [JSON.stringify(rows)]);
      options.tell(done + rows.length);
    }
    await client.query("create index dossier_search on dossier using gin (places, search gin_trgm_ops)");
    await client.query("vacuum analyze dossier");
  } finally {
    await client.end();
  }
}

type Options = Parameters<typeof fillOpenDossiers>[1];

/** Spreads whole numbers evenly and always the same way. */
const spread = (index: number, step: number): number => (index * step) % 1;

function made(index: number, { agencyIds, revisionId, rules, now, count }: Options): Dossier {
  const agencyId = agencyIds[index % agencyIds.length]!;
  const own: Filing = { ...filing, agencyId, revisionId };
  const code = `${agencyId}-261101-${String(index + 1).padStart(6, "0")}`;
  const waits = index % 20 === 0;
  const age = spread(index, 0.6180339887);
  const received = now.subtract({ seconds: Math.round((waits ? 0.2 : DAYS * 1.4) * 86_400 * age) });
  const at = instantText(received);
  let dossier: Dossier | undefined;
  const does = (event: DossierEvent, actor = system, when = at): void => {
    dossier = evolve(dossier, { dossierId: dossier?.id ?? "", version: (dossier?.version ?? 0) + 1, at: when, actor, event });
  };
  does({ type: "Submitted", id: randomUUID(), code, filing: own, intakeDueAt: instantText(received.add({ hours: 24 })) }, reader);
  if (!waits) {
    const dueAt = resultDue(rules, dossier!, received);
    const hours = 100 + Math.round(60 * (index / count));
    does({ type: "Received", dueAt, allowance: { qty: 20, unit: "WORKING_DAY" } }, officer("receptionist"));
    does({ type: "StepStarted", stepId: "appraise", name: "Thẩm tra", by: "specialist", hours, dueAt }, officer("receptionist"));
  }
  const until = instantText(now);
  for (const { kind, about, at: since } of timersOf(dossier!, rules).filter((timer) => timer.at <= until)) {
    if (kind === "prepareExtension") continue;
    does({ type: "Warned", warning: { kind: kind as "dueSoon", about, since } }, system, until);
  }
  return dossier!;
}

function rowOf(dossier: Dossier, { rules, now }: Options) {
  const step = openStep(dossier);
  const { applicant } = dossier;
  return {
    id: dossier.id,
    code: dossier.code,
    version: dossier.version,
    head_hash: randomBytes(32).toString("hex"),
    state: dossier.state,
    revision_id: dossier.revisionId,
    agency_id: dossier.agencyId,
    person: applicant.personId,
    personal: applicant.personalId,
    name: applicant.name,
    subject: dossier.subject,
    step_id: step?.stepId ?? null,
    step_due_at: step?.dueAt ?? null,
    submitted_at: dossier.submittedAt,
    intake_due_at: dossier.intakeDueAt,
    received_at: dossier.receivedAt ?? null,
    due_at: dossier.dueAt ?? null,
    wake_at: wakeAt(dossier, rules, now),
    snapshot: dossier,
  };
}

const INSERT = `
  insert into dossier (id, code, version, head_hash, head_tx, state, procedure_code, procedure_name, revision_id, agency_id, channel, submitted_by,
    applicant_person_id, applicant_personal_id, applicant_name, subject, step_id, step_name, step_role, step_due_at, submitted_at, intake_due_at,
    received_at, due_at, search, snapshot, head_at, wake_at)
  select id, code, version, decode(head_hash, 'hex'), '1'::xid8, state, snapshot ->> 'procedureCode', snapshot ->> 'procedureName', revision_id,
    agency_id, 'online', 'self', person, personal, name, subject, step_id, step_id, 'specialist', step_due_at, submitted_at, intake_due_at,
    received_at, due_at, fold(code || ' ' || name), snapshot, submitted_at, wake_at
  from jsonb_to_recordset($1::jsonb) as row(id uuid, code text, version int, head_hash text, state text, revision_id text, agency_id text,
    person uuid, personal text, name text, subject text, step_id text, step_due_at timestamptz, submitted_at timestamptz,
    intake_due_at timestamptz, received_at timestamptz, due_at timestamptz, wake_at timestamptz, snapshot jsonb)`;
