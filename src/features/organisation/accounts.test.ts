import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { verify } from "@node-rs/argon2";
import { sql } from "kysely";
import {
  addPost,
  closeAccount,
  createAccount,
  editAccount,
  endPost,
  findAccount,
  listAccounts,
  listLog,
  lockAccount,
  resetSecrets,
  unlockAccount,
  verifyOrganisation,
} from "./index.ts";
import { HERE, newKey, openPeople, type People, somebody, THERE } from "./testing/people.ts";

let people: People;
before(async () => {
  people = await openPeople();
});
after(() => people.close());

const ALL = { search: "", role: "", state: "", agencyId: "", page: 1 };
const onAccount = async (by: string, username: string) => {
  const { id: accountId, version } = await people.account(username);
  return { steward: await people.steward(by), key: newKey(), accountId, version };
};
const add = async (by: string, username: string, role: string, agencyId: string) =>
  addPost(people.services, { ...(await onAccount(by, username)), post: { role, agencyId, position: "Công chức", unit: "" } });

async function create(
  by: string,
  number: number,
  patch: { role?: string; agencyId?: string; unit?: string } = {},
  key = newKey(),
) {
  const { details, post } = somebody(number);
  return createAccount(people.services, { steward: await people.steward(by), key, details, post: { ...post, ...patch } });
}

describe("a new account", () => {
  it("has a password that is shown once and has to be changed, and its name in capitals", async () => {
    const made = await create("quantrixa", 1, { unit: "phong-kinh-te" });
    assert.ok(made.ok && !made.repeated);
    const { account, secrets } = made;
    assert.equal(account.name, "NÔNG VĂN LẺ");
    assert.deepEqual([account.state, account.mustChange, account.posts[0]?.unit], ["active", true, "phong-kinh-te"]);
    assert.match(secrets.totp!.uri, /^otpauth:\/\/totp\/.*secret=/);
    const { rows } = await sql<{ hash: string }>`select password_hash as hash from officer where id = ${account.id}`.execute(
      people.services.db,
    );
    assert.equal(await verify(rows[0]!.hash, secrets.password!), true);
    const { lines } = await listLog(people.services, await people.steward("quantri"), { ...NO_FILTER, search: "nguoi1" });
    assert.equal(lines[0]!.act, "createAccount");
    assert.doesNotMatch(JSON.stringify(lines), new RegExp(`${secrets.password}|${secrets.totp!.base32}`));
  });

  it("is made once however often the form is sent, also at the same moment", async () => {
    const key = newKey();
    const sent = await Promise.all([
      create("quantrixa", 2, {}, key),
      create("quantrixa", 2, {}, key),
      create("quantrixa", 2, {}, key),
    ]);
    assert.deepEqual(sent.map((one) => one.ok && one.repeated).sort(), [false, true, true]);
    const found = await listAccounts(people.services, await people.steward("quantri"), { ...ALL, search: "nguoi2" });
    assert.equal(found.total, 1);
  });

  it("is refused with a sentence for each field that is wrong, and for somebody who has one", async () => {
    const { details, post } = somebody(3);
    const steward = await people.steward("quantrixa");
    const wrong = await createAccount(people.services, {
      steward,
      key: newKey(),
      details: { ...details, name: "Nông", personalId: "12", username: "3 a" },
      post: { ...post, role: "", position: " ", unit: "cong-an-xa" },
    });
    assert.ok(!wrong.ok && "faults" in wrong);
    assert.deepEqual(wrong.faults.map(({ field }) => field).sort(), [
      "name",
      "personalId",
      "position",
      "role",
      "unit",
      "username",
    ]);
    const taken = await createAccount(people.services, {
      steward,
      key: newKey(),
      details: { ...details, username: "lanhdao" },
      post,
    });
    assert.ok(!taken.ok);
    assert.match(taken.message, /lanhdao đã có người dùng/);
  });
});

const NO_FILTER = { search: "", act: "", agencyId: "", from: "", to: "", page: 1 };

describe("reach", () => {
  it("of a commune's administrator ends at the commune: nobody elsewhere is seen, made, or touched", async () => {
    const steward = await people.steward("quantrixa");
    const seen = await listAccounts(people.services, steward, ALL);
    assert.ok(seen.total > 5);
    assert.ok(seen.accounts.every(({ posts }) => posts.some(({ agencyId }) => agencyId.startsWith(HERE))));
    const other = await people.account("hotich.3013");
    assert.equal(await findAccount(people.services, steward, other.id), undefined);
    for (const act of [
      create("quantrixa", 4, { agencyId: THERE }),
      onAccount("quantrixa", "hotich.3013").then((on) => lockAccount(people.services, { ...on, reason: "thử" })),
      onAccount("quantrixa", "hotich.3013").then((on) =>
        resetSecrets(people.services, { ...on, what: { password: true, totp: true } }),
      ),
      onAccount("quantrixa", "hotich.3013").then((on) => closeAccount(people.services, { ...on, reason: "thử" })),
      onAccount("quantrixa", "hotich.3013").then((on) =>
        endPost(people.services, { ...on, postId: other.posts[0]!.id, reason: "thử" }),
      ),
      add("quantrixa", "hotich", "specialist", THERE),
    ]) {
      const outcome = await act;
      assert.ok(!outcome.ok);
      assert.match(outcome.message, /ngoài phạm vi/);
    }
    assert.deepEqual(await people.account("hotich.3013"), other);
  });

  it("gives no role above itself: a controller is the province's to make", async () => {
    const refused = await add("quantrixa", "hotich", "controller", HERE);
    assert.ok(!refused.ok);
    assert.match(refused.message, /chỉ quản trị cấp tỉnh/);
    assert.ok((await add("quantri", "vanhoa.3013", "controller", "H60")).ok);
    // Whoever is a controller is out of the commune's hands now, whatever other post they have there.
    const locked = await lockAccount(people.services, { ...(await onAccount("quantrixa.3013", "vanhoa.3013")), reason: "thử" });
    assert.ok(!locked.ok);
  });

  it("lets a controller see to the whole province, and nobody to themselves", async () => {
    assert.ok((await add("kiemsoat", "kinhte.3013", "leader", THERE)).ok);
    const own = await addPost(people.services, {
      ...(await onAccount("quantri", "quantri")),
      post: { role: "leader", agencyId: "H60", position: "Chủ tịch", unit: "" },
    });
    assert.ok(!own.ok);
    assert.match(own.message, /không tự thay đổi/);
  });
});

describe("an account", () => {
  it("that is locked ends its sessions at once, and is opened again", async () => {
    const { id } = await people.account("vanhoa");
    await sql`insert into session (token_hash, officer_id, created_at, seen_at, expires_at)
      values ('\\x01', ${id}, now(), now(), now() + interval '1 hour')`.execute(people.services.db);
    assert.ok((await lockAccount(people.services, { ...(await onAccount("quantrixa", "vanhoa")), reason: "mất điện thoại" })).ok);
    const { rows } = await sql`select from session where officer_id = ${id}`.execute(people.services.db);
    assert.equal(rows.length, 0);
    assert.equal((await people.account("vanhoa")).state, "locked");
    assert.ok((await unlockAccount(people.services, { ...(await onAccount("quantrixa", "vanhoa")), reason: "" })).ok);
    assert.equal((await people.account("vanhoa")).state, "active");
  });

  it("that somebody else changed meanwhile is not overwritten", async () => {
    const on = await onAccount("quantrixa", "vanhoa");
    const other = await onAccount("kiemsoat", "vanhoa");
    const details = { name: "BẾ THỊ NGÂN HÀ", phone: "", email: "" };
    const [first, second] = await Promise.all([
      editAccount(people.services, { ...on, details }),
      editAccount(people.services, { ...other, details: { ...details, phone: "0912 345 678" } }),
    ]);
    assert.equal([first, second].filter(({ ok }) => ok).length, 1);
    const lost = [first, second].find((one) => !one.ok);
    assert.ok(lost && !lost.ok);
    assert.match(lost.message, /vừa thay đổi/);
  });

  it("is found by words without diacritics in any order, and by number", async () => {
    const steward = await people.steward("quantri");
    const found = async (search: string) =>
      (await listAccounts(people.services, steward, { ...ALL, search })).accounts.map((one) => one.username);
    assert.deepEqual(await found("thu ly"), ["hotich"]);
    assert.deepEqual(await found("008085991518"), ["lanhdao"]);
    assert.deepEqual(await found("100%"), []);
  });

  it("that is closed loses its posts, and stays with the agency of the last one", async () => {
    assert.ok((await closeAccount(people.services, { ...(await onAccount("quantrixa", "kinhte")), reason: "nghỉ hưu" })).ok);
    const closed = await people.account("kinhte");
    assert.deepEqual([closed.state, closed.posts, closed.homeId], ["closed", [], HERE]);
    assert.ok(await findAccount(people.services, await people.steward("quantrixa"), closed.id));
    assert.equal(await findAccount(people.services, await people.steward("quantrixa.3013"), closed.id), undefined);
  });
});

describe("the last administrator", () => {
  it("of an agency is neither locked nor closed nor loses the post, not even by the province", async () => {
    const last = await people.account("quantrixa.3013");
    const on = () => onAccount("quantri", "quantrixa.3013");
    for (const act of [
      lockAccount(people.services, { ...(await on()), reason: "thử" }),
      closeAccount(people.services, { ...(await on()), reason: "thử" }),
      endPost(people.services, { ...(await on()), postId: last.posts[0]!.id, reason: "thử" }),
    ]) {
      const outcome = await act;
      assert.ok(!outcome.ok);
      assert.match(outcome.message, /người quản trị cuối cùng/);
    }
    const province = await lockAccount(people.services, { ...(await onAccount("kiemsoat", "quantri")), reason: "thử" });
    assert.ok(!province.ok);
  });

  it("stays when two administrators remove each other at the same moment", async () => {
    assert.ok((await add("quantri", "hotich.3013", "administrator", THERE)).ok);
    for (let round = 0; round < 5; round++) {
      const [one, other] = await Promise.all([
        onAccount("quantrixa.3013", "hotich.3013"),
        onAccount("hotich.3013", "quantrixa.3013"),
      ]);
      const outcomes = await Promise.all([
        lockAccount(people.services, { ...one, reason: "lượt" }),
        lockAccount(people.services, { ...other, reason: "lượt" }),
      ]);
      assert.equal(outcomes.filter(({ ok }) => ok).length, 1, `round ${round}`);
      for (const username of ["hotich.3013", "quantrixa.3013"])
        await unlockAccount(people.services, { ...(await onAccount("quantri", username)), reason: "" });
    }
  });

  it("stays when two at the province end the posts of both of the others at once", async () => {
    const posts = await Promise.all(["hotich.3013", "quantrixa.3013"].map(people.account));
    const outcomes = await Promise.all(
      posts.map(async (account, index) =>
        endPost(people.services, {
          ...(await onAccount(index === 0 ? "kiemsoat" : "quantri", account.username)),
          postId: account.posts.find(({ role }) => role === "administrator")!.id,
          reason: "lượt",
        }),
      ),
    );
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  });
});

describe("the log of changes", () => {
  it("cannot be altered by the program's own role", async () => {
    const { db } = people.services;
    for (const statement of [
      sql`update organisation_log set reason = 'khác'`,
      sql`delete from organisation_log`,
      sql`truncate organisation_log`,
      sql`delete from organisation_head`,
    ])
      await assert.rejects(statement.execute(db), /permission denied/);
    await assert.rejects(sql`update organisation_head set position = 0`.execute(db), /only goes forward/);
  });

  it("is whole, and says where it is not", async () => {
    const whole = await verifyOrganisation(people.services);
    assert.equal(whole.broken, undefined);
    assert.ok(whole.lines > 10);
    const owner = people.superuserDb();
    await assert.rejects(sql`update organisation_log set reason = 'khác' where position = 3`.execute(owner), /append only/);
    await sql`alter table organisation_log disable trigger organisation_log_stands`.execute(owner);
    const { rows } = await sql<{ reason: string }>`select reason from organisation_log where position = 3`.execute(owner);
    await sql`update organisation_log set reason = 'khác' where position = 3`.execute(owner);
    assert.deepEqual((await verifyOrganisation(people.services)).broken, {
      position: "3",
      reason: "nội dung đã bị sửa sau khi ghi",
    });
    await sql`update organisation_log set reason = ${rows[0]!.reason} where position = 3`.execute(owner);
    await sql`create table kept as select position from organisation_log where position = ${String(whole.lines)}::bigint`.execute(
      owner,
    );
    await sql`delete from organisation_log where position = ${String(whole.lines)}::bigint`.execute(owner);
    assert.match((await verifyOrganisation(people.services)).broken!.reason, /những dòng cuối đã bị xóa/);
  });

  it("is shown to an administrator for the own agency only", async () => {
    const near = await listLog(people.services, await people.steward("quantrixa"), NO_FILTER);
    assert.ok(near.total > 0 && near.lines.every(({ agencyId }) => agencyId?.startsWith(HERE)));
    const day = await listLog(people.services, await people.steward("quantri"), { ...NO_FILTER, to: "2026-11-19" });
    assert.equal(day.total, 0);
    const act = await listLog(people.services, await people.steward("quantri"), { ...NO_FILTER, act: "closeAccount" });
    assert.deepEqual(
      act.lines.map(({ subject }) => subject.name),
      ["HÀ QUANG VINH (kinhte)"],
    );
  });
});
