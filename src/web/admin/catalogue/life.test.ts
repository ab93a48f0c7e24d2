import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { fileOne } from "../../../features/dossiers/testing/library.ts";
import { pathOf } from "../../desk/testing/desk-web.ts";
import type { Browser } from "../../testing/browser.ts";
import { readForm } from "../../testing/read-form.ts";
import { type CatalogueWeb, CODE, catalogueWeb, fileOf, LIST, save } from "./testing/catalogue-web.ts";

describe("the life of a change", () => {
  let web: CatalogueWeb;
  let writer: Browser;
  let leader: Browser;
  let edit: string;
  before(async () => {
    web = await catalogueWeb();
    writer = await web.officer("kiemsoat");
    leader = await web.officer("lanhdaotinh");
  });
  after(() => web.close());

  it("is for controllers and leaders of the province", async () => {
    assert.match((await web.browser().get(LIST)).location!, /^\/can-bo\/dang-nhap/);
    assert.equal((await (await web.officer("motcua")).get(LIST)).status, 403);
    const ofCommune = await web.officer("lanhdao");
    assert.equal((await ofCommune.get(LIST)).status, 403);
    assert.ok(!(await ofCommune.get("/ban-lam-viec")).text.includes(`href="${LIST}"`));
    const page = await leader.get(LIST);
    assert.equal(page.status, 200);
    assert.match(page.text, /1 thủ tục áp dụng ngày 20\/11\/2026/);
  });

  it("begins with what is in force, and says that nothing is changed yet", async () => {
    edit = await web.begin(writer);
    const page = await writer.get(`${edit}/chung`);
    assert.match(page.text, /giống hệt một bản đã công bố/);
    assert.equal(readForm(page.text, `${edit}/chung`)["effective.from"], "01/01/2026");
  });

  it("shows at its place what is wrong, in words, and lets broken work be saved", async () => {
    const past = await save(writer, `${edit}/chung`, {
      "decision.number": "77/QĐ-UBND",
      "decision.date": "16/11/2026",
      "effective.from": "1/11/2026",
    });
    assert.match(past.text, /Ngày có hiệu lực 01\/11\/2026 đã qua/);
    const impossible = await (async () => {
      const form = readForm((await writer.get(`${edit}/chung`)).text, `${edit}/chung`);
      return writer.post(`${edit}/chung`, { ...form, "effective.from": "31/02/2027" });
    })();
    assert.equal(impossible.status, 422);
    assert.match(impossible.text, /Có hiệu lực từ: viết ngày\/tháng\/năm và có thật/);
    assert.match(impossible.text, /value="31\/02\/2027"/);

    const circle = await save(writer, `${edit}/dieu-kien`, {
      "facts.0.name": "adult",
      "facts.0.source": "!minor",
      "facts.1.name": "minor",
      "facts.1.source": "!adult",
    });
    assert.match(circle.text, /“adult” được định nghĩa vòng/);
    assert.match(circle.text, /href="[^"]*\/dieu-kien#f-facts"/);
    await save(writer, `${edit}/dieu-kien`, { "facts.0.source": "yearsBetween(reader.birthDate, today) >= 16" });

    const fees = `${edit}/phi`;
    const add = async (fields: Record<string, string>) => {
      const list = await writer.get(fees);
      const added = await writer.post(`${fees}/viec`, { ...readForm(list.text, `${fees}/viec`), _viec: "them:fees:" });
      const fee = added.location!.split("?")[0]!;
      const common = { id: "ban-sao", name: "Phí bản in", per: "bản", legal: "Quy định bịa số 3" };
      return { fee, page: await save(writer, fee, { ...common, ...fields }) };
    };
    await add({ amount: "1.000", to: "31/12/2026" });
    const { fee, page: twice } = await add({ amount: "2.000", from: "1/12/2026" });
    assert.match(fee, /\/phi\/fees\.1$/);
    assert.match(twice.text, /(trùng|chồng)/);
    assert.match(await fileOf(writer, edit, "procedure.yaml"), /amount: 2000/);
    const item = `ban-sao 2026-12-01`;
    const asked = await writer.post(`${fees}/viec`, {
      ...readForm((await writer.get(fees)).text, `${fees}/viec`),
      _viec: `bo:${fee.split("/").at(-1)}:${item}`,
    });
    assert.match(asked.text, /Bỏ khoản thu “Phí bản in”\?/);
    const gone = await writer.post(`${fees}/viec`, {
      ...readForm(asked.text, `${fees}/viec`),
      _viec: `bo-that:${fee.split("/").at(-1)}:${item}`,
    });
    assert.match(gone.location!, /da=bo$/);
    assert.doesNotMatch(await fileOf(writer, edit, "procedure.yaml"), /amount: 2000/);
  });

  it("adds and moves questions, and the preview asks them", async () => {
    const form = `${edit}/to-khai`;
    const act = async (viec: string) => {
      const done = await writer.post(`${form}/viec`, { ...readForm((await writer.get(form)).text, `${form}/viec`), _viec: viec });
      assert.equal(done.status, 303, done.text);
      return done.location!.split("?")[0]!;
    };
    const page = await act("them:parts.0.pages:");
    await save(writer, page, { id: "so-thich", ask: "Bạn thích đọc gì nhất?" });
    await save(writer, `${page}.fields.0`, {
      id: "taste.kind",
      type: "choice",
      "choices.0.value": "novel",
      "choices.0.label": "Truyện",
      "choices.1.value": "science",
      "choices.1.label": "Khoa học",
    });
    const place = Number(page.split(".").at(-1));
    for (let at = place; at > 0; at--) await act(`len:parts.0.pages.${at}:so-thich`);
    const shown = await writer.get(`${edit}/xem-thu/dien`);
    // The date of effect is still in the past: what does not compile shows why, what only may not be published is shown.
    assert.match(shown.text, /Bạn thích đọc gì nhất\?/);
    assert.match(shown.text, /Không có gì được lưu/);
    const next = await writer.post(`${edit}/xem-thu/dien`, {
      ...readForm(shown.text, `${edit}/xem-thu/dien`),
      "taste.kind": "novel",
    });
    assert.match(next.text, /Bạn tên là gì\?/);
    const wrong = await writer.post(`${edit}/xem-thu/dien`, {
      ...readForm(next.text, `${edit}/xem-thu/dien`),
      "reader.name": "",
    });
    assert.equal(wrong.status, 422);
  });

  it("is handed in, refused to its writer, given back with a reason, approved by another", async () => {
    const kept = await save(writer, `${edit}/chung`, { "effective.from": "1/12/2026", plain: "Làm thẻ thư viện mới" });
    assert.doesNotMatch(kept.text, />Lỗi</);
    const review = await writer.get(`${edit}/duyet`);
    assert.match(review.text, /Làm thẻ thư viện mới/);
    const hidden = (text: string) => readForm(text, `${edit}/duyet`);
    assert.equal((await writer.post(`${edit}/duyet`, { ...hidden(review.text), _viec: "trinh" })).location, `${LIST}?da=trinh`);
    const own = await writer.get(`${edit}/duyet`);
    const refused = await writer.post(`${edit}/duyet`, { ...hidden(own.text), _viec: "duyet" });
    assert.match(refused.text, /không tự duyệt được/);
    assert.equal((await writer.get(LIST)).text.includes("trình lúc"), false);

    assert.match((await leader.get(LIST)).text, /Chờ duyệt[\s\S]*trình lúc/);
    // A day that runs out is told to both on every page, an edit to approve to her who may.
    const told = async (browser: Browser, page: string) =>
      /Thủ tục <b class="alerts num">(\d+)/.exec((await browser.get(page)).text)?.[1];
    assert.deepEqual([await told(leader, "/ban-lam-viec"), await told(writer, "/quan-tri/co-quan")], ["2", "1"]);
    const before = await leader.get(`${edit}/duyet`);
    assert.match(before.text, /Bạn thích đọc gì nhất\?/);
    const noReason = await leader.post(`${edit}/duyet`, { ...hidden(before.text), _viec: "tra", "ly-do": "" });
    assert.match(noReason.text, /Hãy ghi lý do trả lại/);
    await leader.post(`${edit}/duyet`, { ...hidden(before.text), _viec: "tra", "ly-do": "Ghi rõ tên." });
    assert.match((await writer.get(`${edit}/chung`)).text, /Ghi rõ tên\./);
    await save(writer, `${edit}/chung`, { plain: "Làm thẻ thư viện kiểu mới" });
    await writer.post(`${edit}/duyet`, { ...hidden((await writer.get(`${edit}/duyet`)).text), _viec: "trinh" });
    const done = await leader.post(`${edit}/duyet`, { ...hidden((await leader.get(`${edit}/duyet`)).text), _viec: "duyet" });
    assert.equal(done.location, `${LIST}/${CODE}?da=cong-bo`);
    assert.match((await leader.follow(done)).text, /Đã công bố, chưa áp dụng/);
  });

  it("changes the public page on its day, and an open dossier keeps the old one", async () => {
    const dossier = await fileOne(web.services, web.filing);
    const anybody = web.browser();
    assert.match((await anybody.get(`/thu-tuc/${CODE}`)).text, /<h1>Làm thẻ thư viện<\/h1>/);
    web.at("2026-12-01T08:00");
    assert.match((await anybody.get(`/thu-tuc/${CODE}`)).text, /<h1>Làm thẻ thư viện kiểu mới<\/h1>/);
    const clerk = await web.officer("kiemnhiem", "Một cửa");
    const page = await clerk.get(pathOf(dossier));
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /Bạn thích đọc gì nhất/);
    const history = await (await web.officer("kiemsoat2")).get(`${LIST}/${CODE}?ngay=30/11/2026`);
    assert.match(history.text, /Tình trạng ngày 30\/11\/2026[\s\S]*Đã công bố, chưa áp dụng/);
  });

  it("compares, exports, and shows any revision", async () => {
    const controller = await web.officer("kiemsoat2");
    const page = await controller.get(`${LIST}/${CODE}`);
    const [after, old] = [...page.text.matchAll(/name="a" value="([^"]+)"/g)].map(([, id]) => id!);
    const compared = await controller.get(
      `${LIST}/${CODE}/so-sanh?a=${encodeURIComponent(old!)}&b=${encodeURIComponent(after!)}`,
    );
    assert.match(compared.text, /Làm thẻ thư viện kiểu mới/);
    assert.match(compared.text, /77\/QĐ-UBND/);
    const zip = await controller.get(`${LIST}/${CODE}/ban/${encodeURIComponent(after!)}/tep`);
    assert.equal(zip.headers.get("content-type"), "application/zip");
    assert.match(
      (await controller.get(`${LIST}/${CODE}/ban/${encodeURIComponent(old!)}/xem-thu`)).text,
      /<h1>Làm thẻ thư viện<\/h1>/,
    );
  });
});
