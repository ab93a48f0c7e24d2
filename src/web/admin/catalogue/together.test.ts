import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "../../testing/browser.ts";
import { readForm } from "../../testing/read-form.ts";
import { type CatalogueWeb, CODE, catalogueWeb, fileOf, LIST, save } from "./testing/catalogue-web.ts";

describe("two people in one edit", () => {
  let web: CatalogueWeb;
  let first: Browser;
  let second: Browser;
  let edit: string;
  before(async () => {
    web = await catalogueWeb();
    first = await web.officer("kiemsoat");
    second = await web.officer("kiemsoat2");
    edit = await web.begin(first);
  });
  after(() => web.close());

  /** The page as the second person has it, before the first saves. */
  const opened = async (address: string) => readForm((await second.get(address)).text, address);

  it("both keep what they wrote in different places, and the second is told", async () => {
    const address = `${edit}/chung`;
    const hers = await opened(address);
    await save(first, address, { plain: "Tên do người thứ nhất" });
    const done = await second.post(address, { ...hers, summary: "Tóm tắt do người thứ hai." });
    assert.equal(done.status, 303);
    const page = await second.follow(done);
    assert.match(page.text, /người khác cũng đã lưu ở các ô: Tên theo cách người dân gọi/);
    const text = await fileOf(second, edit, "procedure.yaml");
    assert.match(text, /plain: Tên do người thứ nhất/);
    assert.match(text, /summary: Tóm tắt do người thứ hai\./);
  });

  it("of the same place the second sees both texts, loses nothing, and decides", async () => {
    const address = `${edit}/chung`;
    const hers = await opened(address);
    await save(first, address, { plain: "Chữ thứ nhất", keywords: "một\nhai" });
    const told = await second.post(address, { ...hers, plain: "Chữ thứ hai", subject: "Việc khác" });
    assert.equal(told.status, 409);
    assert.match(told.text, /TRẦN QUỐC DŨNG vừa lưu mục này/);
    assert.match(told.text, /Chữ thứ nhất[\s\S]*Chữ thứ hai/);
    const form = readForm(told.text, address);
    assert.equal(form.plain, "Chữ thứ hai");
    assert.equal(form.keywords, "một\nhai");
    assert.match(await fileOf(first, edit, "procedure.yaml"), /plain: Chữ thứ nhất/);
    // She may also close the window: what she typed is kept beside the edit.
    assert.match((await second.get(`${edit}/phi`)).text, /Có phần bạn đã gõ mà chưa vào bản soạn/);
    assert.doesNotMatch((await first.get(`${edit}/phi`)).text, /Có phần bạn đã gõ/);
    await second.get(address);
    const saved = await second.post(address, { ...form });
    assert.equal(saved.status, 303, saved.text);
    const text = await fileOf(second, edit, "procedure.yaml");
    for (const kept of [/plain: Chữ thứ hai/, /keywords:\n {2}- một\n {2}- hai\n/, /subject: Việc khác/])
      assert.match(text, kept);
    assert.doesNotMatch((await second.get(`${edit}/phi`)).text, /Có phần bạn đã gõ/);
  });

  it("a thing that the first moved is still the one that the second wrote about", async () => {
    const form = `${edit}/quy-trinh`;
    const hers = await opened(`${form}/steps.1`);
    const list = await first.get(form);
    await first.post(`${form}/viec`, { ...readForm(list.text, `${form}/viec`), _viec: "xuong:steps.0:receive" });
    const stale = await second.post(`${form}/viec`, {
      ...readForm((await second.get(form)).text, `${form}/viec`),
      _viec: "len:steps.1:appraise",
    });
    assert.match(stale.text, /vừa đổi danh sách này/);
    const done = await second.post(`${form}/steps.1`, { ...hers, position: "Thủ thư" });
    assert.match(done.location!, /\/quy-trinh\/steps\.0\?da=/);
    assert.match(await fileOf(second, edit, "process.yaml"), /id: appraise[^\n]*[\s\S]*?position: Thủ thư[\s\S]*id: receive/);
  });

  it("raw files are put together when the lines are apart, and shown side by side when not", async () => {
    const address = `${edit}/tep?tep=papers.yaml`;
    const text = await fileOf(first, edit, "papers.yaml");
    const more = `${text.trimEnd()}\n  - id: thu\n    name: Thư\n    copy: 1\n`;
    const hers = await opened(address);
    await save(first, address, { "noi-dung": `# Ghi chú\n${more}` });
    const apart = await second.post(address, { ...hers, "noi-dung": text.replace("Ảnh chân dung", "Ảnh mới") });
    assert.match(apart.location ?? "", /da=ghep/, apart.text);
    const both = await fileOf(second, edit, "papers.yaml");
    assert.match(both, /^# Ghi chú[\s\S]*Ảnh mới[\s\S]*id: thu/);

    const again = await opened(address);
    await save(first, address, { "noi-dung": both.replace("Ảnh mới", "Ảnh A") });
    const clash = await second.post(address, { ...again, "noi-dung": both.replace("Ảnh mới", "Ảnh B") });
    assert.equal(clash.status, 409);
    assert.match(clash.text, /Bản TRẦN QUỐC DŨNG đã lưu[\s\S]*Ảnh A/);
    assert.match(String(readForm(clash.text, address)["noi-dung"]), /Ảnh B/);
    const kept = /href="([^"]*\/cat\/[^"]+)"/.exec(clash.text)?.[1] ?? "";
    assert.match((await second.get(kept)).text, /Ảnh B/);
    assert.equal((await first.get(kept)).status, 404);
  });

  it("who types while the edit is handed in keeps the text", async () => {
    await save(first, `${edit}/chung`, {
      "decision.number": "78/QĐ-UBND",
      "decision.date": "17/11/2026",
      "effective.from": "2/12/2026",
    });
    // Reception comes first again, or the process is refused.
    const steps = await first.get(`${edit}/quy-trinh`);
    await first.post(`${edit}/quy-trinh/viec`, {
      ...readForm(steps.text, `${edit}/quy-trinh/viec`),
      _viec: "xuong:steps.0:appraise",
    });
    const hers = await opened(`${edit}/can-cu`);
    const review = await first.get(`${edit}/duyet`);
    assert.equal((await first.post(`${edit}/duyet`, { ...readForm(review.text, `${edit}/duyet`), _viec: "trinh" })).status, 303);
    const late = await second.post(`${edit}/can-cu`, { ...hers, legal: "Luật Thư viện 2019" });
    assert.equal(late.status, 409);
    assert.match(late.text, /Chưa lưu: bản soạn đã được trình duyệt/);
    assert.match(late.text, /Luật Thư viện 2019<\/textarea>/);
  });
});

describe("beginning, taking in, groups", () => {
  let web: CatalogueWeb;
  let controller: Browser;
  before(async () => {
    web = await catalogueWeb();
    controller = await web.officer("kiemsoat");
  });
  after(() => web.close());

  it("a new procedure opens with what is still to be filled in", async () => {
    await controller.get(`${LIST}/moi`);
    const wrong = await controller.post(`${LIST}/moi`, { ma: "12", ten: "" });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /Mã có dạng 1\.001193/);
    const known = await controller.post(`${LIST}/moi`, { ma: CODE, ten: "Gì đó", "linh-vuc": "" });
    assert.match(known.text, /đã có trong danh mục/);
    const begun = await controller.post(`${LIST}/moi`, { ma: "1.000321", ten: "Cấp giấy mới", "linh-vuc": "X01" });
    const page = await controller.follow(begun);
    assert.match(page.text, /Cấp giấy mới/);
    assert.match(page.text, /Thiếu căn cứ pháp lý/);
    assert.match((await controller.get(`${begun.location!.replace(/\/chung$/, "")}/xem-thu`)).text, /Chưa xem thử được/);
  });

  it("files come in as an edit, and what is no procedure is refused in words", async () => {
    const edit = await web.begin(controller);
    await save(controller, `${edit}/chung`, { plain: "Tên trong tệp" });
    const names = ["procedure.yaml", "form.yaml", "papers.yaml", "process.yaml"];
    const texts = await Promise.all(names.map((name) => fileOf(controller, edit, name)));
    const upload = async (files: [string, string][], to = `${LIST}/nhap`, fields: Record<string, string> = {}) => {
      await controller.get(`${LIST}/nhap`);
      const token = controller.fields()._csrf;
      const body = new FormData();
      body.append("_csrf", String(token));
      for (const [name, text] of Object.entries(fields)) body.append(name, text);
      for (const [name, text] of files) body.append("tep", new File([text], name));
      const cookie = [...controller.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const { origin } = new URL(web.services.config.baseUrl);
      return web.app.request(`${origin}${to}`, {
        method: "POST",
        body,
        headers: { cookie, origin, host: new URL(origin).host },
      });
    };
    const done = await upload(names.map((name, index) => [name, texts[index]!.replace("Tên trong tệp", "Tên nhập vào")]));
    assert.equal(done.status, 303);
    assert.match((await controller.get(done.headers.get("location")!)).text, /value="Tên nhập vào"/);
    const refused = await upload([["tro-choi.zip", "không phải zip"]]);
    assert.match(await refused.text(), /Chưa nhập được/);

    const bpmn = await controller.get(`${edit}/quy-trinh/bpmn`);
    assert.match(bpmn.text, /<bpmn:definitions/);
    const { _phien } = readForm((await controller.get(`${edit}/quy-trinh`)).text, `${edit}/quy-trinh/viec`);
    const drawn = await upload([["moi.bpmn", bpmn.text.replace("Ký thẻ", "Ký thẻ mới")]], `${edit}/quy-trinh/bpmn`, {
      _phien: String(_phien),
    });
    assert.match(await drawn.text(), /Đã lấy 4 bước từ tệp/);
    assert.match(await fileOf(controller, edit, "process.yaml"), /Ký thẻ mới/);
  });

  it("groups are lists with days", async () => {
    await controller.get(`${LIST}/nhom`);
    const fields = {
      ma: "thu-nghiem",
      ten: "Nhóm thử",
      so: "6/QĐ-TTg",
      "ngay-ky": "6/1/2026",
      "co-quan": "Thủ tướng Chính phủ",
      tu: "1/1/2026",
      den: "",
    };
    assert.match((await controller.post(`${LIST}/nhom`, { ...fields, tu: "hôm qua" })).text, /Chưa lưu được/);
    const made = await controller.post(`${LIST}/nhom`, fields);
    const path = made.location!;
    await controller.get(path);
    await controller.post(path, { so: "1", ten: "Làm thẻ", ma: CODE, tu: "20/11/2026" });
    const page = await controller.get(path);
    assert.match(page.text, /Làm thẻ[\s\S]*9\.000001/);
    assert.doesNotMatch((await controller.get(`${path}?ngay=19/11/2026`)).text, /Làm thẻ/);
    await controller.get(path);
    await controller.post(path, { bo: JSON.stringify({ item: "1", code: CODE }), tu: "25/11/2026", so: "", ten: "", ma: "" });
    assert.match((await controller.get(`${path}?ngay=24/11/2026`)).text, /Làm thẻ/);
    assert.doesNotMatch((await controller.get(`${path}?ngay=25/11/2026`)).text, /Làm thẻ/);
  });

  it("a procedure is withdrawn with a decision", async () => {
    const path = `${LIST}/${CODE}`;
    await controller.get(path);
    const refused = await controller.post(`${path}/bai-bo`, { so: "9/QĐ-UBND", "ngay-ky": "", "co-quan": "Bộ A", "tu-ngay": "" });
    assert.match(refused.text, /Chưa ghi được/);
    assert.match(refused.text, /<details open[\s\S]*value="9\/QĐ-UBND"[\s\S]*value="Bộ A"/);
    const done = await controller.post(`${path}/bai-bo`, {
      so: "9/QĐ-UBND",
      "ngay-ky": "19/11/2026",
      "co-quan": "UBND tỉnh",
      "tu-ngay": "1/12/2026",
    });
    assert.match((await controller.follow(done)).text, /Bãi bỏ từ 01\/12\/2026 theo 9\/QĐ-UBND/);
  });
});
