import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { officer } from "../../core/dossier/testing/library-card.ts";
import { compile } from "../../core/procedure/index.ts";
import { TEST_NOW, type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { CatalogueRefusal, checkEdit, publishFolder, ruleContext } from "../catalogue/index.ts";
import { importUpload, listPublished, listRuns, takeIn, tasks } from "./index.ts";

const controller = officer("controller", { agencyId: "H60", agencyName: "UBND tỉnh" });
const TABLE = "Hình thức nộpThời gianPhí, lệ phíMô tả";
const record = (code: string, name: string, time: string, more: object = {}) =>
  JSON.stringify({
    ma_thu_tuc: code,
    ten_thu_tuc: name,
    so_quyet_dinh: "99/QĐ-BTP",
    cap_thuc_hien: "Cấp xã",
    doi_tuong_thuc_hien: "Công dân Việt Nam",
    cach_thuc_thuc_hien: `${TABLE}Trực tuyến${time}Miễn phí`,
    ...more,
  });

describe("taking in from the national catalogue", () => {
  let test: TestServices;
  before(async () => {
    test = await testServices();
    await publishFolder(test.services, "procedures");
    const lines = [
      record("8.000001", "Thủ tục cấp thẻ bạn đọc", "3 Ngày làm việc"),
      record("8.000002", "Thủ tục đổi thẻ bạn đọc", "3"),
      record("1.001193", "Thủ tục đăng ký khai sinh", "2 Ngày làm việc"),
      "không phải JSON",
    ];
    const bytes = Buffer.from(`${lines.join("\n")}\n`);
    for (const _ of [1, 2]) assert.equal(await importUpload(test.services, { name: "thu.jsonl", bytes }), undefined);
    const { sha256 } = await test.services.files.put(bytes);
    for (const _ of [1, 2]) await tasks["import-published"]!(test.services, { sha256, name: "thu.jsonl" });
  });
  after(() => test.close());
  const list = async (ask: Parameters<typeof listPublished>[2] = {}) =>
    listPublished(test.services, await ruleContext(test.services.clock), ask);

  it("stores an uploaded file once and says how far it came", async () => {
    assert.equal((await list()).total, 3);
    const [run] = await listRuns(test.services);
    assert.deepEqual([run?.fileName, run?.linesDone, run?.unreadable], ["thu.jsonl", 4, 1]);
    assert.match((await importUpload(test.services, { name: "thu.pdf", bytes: Buffer.from("x") })) ?? "", /jsonl/);
    assert.match((await importUpload(test.services, { name: "thu.jsonl", bytes: Buffer.alloc(0) })) ?? "", /rỗng/);
  });

  it("refuses a file that was cut off on its way, and takes the whole one", async () => {
    const whole = gzipSync(`${record("8.000004", "Thủ tục gia hạn thẻ", "1 Ngày")}\n`);
    const upload = (bytes: Uint8Array) => importUpload(test.services, { name: "thu.jsonl.gz", bytes });
    assert.match((await upload(whole.subarray(0, whole.length - 9))) ?? "", /tải chưa xong/);
    assert.match((await upload(Buffer.from("không nén"))) ?? "", /bị hỏng/);
    assert.equal(await upload(whole), undefined);
  });

  it("lists by words without diacritics and by rule, with counts over everything", async () => {
    assert.deepEqual(
      (await list({ search: "the ban doc doi" })).lines.map(({ code }) => code),
      ["8.000002"],
    );
    const { lines, counts } = await list({ rule: "unit-missing" });
    assert.deepEqual(
      lines.map(({ code }) => code),
      ["8.000002"],
    );
    assert.equal(counts.find(({ rule }) => rule === "unit-missing")?.procedures, 1);
  });

  it("begins an edit of a new procedure, whose gaps are findings", async () => {
    const taken = await takeIn(test.services, controller, "8.000002");
    assert.ok(taken.kind === "started");
    assert.equal(taken.edit.origin, "national");
    assert.equal(taken.edit.basedOn, null);
    const { findings } = await checkEdit(test.services, taken.edit);
    assert.ok(findings.some(({ path, severity }) => path === "channels.online.time.unit" && severity === "error"));
  });

  it("brings the definition in force up to what is published and leaves the rest as it was written", async () => {
    const taken = await takeIn(test.services, controller, "1.001193");
    assert.ok(taken.kind === "started");
    assert.ok(taken.edit.basedOn?.startsWith("1.001193@"));
    assert.ok(taken.changed.some((what) => what.includes("2 ngày làm việc")));
    const text = taken.edit.files["procedure.yaml"]!;
    assert.match(text, /number: "?99\/QĐ-BTP/);
    assert.match(text, /# Ai đi làm, và bé có cha mẹ khai tên hay không/);
    assert.match(text, new RegExp(`from: "?${TEST_NOW.slice(0, 10)}`));
    const compiled = compile(taken.edit.files);
    assert.deepEqual(compiled.ok || compiled.findings.map(({ path }) => path), ["channels.online.sameDay"]);
  });

  it("is for those who may edit, and only of what was taken in", async () => {
    assert.equal((await takeIn(test.services, controller, "8.000009")).kind, "refused");
    const clerk = officer("receptionist", { officerId: randomUUID() });
    await assert.rejects(takeIn(test.services, clerk, "8.000001"), CatalogueRefusal);
  });
});
