import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { openSteps } from "../../core/dossier/index.ts";
import { verifyLog } from "../../platform/log/index.ts";
import { actOnDossier, readEvents, viewDossier } from "../dossiers/index.ts";
import { act, fileOne } from "../dossiers/testing/library.ts";
import {
  addPost,
  askHandOver,
  changePost,
  closeAccount,
  endPost,
  handOver,
  heldSteps,
  listHandOverRequests,
  viewHandOver,
} from "./index.ts";
import { HERE, newKey, openPeople, type People } from "./testing/people.ts";

let people: People;
before(async () => {
  people = await openPeople();
});
after(() => people.close());

const onAccount = async (username: string) => {
  const { id: accountId, version } = await people.account(username);
  return { steward: await people.steward("quantrixa"), key: newKey(), accountId, version };
};
const end = async (username: string, role: string) => {
  const { posts } = await people.account(username);
  const postId = posts.find((post) => post.role === role)!.id;
  return endPost(people.services, { ...(await onAccount(username)), postId, reason: "điều động" });
};

/** A dossier that was received and whose appraisal this specialist took. */
async function taken(username: string) {
  const { services, filing } = people;
  const { id } = await fileOne(services, filing);
  const counter = await people.officer("motcua", "receptionist");
  await act(services, id, counter, { type: "receive" });
  await act(services, id, counter, { type: "completeStep", note: "" });
  return act(services, id, await people.officer(username, "specialist"), { type: "claimStep" });
}

const assigneeOf = async (id: string): Promise<string | undefined> => {
  const dossier = await viewDossier(people.services, { kind: "system", name: "Một Cửa" }, { id });
  return openSteps(dossier!).at(-1)?.assignee?.name;
};

describe("somebody who leaves with open dossiers", () => {
  it("keeps post, room and account until they are handed over", async () => {
    const dossier = await taken("hotich");
    for (const outcome of [
      await end("hotich", "specialist"),
      await closeAccount(people.services, { ...(await onAccount("hotich")), reason: "nghỉ" }),
    ]) {
      assert.ok(!outcome.ok);
      assert.match(outcome.message, new RegExp(dossier.code));
    }
    assert.equal((await people.account("hotich")).posts.length, 1);
  });

  it("is asked about by the administrator, and the leaders see it until it is done", async () => {
    const asked = await askHandOver(people.services, {
      ...(await onAccount("hotich")),
      agencyId: HERE,
      reason: "chuyển công tác",
    });
    assert.ok(asked.ok);
    const [request] = await listHandOverRequests(people.services, HERE);
    assert.deepEqual([request?.officerName, request?.reason], ["LÝ THỊ THU", "chuyển công tác"]);
  });

  it("is handed over by the leader, each dossier for itself, who did it recorded in each", async () => {
    const own = await taken("hotich");
    const secret = await taken("hotich");
    const leader = await people.officer("lanhdao", "leader");
    // The leader's own matter: nobody may act on it in that name.
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{applicant,personalId}', ${JSON.stringify(leader.personalId)}::jsonb) where id = ${secret.id}`.execute(
      people.superuserDb(),
    );
    const { id: officerId } = await people.account("hotich");
    const view = await viewHandOver(people.services, leader, officerId);
    const to = view?.candidates.find(({ name }) => name === "MA VĂN THÀNH");
    assert.ok(view && to && to.fitting === view.steps.length);
    const key = randomUUID();
    const input = { actor: leader, officerId, to: to.officerId, reason: "chuyển công tác", key };
    const done = await handOver(people.services, input);
    assert.ok(done && !("ok" in done));
    assert.equal(done.done.length, view.steps.length - 1);
    assert.deepEqual(
      done.left.map(({ code }) => code),
      [secret.code],
    );
    assert.match(done.left[0]!.why, /liên quan đến chính bạn/);
    assert.equal(await assigneeOf(own.id), "MA VĂN THÀNH");
    const last = (await readEvents(people.services, own.id)).at(-1)!;
    assert.deepEqual([last.event.type, last.actor.name], ["StepAssigned", leader.name]);
    const again = await handOver(people.services, input);
    assert.ok(again && !("ok" in again) && again.done.length === 0, "the same form again moves nothing");
    assert.equal((await readEvents(people.services, own.id)).length, last.version);
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{applicant,personalId}', ${JSON.stringify(secret.applicant.personalId)}::jsonb) where id = ${secret.id}`.execute(
      people.superuserDb(),
    );
  });

  it("hands their own back to the pool, and then the post ends and nobody works in it", async () => {
    const self = await people.officer("hotich", "specialist");
    const stranger = await people.officer("vanhoa", "specialist");
    assert.equal(await viewHandOver(people.services, stranger, self.officerId), undefined);
    const done = await handOver(people.services, { actor: self, officerId: self.officerId, to: null, reason: "", key: newKey() });
    assert.ok(done && !("ok" in done) && done.done.length === 1 && done.left.length === 0);
    assert.deepEqual(await listHandOverRequests(people.services, HERE), []);
    assert.deepEqual(await end("hotich", "specialist"), { ok: true, repeated: false, slipped: [] });
    assert.deepEqual((await people.account("hotich")).posts, []);
    assert.equal((await verifyLog(people.services.db)).broken, undefined);
  });

  it("has one of several posts ended while the dossiers belong to another", async () => {
    const thanh = await people.account("kiemnhiem");
    assert.deepEqual(new Set(thanh.posts.map(({ role }) => role)), new Set(["receptionist", "specialist"]));
    assert.ok((await heldSteps(people.services, thanh.id)).every(({ step }) => step.by === "specialist"));
    assert.ok((await end("kiemnhiem", "receptionist")).ok);
    assert.ok(!(await end("kiemnhiem", "specialist")).ok);
  });

  it("goes on in another room only when no step of theirs stays behind", async () => {
    const dossier = await taken("kinhte");
    const { posts } = await people.account("kinhte");
    const post = posts[0]!;
    const move = async (unit: string) =>
      changePost(people.services, { ...(await onAccount("kinhte")), postId: post.id, position: "Phó trưởng phòng", unit });
    // A step that names no room fits everywhere; one that does keeps its officer in it.
    assert.ok((await move("")).ok);
    assert.ok((await move("phong-kinh-te")).ok);
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{steps,-1,unit}', '"phong-kinh-te"') where id = ${dossier.id}`.execute(
      people.superuserDb(),
    );
    assert.ok((await move("")).ok, "the whole agency holds every room");
    await sql`insert into agency (id, name, short_name, kind, unit, parent_id, commune_code, old_code, address, hotline)
      values ('H60.30.12.04', 'Phòng VHXH', 'Phòng VHXH', 'office', 'phong-van-hoa-xa-hoi', ${HERE}, '02269', '004.12.30.H60', '', '')`.execute(
      people.services.db,
    );
    const refused = await move("phong-van-hoa-xa-hoi");
    assert.ok(!refused.ok);
    assert.match(refused.message, new RegExp(dossier.code));
  });
});

it("an administrator acts on no dossier, in whatever name they have", async () => {
  const dossier = await taken("kiemnhiem");
  const administrator = await people.steward("quantrixa");
  for (const role of ["administrator", "controller"] as const) {
    const actor = { ...administrator, kind: "officer", role } as unknown as Parameters<typeof actOnDossier>[1]["actor"];
    const outcome = await actOnDossier(people.services, {
      dossierId: dossier.id,
      actor,
      key: newKey(),
      command: { type: "assignStep", to: null, reason: "thử" },
    });
    assert.ok(!outcome.ok, role);
  }
});

it("somebody whose post ended a moment ago administers nothing any more", async () => {
  const given = { role: "administrator", agencyId: HERE, position: "Quản trị", unit: "" };
  assert.ok((await addPost(people.services, { ...(await onAccount("vanhoa")), post: given })).ok);
  const former = await people.steward("vanhoa");
  const on = await onAccount("motcua");
  assert.ok((await end("vanhoa", "administrator")).ok);
  const late = await addPost(people.services, { ...on, steward: former, post: { ...given, role: "leader" } });
  assert.ok(!late.ok);
  assert.match(late.message, /không còn giữ vai quản trị/);
});
