import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { caseContext, caseSchema } from "../../src/core/procedure/index.ts";
import { findProcedure } from "../../src/features/catalogue/index.ts";
import { openPersonSession } from "../../src/features/identity/index.ts";
import type { Services } from "../../src/platform/services.ts";

const CODE = "1.001193";
const CASE = path.join(import.meta.dirname, "../../procedures/ho-tich/khai-sinh/cases/cha-me-da-ket-hon.json");

/** A citizen with a session, and drafts of the birth procedure that lack nothing but to be handed in. */
export type Citizen = { personId: string; personalId: string; token: string; drafts: string[] };

export type Wanted = {
  citizens: number;
  /** Office of each draft that a citizen gets, by the citizen's and the draft's number. */
  agencies: (citizen: number) => string[];
};

/** ID numbers end with this; no two citizens of a process share one. */
let given = 1_000_000;

/**
 * Citizens who were led through every question by somebody else: each is the mother of the case that the procedure itself tests, the
 * answers of the registers are stored as they would be. Needs the procedure published. Everybody is invented.
 */
export async function completeDrafts(services: Services, ownerUrl: string, wanted: Wanted): Promise<Citizen[]> {
  const published = await findProcedure(services, CODE);
  if (!published) throw new Error(`${CODE} is not published`);
  const { id: revisionId, revision } = published;
  const file = caseSchema.parse(JSON.parse(readFileSync(CASE, "utf8")));
  const first = given;
  given += wanted.citizens;
  const now = services.clock.now().toString();
  const people: Record<string, unknown>[] = [];
  const drafts: Record<string, unknown>[] = [];
  const lookups: Record<string, unknown>[] = [];
  const citizens = Array.from({ length: wanted.citizens }, (_, index): Citizen => {
    const personalId = `00819${String(first + index).padStart(7, "0")}`;
    const personId = randomUUID();
    const name = "HOÀNG THỊ MẬN";
    const registers = structuredClone(file.registers);
    Object.assign(registers.birthNotice!.values, { motherName: name, motherPersonalId: personalId });
    const ctx = caseContext(revision, { ...file, registers, requester: { personalId, name, birthDate: "1998-04-03", level: 2 } });
    people.push({ id: personId, personal_id: personalId, name, at: now });
    const own = wanted.agencies(index).map((agency) => {
      const id = randomUUID();
      const confirmed = Object.entries(ctx.registers).map(([fieldId, value]) => [fieldId, value.at]);
      drafts.push({
        id,
        person_id: personId,
        revision_id: revisionId,
        agency_id: agency,
        answers: { ...ctx.answers, "child.lateReason": "" },
        confirmed_at: Object.fromEntries(confirmed),
        at: now,
      });
      for (const [field, value] of Object.entries(ctx.registers)) {
        const { type } = revision.pages.flatMap((page) => page.fields).find((one) => one.id === field)!;
        lookups.push({ id: randomUUID(), kind: type, args: value.asked, draft_id: id, field_id: field, value, at: value.at });
      }
      return id;
    });
    return { personId, personalId, token: "", drafts: own };
  });
  await insertAll(ownerUrl, { people, drafts, lookups });
  for (const citizen of citizens) citizen.token = await openPersonSession(services, citizen);
  return citizens;
}

async function insertAll(url: string, rows: { people: object[]; drafts: object[]; lookups: object[] }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(PEOPLE, [JSON.stringify(rows.people)]);
    await client.query(DRAFTS, [JSON.stringify(rows.drafts)]);
    await client.query(LOOKUPS, [JSON.stringify(rows.lookups)]);
    await client.query("analyze person, draft, register_lookup");
  } finally {
    await client.end();
  }
}

const PEOPLE = `
  insert into person (id, personal_id, name, birth_date, gender, phone, email, address, commune_code, level, created_at, signed_in_at)
  select id, personal_id, name, '1998-04-03', 'female', '0912000412', '', 'Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang', '02269', 2, at, at
  from jsonb_to_recordset($1::jsonb) as row(id uuid, personal_id text, name text, at timestamptz)`;

const DRAFTS = `
  insert into draft (id, kind, start_key, person_id, procedure_code, revision_id, agency_id, answers, confirmed_at, created_at, saved_at)
  select id, 'submission', id::text, person_id, '${CODE}', revision_id, agency_id, answers, confirmed_at, at, at
  from jsonb_to_recordset($1::jsonb) as row(id uuid, person_id uuid, revision_id text, agency_id text, answers jsonb, confirmed_at jsonb, at timestamptz)`;

const LOOKUPS = `
  insert into register_lookup (id, kind, args, purpose, procedure_code, asked_by, draft_id, field_id, asked_at, state, value, answered_at)
  select id, kind, args, 'Phép đo', '${CODE}', '{}', draft_id, field_id, at, 'answered', value, at
  from jsonb_to_recordset($1::jsonb) as row(id uuid, kind text, args jsonb, draft_id uuid, field_id text, value jsonb, at timestamptz)`;
