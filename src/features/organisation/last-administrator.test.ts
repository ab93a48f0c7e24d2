import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import writeExcelFile from "write-excel-file/node";
import { checkPassword, DEMO_PASSWORD } from "../identity/index.ts";
import { addPost, agencyVersion, closeAgency, confirmImport, recordLeave, uploadImport } from "./index.ts";
import { HERE, newKey, openPeople, type People } from "./testing/people.ts";

let people: People;
before(async () => {
  people = await openPeople();
});
after(() => people.close());

const administers = async (username: string): Promise<boolean> =>
  (await people.account(username)).posts.some(({ role }) => role === "administrator");
const signsIn = async (username: string): Promise<boolean> =>
  (await checkPassword(people.services, { username, password: DEMO_PASSWORD, returnTo: "/" })).ok;

test("leave of the last administrator takes neither the role nor the way to sign in", async () => {
  const account = await people.account("quantrixa");
  const post = { role: "specialist", agencyId: HERE, position: "Công chức", unit: "" };
  const on = { steward: await people.steward("quantri"), key: newKey(), accountId: account.id, version: account.version };
  assert.ok((await addPost(people.services, { ...on, post })).ok);
  const leave = { agencyId: HERE, officerId: account.id, from: "2026-11-20", to: "2026-12-31", reason: "nghỉ phép" };
  assert.ok((await recordLeave(people.services, { steward: await people.steward("quantri"), key: newKey(), ...leave })).ok);
  assert.deepEqual([await administers("quantrixa"), await signsIn("quantrixa")], [true, true]);
});

test("a list of people only adds: whoever is in it with another role keeps the one of administrator", async () => {
  const { name, personalId } = await people.account("quantrixa");
  const head = ["Họ và tên", "Số định danh", "Tên đăng nhập", "Mã cơ quan", "Vai", "Chức vụ"];
  const line = [name, personalId, "quantrixa", HERE, "Một cửa", "Nhân viên"];
  const bytes = new Uint8Array(await writeExcelFile([head, line], {}).toBuffer());
  const steward = await people.steward("quantri");
  const read = await uploadImport(people.services, { steward, key: newKey(), fileName: "ds.xlsx", bytes });
  assert.ok(read.ok);
  assert.ok((await confirmImport(people.services, steward, read.id)).ok);
  assert.equal(await administers("quantrixa"), true);
});

test("an agency is not closed over its administrators' heads while nobody above administers", async () => {
  const agencyId = `${HERE}.03`;
  const steward = await people.steward("kiemsoat");
  await sql`update officer_post set unit = null where agency_id = ${HERE}`.execute(people.services.db);
  await sql`insert into officer_post (officer_id, agency_id, role, position)
    select id, ${agencyId}, 'administrator', 'Quản trị phòng' from officer where username = 'kinhte'`.execute(people.services.db);
  await sql`update officer set active = false where username in ('quantri', 'quantrixa')`.execute(people.superuserDb());
  const close = async () =>
    closeAgency(people.services, {
      steward,
      key: newKey(),
      agencyId,
      version: (await agencyVersion(people.services, agencyId))!,
      successorId: "",
      reason: "NQ",
    });
  const refused = await close();
  assert.ok(!refused.ok);
  assert.match(refused.message, /Chưa có người quản trị ở cấp trên/);
  await sql`update officer set active = true where username = 'quantri'`.execute(people.superuserDb());
  assert.ok((await close()).ok);
  assert.equal(await administers("kinhte"), false);
});
