import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { listAgencies } from "../features/catalogue/index.ts";
import { checkPassword } from "../features/identity/index.ts";
import { verifyOrganisation } from "../features/organisation/index.ts";
import type { Services } from "../platform/services.ts";
import { type TestServices, testServices } from "../platform/testing/test-services.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const SECRET = "only-for-tests-only-for-tests-only";
const place = mkdtempSync(path.join(tmpdir(), "motcua-admin-"));
let world: TestServices;
let owner: Services["db"];
before(async () => {
  world = await testServices();
  owner = world.superuserDb();
});
after(async () => {
  rmSync(place, { recursive: true });
  await world.close();
});

/** Runs the verb as an operator of a production province would. */
function run(args: string[], input = ""): Promise<{ code: number | null; text: string }> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: world.adminUrl,
    MOTCUA_DATA: place,
    MOTCUA_ENV: "production",
    MOTCUA_SECRET: SECRET,
  };
  const child = spawn(process.execPath, [path.join(ROOT, "bin/motcua.js"), "admin", ...args], { cwd: ROOT, env });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  child.stdin.end(input);
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, text })));
}

const AGENCY = ["--agency", "H60"];
const NAMED = [...AGENCY, "--agency-name", "Ủy ban nhân dân tỉnh Mẫu", "--short-name", "tỉnh Mẫu"];
const person = (username: string, number: string, name = "Hoàng Văn Mẫu") => [
  "--username",
  username,
  "--name",
  name,
  "--personal-id",
  number,
];
const FIRST = person("quantri", "008090990001");
const signsIn = async (username: string, password: string): Promise<boolean> =>
  (await checkPassword(world.services, { username, password, returnTo: "/" })).ok;
const administrators = async (): Promise<string[]> => {
  const { rows } = await sql<{ username: string }>`select o.username from officer o join officer_post p on p.officer_id = o.id
    where p.role = 'administrator' order by 1`.execute(owner);
  return rows.map(({ username }) => username);
};

test("the first administrator of an empty province, handed out once; again changes nothing", async () => {
  const help = await run(["--help"]);
  assert.deepEqual([help.code, /Chạy lại với cùng người thì không có gì thay đổi/.test(help.text)], [0, true], help.text);
  const nowhere = await run([...AGENCY, ...FIRST]);
  assert.equal(nowhere.code, 1);
  assert.match(nowhere.text, /Chưa có cơ quan mã H60.*--agency-name/);

  const made = await run([...NAMED, ...FIRST]);
  assert.equal(made.code, 0, made.text);
  assert.match(made.text, /Đã thêm 1 cơ quan/);
  assert.match(made.text, /Đã tạo tài khoản quantri cho HOÀNG VĂN MẪU/);
  const password = /Mật khẩu một lần: (\S+)/.exec(made.text)?.[1] ?? "";
  assert.equal(await signsIn("quantri", password), true);
  const [row] = (await sql<{ must: boolean }>`select must_change as must from officer where username = 'quantri'`.execute(owner))
    .rows;
  assert.equal(row?.must, true, "it is changed at the first sign-in");

  const again = await run([...NAMED, ...FIRST]);
  assert.deepEqual(
    [again.code, /Không có gì thay đổi/.test(again.text), /Mật khẩu/.test(again.text)],
    [0, true, false],
    again.text,
  );
  assert.deepEqual(await administrators(), ["quantri"]);
  const [province, ...more] = await listAgencies(world.services, "province");
  assert.deepEqual([province?.name, more], ["Ủy ban nhân dân tỉnh Mẫu", []]);
});

test("beside an administrator nobody is made, but with force and a reason that stands in the log", async () => {
  const second = [...AGENCY, ...person("quantri2", "008090990002", "Nông Thị Hai")];
  const refused = await run(second);
  assert.equal(refused.code, 1);
  assert.match(refused.text, /Đã có người quản trị: HOÀNG VĂN MẪU \(quantri\).*--force/);
  const silent = await run([...second, "--force"]);
  assert.deepEqual([silent.code, /phải ghi lý do/.test(silent.text)], [1, true], silent.text);
  assert.deepEqual(await administrators(), ["quantri"]);

  const typed = await run(
    [...second, "--force", "--reason", "Người cũ mất máy tạo mã", "--password-stdin"],
    "con trâu đi trước 7\n",
  );
  assert.equal(typed.code, 0, typed.text);
  assert.doesNotMatch(typed.text, /con trâu|Mật khẩu một lần/);
  assert.equal(await signsIn("quantri2", "con trâu đi trước 7"), true);
  const { rows } = await sql<{
    reason: string;
    name: string;
    role: string;
  }>`select reason, actor ->> 'name' as name, actor ->> 'role' as role
    from organisation_log where act = 'operatorAdministrator' order by position`.execute(owner);
  assert.deepEqual(
    rows.map(({ reason, role }) => [reason, role]),
    [
      ["", "operator"],
      ["Người cũ mất máy tạo mã", "operator"],
    ],
  );
  assert.match(rows[1]!.name, /^Người vận hành \(dòng lệnh/);
  assert.equal((await verifyOrganisation(world.services)).broken, undefined);
});

test("an account that is there is given the role and keeps its password; weak passwords and unknown words are refused", async () => {
  await sql`update officer set active = false where username in ('quantri', 'quantri2')`.execute(owner);
  const locked = await run([...AGENCY, "--username", "quantri2"]);
  assert.match(locked.text, /đang khóa/);
  const weak = await run([...AGENCY, ...person("quantri3", "008090990003"), "--password-stdin"], "ngan");
  assert.match(weak.text, /ít nhất 10 ký tự/);
  const secretly = await run([...AGENCY, ...FIRST, "--password", "x"]);
  assert.match(secretly.text, /không viết ở đây/);
  const same = await run([...AGENCY, ...person("quantri4", "008090990001")]);
  assert.match(same.text, /đã có tài khoản quantri\./);

  await sql`update officer set active = true where username = 'quantri2'`.execute(owner);
  await sql`delete from officer_post`.execute(owner);
  const given = await run([...AGENCY, "--username", "quantri2"]);
  assert.equal(given.code, 0, given.text);
  assert.match(given.text, /Đã giao vai Quản trị ở H60 cho NÔNG THỊ HAI/);
  assert.doesNotMatch(given.text, /Mật khẩu/);
  assert.equal(await signsIn("quantri2", "con trâu đi trước 7"), true);
  assert.deepEqual(await administrators(), ["quantri2"]);
});

test("a whole province comes from a file, and what is there stays as it is", async () => {
  const list = ["--province", path.join(ROOT, "demo/tuyen-quang.yaml")];
  const loaded = await run([...AGENCY, ...list, "--username", "quantri2"]);
  assert.equal(loaded.code, 0, loaded.text);
  assert.match(loaded.text, /Đã thêm \d{3} cơ quan/);
  const [province] = await listAgencies(world.services, "province");
  assert.equal(province?.name, "Ủy ban nhân dân tỉnh Mẫu");
  assert.equal((await listAgencies(world.services, "commune")).length, 124);
  const missing = await run([...AGENCY, "--province", "khong-co.yaml", "--username", "quantri2"]);
  assert.deepEqual([missing.code, /Không dùng được danh sách cơ quan/.test(missing.text)], [1, true], missing.text);
});
