import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withdrawProcedure } from "../../../features/catalogue/index.ts";
import { CARD, cardFiles, DUNG, published } from "../../../features/catalogue/testing/controllers.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { type PortalWeb, portalWeb } from "../testing/portal-web.ts";
import { RECORD, takeIn } from "../testing/published-record.ts";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
  await takeIn(web.services, RECORD);
});
after(() => web.close());

const text = (markup: string): string => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const get = (address: string) => web.browser().get(address);

test("a procedure tells where it may be handed in, how much of it is online, and what is related", async () => {
  const page = await get("/thu-tuc/1.001193");
  assert.match(text(page.text), /Bất kỳ Trung tâm Phục vụ hành chính công nào trong tỉnh; trong tỉnh có 125 nơi/);
  assert.match(text(page.text), /Toàn trình: làm hết trên mạng/);
  assert.match(page.text, /href="\/toi-can\/sinh-con"/);
  assert.match(page.text, /href="\/linh-vuc\/ho-tich"/);
  assert.match(page.text, /href="\/thu-tuc\/1\.001193\/can-mang"/);
  const marriage = await get("/thu-tuc/1.000894");
  assert.match(text(marriage.text), /Trực tuyến Một phần: \S+/);
  const shop = await get("/thu-tuc/2.000648");
  assert.match(shop.text, /Nơi giải quyết<\/dt><dd><a href="\/co-quan\/H60\.06">Sở Công Thương/);
});

test("doubts that matter to a citizen are said in a few words, those of the makers are not", async () => {
  const page = await get("/thu-tuc/1.004873");
  assert.match(text(page.text), /Chưa chắc chắn: lệ phí cấp giấy\./);
  assert.doesNotMatch(text(page.text), /mã kết quả|Số giờ|hệ thống chưa thu/);
});

test("as of: what will change is told beforehand, and every day shows its own revision", async () => {
  await published(web.services, cardFiles("2026-11-23"));
  const soon = await get(`/thu-tuc/${CARD}`);
  assert.equal(soon.status, 200);
  assert.match(text(soon.text), /áp dụng từ ngày 23\/11\/2026[\s\S]*Quyết định 01\/QĐ-THU/);
  assert.doesNotMatch(soon.text, /bat-dau/);
  const later = cardFiles("2026-12-01", (yaml) => yaml.replace("plain: Làm thẻ thư viện", "plain: Làm thẻ mới"));
  await published(web.services, later);
  web.clock.set("2026-11-25T01:00:00Z");

  const today = await get(`/thu-tuc/${CARD}`);
  assert.match(today.text, /<h1>Làm thẻ thư viện/);
  assert.match(text(today.text), /Thủ tục này thay đổi từ ngày 01\/12\/2026/);
  const then = await get(`/thu-tuc/${CARD}?ngay=2026-12-01`);
  assert.match(then.text, /<h1>Làm thẻ mới/);
  assert.match(text(then.text), /Đây là quy định của ngày 01\/12\/2026, một ngày chưa tới/);
  assert.doesNotMatch(then.text, /bat-dau/);
  assert.match(text((await get(`/thu-tuc/${CARD}?ngay=2026-11-22`)).text), /Ngày 22\/11\/2026 thủ tục này không áp dụng/);
  for (const address of ["?ngay=2026-02-30", "?ngay=hom-nay"])
    assert.equal((await get(`/thu-tuc/${CARD}${address}`)).status, 400);
  for (const page of [soon, today, then]) assert.deepEqual(await htmlFaults(page.text), []);
});

test("the history tells each decision and what it changed, without what only the program needs", async () => {
  const page = await get(`/thu-tuc/${CARD}/lich-su`);
  assert.match(text(page.text), /Từ 01\/12\/2026[\s\S]*Từ 23\/11\/2026 đến hết 30\/11\/2026/);
  assert.match(page.text, /<del>Làm thẻ thư viện<\/del> → <ins>Làm thẻ mới<\/ins>/);
  assert.deepEqual(await htmlFaults(page.text), []);
  assert.equal((await get("/thu-tuc/9.777777/lich-su")).status, 404);
});

test("a withdrawn procedure says since when and by which decision, and can still be read", async () => {
  const outcome = await withdrawProcedure(web.services, DUNG, {
    code: CARD,
    decision: { number: "99/QĐ-UBND", date: "2026-11-24", by: "UBND tỉnh Tuyên Quang" },
    from: "2026-12-05",
  });
  assert.equal(outcome.kind, "withdrawn");
  web.clock.set("2026-12-07T01:00:00Z");
  const page = await get(`/thu-tuc/${CARD}`);
  assert.equal(page.status, 200);
  assert.match(
    text(page.text),
    /đã bãi bỏ từ ngày 05\/12\/2026 Theo Quyết định 99\/QĐ-UBND ngày 24\/11\/2026 của UBND tỉnh Tuyên Quang/,
  );
  assert.match(page.text, /href="\/thu-tuc\/9\.999001\?ngay=2026-12-04"/);
  assert.equal((await get(`/thu-tuc/${CARD}?ngay=2026-12-04`)).status, 200);
  assert.equal((await get(`/thu-tuc/${CARD}/can-mang`)).status, 404);
  assert.deepEqual(await htmlFaults(page.text), []);
  web.clock.set("2026-11-20T01:00:00Z");
});

test("a procedure that is only published can be read in full and says that it is not filed here", async () => {
  const page = await get("/thu-tuc/9.888001");
  assert.equal(page.status, 200);
  const said = text(page.text);
  for (const wanted of [
    /Chỉ để đọc, chưa nộp trên trang này/,
    /Quyết định 77\/QĐ-THU/,
    /Trực tiếp 3 Ngày làm việc Nộp tại hồ\. 20\.000 đ \(một thẻ\)/,
    /Đơn xin thẻ bơi 1 bản chính/,
    /Hồ bơi xã/,
    /Kết quả Thẻ bơi/,
    /Luật Bơi \(12\/2020\/QH14\)/,
  ])
    assert.match(said, wanted);
  assert.match(page.text, /href="https:\/\/dichvucong\.gov\.vn\/thu-tuc-hanh-chinh\/thu"/);
  assert.match(page.text, /&lt;b&gt;mới&lt;\/b&gt;/);
  assert.ok(page.headers.get("etag"));
  assert.deepEqual(await htmlFaults(page.text), []);
  const sheet = await get("/thu-tuc/9.888001/can-mang");
  assert.match(text(sheet.text), /Cần mang: Cấp thẻ bơi[\s\S]*Đơn xin thẻ bơi/);
  assert.deepEqual(await htmlFaults(sheet.text), []);
});

test("what to bring fits the case that the address tells, with a code to scan, without script", async () => {
  const whole = await get("/thu-tuc/1.001193/can-mang");
  assert.match(whole.text, /role="img" aria-label="Mã QR dẫn tới http[^"]*\/thu-tuc\/1\.001193"><svg/);
  assert.match(text(whole.text), /Tùy trường hợp Giấy chứng sinh/);
  const mother = await get("/thu-tuc/1.001193/can-mang?requester.relation=mother&birth.proof=paperNotice");
  const [sheet] = mother.text.split("Danh sách đúng trường hợp");
  assert.match(text(sheet!), /Mang theo Thẻ căn cước[\s\S]*Giấy chứng sinh 1 bản chính[\s\S]*Tùy trường hợp/);
  assert.doesNotMatch(sheet!, /ủy quyền|bỏ rơi/);
  assert.match(text(sheet!), /Quan hệ với bé: Mẹ/);
  assert.match(text(sheet!), /Giờ làm việc Thứ Hai đến thứ Sáu/);
  const online = await get("/thu-tuc/1.001193/can-mang?kenh=mang&requester.relation=x&constructor=1");
  assert.match(text(online.text), /Cách nộp: Trực tuyến/);
  for (const page of [whole, mother, online]) {
    assert.deepEqual(await htmlFaults(page.text), []);
    assert.ok(page.headers.get("etag"));
  }
  assert.equal((await get("/thu-tuc/9.777777/can-mang")).status, 404);
});
