import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { listEdits } from "../../../features/catalogue/index.ts";
import type { Browser } from "../../testing/browser.ts";
import { readForm } from "../../testing/read-form.ts";
import { type CatalogueWeb, CODE, catalogueWeb, change, fileOf, LIST, save } from "./testing/catalogue-web.ts";

describe("clumsy and hostile hands", () => {
  let web: CatalogueWeb;
  let writer: Browser;
  let edit: string;
  before(async () => {
    web = await catalogueWeb();
    writer = await web.officer("kiemsoat");
    edit = await web.begin(writer);
  });
  after(() => web.close());

  it("nobody else gets in by sending forms", async () => {
    for (const name of ["motcua", "hotich", "lanhdao"]) {
      const other = await web.officer(name);
      const posts: [string, Record<string, string>][] = [
        [`${LIST}/${CODE}/soan`, {}],
        [`${LIST}/${CODE}/bai-bo`, { so: "1", "ngay-ky": "01/11/2026", "co-quan": "x", "tu-ngay": "01/12/2026" }],
        [`${LIST}/moi`, { ma: "1.000322", ten: "Gì đó" }],
        [`${LIST}/nhap`, {}],
        [`${edit}/chung`, { plain: "Bị sửa" }],
        [`${edit}/tep?tep=procedure.yaml`, { "noi-dung": "" }],
        [`${edit}/duyet`, { _viec: "bo", _phien: "1" }],
        [`${edit}/ghep`, { _viec: "giu", _phien: "1", _ban: "x" }],
        [`${edit}/xem-thu/dien`, {}],
        [`${LIST}/nhom`, { ma: "abc" }],
        ["/quan-tri/danh-muc/1.001193/dua-vao-soan", {}],
        ["/quan-tri/danh-muc/nhap", {}],
        ["/quan-tri/gui-lai", {}],
      ];
      await other.get("/ban-lam-viec");
      for (const [address, fields] of posts) assert.equal((await other.post(address, fields)).status, 403, `${name} ${address}`);
    }
    assert.equal((await listEdits(web.services)).length, 1);
    assert.doesNotMatch(await fileOf(writer, edit, "procedure.yaml"), /Bị sửa/);
  });

  it("a form sent twice begins one edit, and adds one step", async () => {
    const path = `${LIST}/${CODE}`;
    const form = readForm((await writer.get(path)).text, `${path}/soan`);
    const both = await Promise.all([writer.post(`${path}/soan`, form), writer.post(`${path}/soan`, form)]);
    assert.deepEqual(new Set(both.map(({ location }) => location)).size, 1);
    assert.equal((await listEdits(web.services)).length, 2);

    const steps = `${edit}/quy-trinh`;
    const add = { ...readForm((await writer.get(steps)).text, `${steps}/viec`), _viec: "them:steps:" };
    assert.equal((await writer.post(`${steps}/viec`, add)).status, 303);
    assert.match((await writer.post(`${steps}/viec`, add)).text, /Chưa làm gì cả/);
    assert.equal((await fileOf(writer, edit, "process.yaml")).match(/id: /g)?.length, 5);
  });

  it("numbers of versions, days and addresses that nobody has are told in words", async () => {
    for (const version of ["-1", "1.5", "1e999", "99999999999", "NaN", ""]) {
      const done = await change(writer, `${edit}/tep?tep=process.yaml`, { _phien: version, "noi-dung": `steps: ${version}` });
      assert.ok(done.status < 500, `${version}: ${done.status}`);
      const node = await change(writer, `${edit}/chung`, { _phien: version, plain: `Tên ${version}` });
      assert.ok(node.status < 500, `${version}: ${node.status}`);
      const act = await writer.post(`${edit}/duyet`, { _viec: "trinh", _phien: version });
      assert.ok(act.status < 500, `${version}: ${act.status}`);
    }
    const addresses = [
      `${LIST}?ngay=31/12/9999&trang=1e9&tim=%00&loc=x&linh-vuc=%00`,
      `${LIST}?ngay=99/99/9999`,
      `${LIST}/%00`,
      `${LIST}/..%2f..%2fetc`,
      `${LIST}/${CODE}?ngay=31/12/9999`,
      `${LIST}/${CODE}/so-sanh?a=%00&b=__proto__`,
      `${LIST}/${CODE}/ban/%00/tep`,
      `${LIST}/soan/11111111-1111-1111-1111-11111111111%00/chung`,
      `${LIST}/soan/------------------------------------/chung`,
      `${edit}/tep?tep=constructor`,
      `${edit}/tep?tep=../../x`,
      `${edit}/to-khai/parts.0.pages.99`,
      `${edit}/to-khai/__proto__.0`,
      `${edit}/tinh-huong/%00`,
      `${edit}/cat/------------------------------------`,
      "/quan-tri/danh-muc?q=%00&luat=%00&trang=-5",
      "/quan-tri/danh-muc/%00",
      "/quan-tri/co-quan?q=%00",
    ];
    for (const address of addresses) {
      const { status } = await writer.get(address);
      assert.ok(status < 500, `${address}: ${status}`);
    }
  });

  it("files that no reader can bear are kept as typed, and the editor still opens", async () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join("\n");
    const texts = [
      `a0: &a0 x\n${bomb}`,
      "[".repeat(20_000),
      `${"{a: ".repeat(5000)}1`,
      `facts: { x: "${"(".repeat(3000)}1${")".repeat(3000)}" }`,
      `facts: { x: "${"!".repeat(9000)}true" }`,
      "a: &a [*a]",
      "? [x]\n: 1\n<<: 5\n",
      "code: !!js/function 'x'\n",
      "\u0000\ud800",
      "a: 1\na: 2\n",
    ];
    const whole = await fileOf(writer, edit, "procedure.yaml");
    for (const text of texts) {
      const name = text.slice(0, 30);
      const saved = await change(writer, `${edit}/tep?tep=procedure.yaml`, { "noi-dung": text });
      assert.equal(saved.status, 303, `${name}: ${saved.status}`);
      for (const part of [
        "chung",
        "phi",
        "dieu-kien",
        "to-khai",
        "duyet",
        "tep",
        "ten-goi",
        "xem-thu",
        "xem-thu/dien",
        "tinh-huong",
      ]) {
        const { status } = await writer.get(`${edit}/${part}`);
        assert.equal(status, 200, `${name} ${part}: ${status}`);
      }
      assert.equal((await writer.get(LIST)).status, 200, name);
    }
    const deep = whole.replace("facts: {}", "").concat(`\nfacts: { x: "${"(".repeat(3000)}1${")".repeat(3000)}" }\n`);
    assert.equal((await change(writer, `${edit}/tep?tep=procedure.yaml`, { "noi-dung": deep })).status, 303);
    assert.equal((await writer.get(`${edit}/dieu-kien`)).status, 200);
    await save(writer, `${edit}/tep?tep=procedure.yaml`, { "noi-dung": whole });
  });

  it("a text that is too long is refused whole", async () => {
    const done = await change(writer, `${edit}/chung`, { summary: "x".repeat(300_000) });
    assert.equal(done.status, 413);
    assert.doesNotMatch(await fileOf(writer, edit, "procedure.yaml"), /xxx/);
  });
});
