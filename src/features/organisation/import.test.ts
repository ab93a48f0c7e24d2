import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { readSheet } from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { checkPassword, listColleagues } from "../identity/index.ts";
import {
  confirmImport,
  importTemplate,
  listAccounts,
  resetSecrets,
  uploadImport,
  verifyOrganisation,
  viewImport,
} from "./index.ts";
import { HERE, newKey, openPeople, type People, THERE } from "./testing/people.ts";

let people: People;
before(async () => {
  people = await openPeople();
});
after(() => people.close());

const HEAD = [
  "Họ và tên *",
  "Số định danh",
  "Tên đăng nhập",
  "Mã cơ quan",
  "Vai",
  "Phòng",
  "Chức vụ",
  "Điện thoại",
  "Thư điện tử",
];
type Line = (string | number | null)[];
const line = (number: number, patch: Record<number, string | number> = {}): Line =>
  Object.assign(
    [
      `Hoàng Thị ${number % 2 ? "Lan" : "Hoa"}`,
      String(8_090_980_000 + number).padStart(12, "0"),
      `nhap${number}`,
      HERE,
      "Chuyên viên",
      "",
      "Công chức",
      "",
      "",
    ],
    patch,
  );

const file = async (lines: Line[], head: Line = HEAD): Promise<Uint8Array> =>
  new Uint8Array(await writeExcelFile([head, ...lines], {}).toBuffer());

async function upload(bytes: Uint8Array, by = "quantrixa"): Promise<string> {
  const uploaded = await uploadImport(people.services, {
    steward: await people.steward(by),
    key: newKey(),
    fileName: "ds.xlsx",
    bytes,
  });
  if (!uploaded.ok) throw new Error(uploaded.message);
  return uploaded.id;
}
const view = async (id: string, by = "quantrixa") => (await viewImport(people.services, await people.steward(by), id))!;
const counted = async (): Promise<number> =>
  (
    await listAccounts(people.services, await people.steward("quantri"), {
      search: "nhap",
      role: "",
      state: "",
      agencyId: "",
      page: 1,
    })
  ).total;

describe("a list of people", () => {
  it("is shown with the faults of every line, and nothing is written", async () => {
    const lines = [
      line(1),
      line(2, { 1: 8_090_980_002 }),
      line(1, { 4: "Một cửa", 6: "Nhân viên" }),
      line(3, { 1: "123", 4: "Trùm" }),
      line(4, { 3: THERE }),
      line(5, { 3: "H99" }),
      line(6, { 4: "kiem soat" }),
      line(7, { 2: "lanhdao" }),
      line(8, { 5: "Phòng Lạ" }),
      line(9, { 5: "phòng kinh tế" }),
      line(1),
    ];
    const { rows } = await view(await upload(await file(lines)));
    assert.deepEqual(
      rows.map(({ row, what }) => `${row} ${what}`),
      [
        "2 create",
        "3 create",
        "4 addPost",
        "5 wrong",
        "6 wrong",
        "7 wrong",
        "8 wrong",
        "9 wrong",
        "10 wrong",
        "11 create",
        "12 wrong",
      ],
    );
    assert.equal(rows[1]!.details.personalId, "008090980002", "a number that lost its zeros is known");
    assert.equal(rows[9]!.post.unit, "phong-kinh-te");
    const said = (index: number): string => rows[index]!.faults.map(({ cell, message }) => `${cell} ${message}`).join(" ");
    assert.match(said(3), /B5 .*12 chữ số.*E5 Vai “Trùm” không có/);
    assert.match(said(4), /D6 .*ngoài phạm vi/);
    assert.match(said(6), /E8 .*chỉ quản trị cấp tỉnh/);
    assert.match(said(10), /trùng/);
    assert.equal(await counted(), 0);
  });

  it("of a thousand is written once however often it is confirmed, and the same file again finds everybody there", async () => {
    const bytes = await file(Array.from({ length: 1000 }, (_, index) => line(1000 + index)));
    const id = await upload(bytes, "quantri");
    const steward = await people.steward("quantri");
    const sent = await Promise.all([1, 2, 3].map(() => confirmImport(people.services, steward, id)));
    assert.equal(sent.filter((one) => one.ok && !one.repeated).length, 1);
    assert.ok(sent.every(({ ok }) => ok));
    assert.equal(await counted(), 1000);
    assert.deepEqual((await view(id, "quantri")).confirmed, { accounts: 1000, posts: 1000, same: 0, wrong: 0 });
    const again = await upload(bytes, "quantri");
    assert.ok((await view(again, "quantri")).rows.every(({ what }) => what === "same"));
    const nothing = await confirmImport(people.services, steward, again);
    assert.ok(!nothing.ok);
    assert.equal(await counted(), 1000);
    assert.deepEqual(await verifyOrganisation(people.services), { lines: 1000, broken: undefined });
  });

  it("is nobody else's to see or confirm", async () => {
    const id = await upload(await file([line(20)]));
    const other = await people.steward("quantrixa.3013");
    assert.equal(await viewImport(people.services, other, id), undefined);
    assert.ok(!(await confirmImport(people.services, other, id)).ok);
  });

  it("makes accounts that open with no password before one is handed out", async () => {
    const id = await upload(await file([line(30)]));
    assert.ok((await confirmImport(people.services, await people.steward("quantrixa"), id)).ok);
    const made = await people.account("nhap30");
    assert.equal(made.state, "waiting");
    const signIn = (password: string) => checkPassword(people.services, { username: "nhap30", password, returnTo: "/" });
    assert.equal((await signIn("")).ok, false);
    const colleagues = async () => (await listColleagues(people.services, HERE)).map(({ officerId }) => officerId);
    assert.ok(!(await colleagues()).includes(made.id), "nobody is given work who cannot sign in");
    const given = await resetSecrets(people.services, {
      steward: await people.steward("quantrixa"),
      key: newKey(),
      accountId: made.id,
      version: made.version,
      what: { password: true, totp: false },
    });
    assert.ok(given.ok && !given.repeated && given.secrets.totp, "the first time both are handed out");
    assert.equal((await signIn(given.secrets.password!)).ok, true);
    assert.equal((await people.account("nhap30")).state, "active");
    assert.ok((await colleagues()).includes(made.id));
  });

  it("rests on what is there when it is confirmed, not on what was there when it was read", async () => {
    const first = await upload(await file([line(40), line(41)]));
    const second = await upload(await file([line(41, { 0: "Người Khác" }), line(42)]), "quantri");
    assert.ok((await confirmImport(people.services, await people.steward("quantrixa"), first)).ok);
    const done = await confirmImport(people.services, await people.steward("quantri"), second);
    assert.ok(done.ok && !done.repeated);
    assert.deepEqual([done.accounts, done.same], [1, 1]);
    const { rows } = await sql<{ n: string }>`select count(*) as n from officer where username = 'nhap41'`.execute(
      people.services.db,
    );
    assert.equal(Number(rows[0]!.n), 1);
  });
});

it("a file that is none is refused in a sentence", async () => {
  const steward = await people.steward("quantrixa");
  const refused = async (bytes: Uint8Array): Promise<string> => {
    const outcome = await uploadImport(people.services, { steward, key: newKey(), fileName: "x", bytes });
    return outcome.ok ? "" : outcome.message;
  };
  assert.match(await refused(new TextEncoder().encode("họ tên;vai")), /Không mở được tệp/);
  assert.match(await refused(await file([["a"]], ["Tên"])), /Dòng đầu thiếu cột Họ và tên/);
  assert.match(await refused(await file([])), /chưa có người nào/);
  assert.match(await refused(new Uint8Array(6 * 1024 * 1024)), /nặng hơn 5 MB/);
});

it("the template is a list that can be filled in and read again, with what may be chosen beside it", async () => {
  const bytes = Buffer.from(await importTemplate(people.services, await people.steward("quantrixa")));
  const [head] = await readSheet(bytes);
  assert.deepEqual(head?.slice(0, 3), ["Họ và tên *", "Số định danh *", "Tên đăng nhập *"]);
  const choices = (await readSheet(bytes, 2)).flat();
  assert.ok(choices.includes(HERE) && !choices.includes(THERE));
  assert.ok(choices.includes("Quản trị") && !choices.includes("Kiểm soát"));
});
