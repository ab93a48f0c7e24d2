import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "../../testing/browser.ts";
import { readForm } from "../../testing/read-form.ts";
import { type CatalogueWeb, CODE, catalogueWeb, fileOf, LIST, save } from "./testing/catalogue-web.ts";

describe("two edits of one procedure", () => {
  let web: CatalogueWeb;
  let writer: Browser;
  let leader: Browser;
  let slow: string;
  before(async () => {
    web = await catalogueWeb();
    writer = await web.officer("kiemsoat");
    leader = await web.officer("lanhdaotinh");
  });
  after(() => web.close());

  const review = async (browser: Browser, edit: string, act: string) => {
    const address = `${edit}/duyet`;
    const form = readForm((await browser.get(address)).text, address);
    return browser.post(address, { ...form, _viec: act });
  };
  const decided = (day: string, number: string) => ({
    "decision.number": number,
    "decision.date": "16/11/2026",
    "effective.from": day,
  });

  it("the one that was begun first is told of the other, and cannot undo it unseen", async () => {
    slow = await web.begin(writer);
    await save(writer, `${slow}/chung`, { ...decided("15/12/2026", "78/QĐ-UBND"), summary: "Tóm tắt của bản chậm." });
    const quick = await web.begin(writer);
    await save(writer, `${quick}/chung`, { ...decided("01/12/2026", "77/QĐ-UBND"), plain: "Tên của bản nhanh" });
    assert.equal((await review(writer, quick, "trinh")).status, 303);
    assert.equal((await review(leader, quick, "duyet")).status, 303);

    const told = await writer.get(`${slow}/phi`);
    assert.match(told.text, /Bản soạn này chưa tính đến một bản đã công bố/);
    assert.match(told.text, /áp dụng từ 01\/12\/2026, theo 77\/QĐ-UBND/);
    const href = /href="([^"]*so-sanh[^"]*)"/.exec(told.text)?.[1]?.replaceAll("&amp;", "&");
    assert.match((await writer.get(href ?? "")).text, /Tên của bản nhanh/);
    assert.match((await review(writer, slow, "trinh")).text, /Còn 1 lỗi/);
  });

  it("puts both together, and says where both wrote", async () => {
    const form = readForm((await writer.get(`${slow}/phi`)).text, `${slow}/ghep`);
    const done = await writer.post(`${slow}/ghep`, { ...form, _viec: "ghep" });
    assert.match(done.text, /2 chỗ hai bên cùng sửa thì giữ chữ của bản soạn/);
    assert.match(done.text, /Số quyết định công bố[\s\S]*78\/QĐ-UBND[\s\S]*77\/QĐ-UBND/);
    const text = await fileOf(writer, slow, "procedure.yaml");
    for (const kept of [/Tên của bản nhanh/, /Tóm tắt của bản chậm/, /78\/QĐ-UBND/, /2026-12-15/]) assert.match(text, kept);
    assert.doesNotMatch((await writer.get(`${slow}/phi`)).text, /chưa tính đến/);
    assert.equal((await review(writer, slow, "trinh")).status, 303);
    assert.equal((await review(leader, slow, "duyet")).status, 303);
    assert.match((await writer.get(`${LIST}/${CODE}?ngay=20/12/2026`)).text, /78\/QĐ-UBND/);
  });

  it("refuses a revision of something else, and an old page", async () => {
    const edit = await web.begin(writer);
    const token = String(readForm((await writer.get(`${edit}/chung`)).text, `${edit}/chung`)._csrf);
    const post = (fields: Record<string, string>) => writer.post(`${edit}/ghep`, { _csrf: token, ...fields });
    assert.match((await post({ _phien: "1", _ban: "1.000000@x", _viec: "giu" })).text, /Không có bản đã công bố ấy/);
    assert.match((await post({ _phien: "7", _ban: "1.000000@x", _viec: "ghep" })).text, /vừa lưu bản soạn này/);
  });
});
