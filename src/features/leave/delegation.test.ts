import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import type { Actor, Dossier, Duty } from "../../core/dossier/index.ts";
import { commands, officer as libraryOfficer, vn } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { actOnDossier, readEvents } from "../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { seedOfficers } from "../identity/index.ts";
import { endAbsence, endDelegation, listDelegations, recordAbsence, recordDelegation, standsForNow } from "./index.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
const AGENCY = "H60.30.12";
const clock = fixedClock("2026-11-20T01:00:00Z");
let here: TestServices;
let filing: Awaited<ReturnType<typeof openLibrary>>["filing"];
/** Three leaders of one agency: A, B and C; and a specialist. */
let A: Officer;
let B: Officer;
let C: Officer;
let specialist: Officer;
before(async () => {
  here = await testServices({ clock });
  ({ filing } = await openLibrary(here.services));
  await seedOfficers(here.services, { agencyIds: [AGENCY], controllerAgencyId: "H60" });
  const owner = here.superuserDb();
  const { rows } = await sql<{ id: string; username: string; name: string }>`select id, username, name from officer`.execute(
    owner,
  );
  const idOf = (username: string) => rows.find((one) => one.username === username)!;
  for (const username of ["kinhte", "vanhoa"])
    await sql`insert into officer_post (id, officer_id, agency_id, role, position)
      values (${randomUUID()}, ${idOf(username).id}, ${AGENCY}, 'leader', 'Phó Chủ tịch UBND xã')`.execute(owner);
  const as = (username: string, role: Officer["role"]): Officer =>
    libraryOfficer(role, {
      officerId: idOf(username).id,
      name: idOf(username).name,
      agencyId: AGENCY,
      personalId: "001099000001",
    });
  [A, B, C] = [as("lanhdao", "leader"), as("kinhte", "leader"), as("vanhoa", "leader")];
  specialist = { ...as("hotich", "specialist"), unit: "van-phong-xa" };
});
after(() => here.close());
beforeEach(async () => {
  clock.set(vn("2026-11-20T08:00").toString());
  await sql`truncate dossier, event, command_receipt, dossier_counter, document, access_denial, absence cascade`.execute(
    here.superuserDb(),
  );
});

type Given = { from?: string; to?: string; duties?: Duty[]; id?: string };
const give = (
  actor: Officer,
  to: Officer,
  { from = "2026-11-20", to: until = "2026-11-23", duties = ["sign"], id }: Given = {},
) =>
  recordDelegation(here.services, {
    actor,
    id: id ?? randomUUID(),
    toId: to.officerId,
    from,
    to: until,
    duties,
    reason: "Giấy ủy quyền số 12/GUQ-UBND",
  });
const field = async (given: ReturnType<typeof give>): Promise<string> => {
  const done = await given;
  return done.ok ? "ok" : `${done.field} ${done.refusal.code}`;
};
const standing = async (who: Officer): Promise<Officer> => ({ ...who, standsFor: await standsForNow(here.services, who) });
const tries = (dossier: Dossier, actor: Officer, command: Parameters<typeof act>[3]) =>
  actOnDossier(here.services, { dossierId: dossier.id, key: randomUUID(), actor, command });

/** On the desk of A, ready to be signed. */
async function toSign(): Promise<Dossier> {
  let dossier = await fileOne(here.services, filing);
  const counter = libraryOfficer("receptionist");
  const drafter = libraryOfficer("specialist", { officerId: "00000000-0000-4000-8000-0000000000a2" });
  for (const command of [{ type: "receive" }, { type: "completeStep", note: "" }] as const)
    dossier = await act(here.services, dossier.id, counter, command);
  await act(here.services, dossier.id, drafter, { type: "requestPersonalId" });
  await act(
    here.services,
    dossier.id,
    { kind: "system", name: "dân cư" },
    {
      type: "recordPersonalId",
      value: { found: true, source: "dân cư", at: "2026-11-20T01:00:00.000Z", asked: {}, values: { personalId: "008226000001" } },
    },
  );
  await act(here.services, dossier.id, drafter, commands.draft);
  await act(here.services, dossier.id, drafter, { type: "completeStep", note: "" });
  return act(here.services, dossier.id, A, { type: "claimStep" });
}

test("what is delegated begins and ends by itself, is done in the owner's place and says so", async () => {
  const dossier = await toSign();
  assert.equal((await tries(dossier, await standing(B), commands.approve)).ok, false, "not before anything was given");
  assert.equal(await field(give(A, B, { from: "2026-11-21" })), "ok");
  assert.deepEqual(await standsForNow(here.services, B), [], "not before its day");
  clock.set(vn("2026-11-21T00:00").toString());
  const [stands] = await standsForNow(here.services, B);
  assert.deepEqual([stands?.officerId, stands?.duties], [A.officerId, ["sign"]]);
  const refused = await tries(dossier, await standing(B), { type: "completeStep", note: "" });
  assert.equal(!refused.ok && refused.refusal.code, "claimedByOther", "only what was given");
  const signed = await tries(dossier, await standing(B), commands.approve);
  assert.ok(signed.ok);
  assert.deepEqual(signed.dossier?.result?.signedFor, { officerId: A.officerId, name: A.name, delegated: true });
  assert.equal(signed.dossier?.result?.signedBy.name, B.name);
  const claims = (await readEvents(here.services, dossier.id)).flatMap(({ event }) =>
    event.type === "StepClaimed" && event.delegated ? [[event.assignee.name, event.substituteFor?.name]] : [],
  );
  assert.deepEqual(claims, [[B.name, A.name]]);
});

test("after its last day, and from a page that was opened before, nothing more is done under it", async () => {
  const dossier = await toSign();
  await give(A, B, { to: "2026-11-20" });
  const opened = await standing(B);
  clock.set(vn("2026-11-20T23:59").toString());
  assert.equal((await standsForNow(here.services, B)).length, 1);
  clock.set(vn("2026-11-21T00:00").toString());
  assert.deepEqual(await standsForNow(here.services, B), []);
  const late = await tries(dossier, opened, commands.approve);
  assert.equal(!late.ok && late.refusal.code, "claimedByOther");
  assert.ok((await tries(dossier, A, commands.approve)).ok, "the owner could all the while");
});

test("nobody gives what they do not have, to themselves, to another post, to somebody away, or twice", async () => {
  assert.equal(await field(give(specialist, B, { duties: ["handle"] })), "to notFound", "another room");
  assert.equal(await field(give(specialist, A, { duties: ["handle"] })), "to notFound", "another role");
  assert.equal(await field(give(specialist, A, { duties: ["sign"] })), "duties notAllowed", "only leaders sign");
  assert.equal(await field(give(A, A)), "to incomplete");
  assert.equal(await field(give(A, B, { duties: [] })), "duties incomplete");
  assert.equal(await field(give(A, B, { from: "2026-11-25" })), "until incomplete");
  assert.equal(await field(give(A, B, { from: "2026-11-18", to: "2026-11-19" })), "until tooLate");
  const leave = { id: randomUUID(), officerId: C.officerId, from: "2026-11-22", to: "2026-11-22", reason: "Nghỉ phép" };
  assert.ok((await recordAbsence(here.services, { actor: C, ...leave })).ok);
  assert.equal(await field(give(A, C)), "to waiting", "away in these days");
  assert.equal(await field(give(A, C, { to: "2026-11-21" })), "ok");
  assert.equal(await field(give(A, B)), "from alreadyDone", "the same duty, some of the same days");
  assert.equal(await field(give(A, B, { duties: ["handle"] })), "ok", "another duty");
});

test("it is not passed on, neither by who has it nor through who gave theirs away", async () => {
  assert.equal(await field(give(A, B)), "ok");
  assert.equal(await field(give(B, C)), "duties notAllowed");
  assert.equal(await field(give(B, C, { duties: ["handle"] })), "ok", "their own, another duty");
  assert.equal(await field(give(C, A)), "to waiting", "A has given the signing away");
  assert.equal(await field(give(B, A, { from: "2026-11-24", to: "2026-11-25" })), "ok", "on other days");
  const gone = await recordAbsence(here.services, {
    actor: B,
    id: randomUUID(),
    officerId: B.officerId,
    from: "2026-11-21",
    to: "2026-11-21",
    reason: "Nghỉ",
  });
  assert.equal(!gone.ok && gone.refusal.code, "waiting", "whoever has it gives it back before going away");
});

test("sent twice it is one; of two at once for the same days one is refused", async () => {
  const id = randomUUID();
  assert.deepEqual(await Promise.all([field(give(A, B, { id })), field(give(A, B, { id }))]), ["ok", "ok"]);
  assert.equal((await listDelegations(here.services, AGENCY)).length, 1);
  const both = await Promise.all([field(give(B, C, { duties: ["handle"] })), field(give(B, A, { duties: ["handle"] }))]);
  assert.deepEqual(both.sort(), ["from alreadyDone", "ok"]);
  // A to C and C to A at once: whoever comes second would pass on what they have just been given.
  const crossed = await Promise.all([
    field(give(A, C, { from: "2026-12-01", to: "2026-12-02" })),
    field(give(C, A, { from: "2026-12-01", to: "2026-12-02" })),
  ]);
  assert.equal(crossed.filter((one) => one === "ok").length, 1);
});

test("the giver takes it back, the taker gives it back, nobody else; one to come never begins", async () => {
  const [now, later] = [randomUUID(), randomUUID()];
  await give(A, B, { id: now });
  await give(A, C, { id: later, from: "2026-12-01", to: "2026-12-02" });
  const ends = async (actor: Officer, id: string) => {
    const done = await endDelegation(here.services, { actor, id });
    return done.ok ? "ok" : done.refusal.code;
  };
  assert.equal(await ends(C, now), "notAllowed");
  assert.equal(await ends({ ...A, agencyId: "H60.30.13" }, now), "notFound");
  assert.equal(await ends(A, "nope"), "notFound");
  assert.equal(await ends(B, now), "ok");
  assert.equal(await ends(A, now), "alreadyDone");
  assert.deepEqual(await standsForNow(here.services, B), []);
  assert.equal(await ends(A, later), "ok");
  assert.deepEqual(await listDelegations(here.services, AGENCY), []);
  clock.set(vn("2026-12-01T09:00").toString());
  assert.deepEqual(await standsForNow(here.services, C), []);
});

test("what was taken back today can be given anew today, to somebody else; leave that was ended too", async () => {
  const id = randomUUID();
  await give(A, B, { id });
  clock.set(vn("2026-11-20T10:00").toString());
  assert.equal(await field(give(A, C)), "from alreadyDone", "while it runs");
  assert.ok((await endDelegation(here.services, { actor: A, id })).ok);
  assert.equal(await field(give(A, C)), "ok");
  assert.equal((await standsForNow(here.services, C)).length, 1);
  assert.equal(await field(give(B, C, { duties: ["handle"] })), "ok", "B has nothing of A's any more");
  const leave = { officerId: specialist.officerId, from: "2026-11-20", to: "2026-11-20", reason: "Nghỉ" };
  const away = randomUUID();
  assert.ok((await recordAbsence(here.services, { actor: specialist, id: away, ...leave })).ok);
  assert.ok((await endAbsence(here.services, { actor: specialist, id: away })).ok);
  clock.set(vn("2026-11-20T11:00").toString());
  assert.ok((await recordAbsence(here.services, { actor: specialist, id: randomUUID(), ...leave })).ok);
});

test("it is of the post: in another post the taker stands for nobody, and it ends with the giver's post", async () => {
  await give(A, B, { duties: ["sign", "handle"] });
  assert.deepEqual(await standsForNow(here.services, { ...B, role: "specialist" }), []);
  assert.equal((await standsForNow(here.services, B)).length, 1);
  const owner = here.superuserDb();
  await sql`update officer_post set role = 'controller' where officer_id = ${A.officerId} and role = 'leader'`.execute(owner);
  assert.deepEqual(await standsForNow(here.services, B), []);
  await sql`update officer_post set role = 'leader' where officer_id = ${A.officerId} and role = 'controller'`.execute(owner);
});
