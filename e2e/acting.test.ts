import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { PHONE } from "./testing/browser.ts";
import { answerAll, pick, type Story, signInPerson, tick, type } from "./testing/citizen.ts";
import { type Journey, startJourney } from "./testing/journey.ts";

/** Bà Sửu has neither telephone nor account; Ánh, her daughter's son, has both. */
const GRANDMOTHER = "008144990517";
const GRANDSON = "008203990628";
const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n",
);

let journey: Journey;
before(async () => {
  journey = await startJourney();
});
after(() => journey?.stop());

const main = (page: Page): Promise<string> => page.locator("main").innerText();

/** A copy of her own birth certificate, from the book of the commune. */
const COPY: Story = {
  loai: pick("Giấy khai sinh"),
  "cho-ai": pick("Của tôi"),
  "nguoi-trong-giay": async () => undefined,
  "cha-me": async () => undefined,
  "noi-dang-ky": async () => undefined,
  "nam-dang-ky": (page) => page.getByLabel("Năm", { exact: true }).fill("1944"),
  "so-quyen": async () => undefined,
  "so-ban": type("1"),
  "nhan-ket-qua": pick("Tại Trung tâm"),
  "lien-he": type("0912000628"),
  "cam-doan": tick,
  "noi-nop": async (page) => void (await page.getByRole("combobox").selectOption("H60.30.12")),
};

it("an old woman's grandchild files for her with a certified authorisation, and fetches the paper at another counter", async () => {
  const reception = await journey.officer("motcua");
  await reception.page.getByRole("link", { name: "Ủy quyền", exact: true }).click();
  await journey.look(reception, "mandates-desk-empty-1440");
  await reception.page.getByRole("link", { name: "Ghi nhận giấy ủy quyền" }).click();
  const { page: desk } = reception;
  await desk.getByLabel("Số định danh của người có việc").fill(GRANDMOTHER);
  await desk.getByLabel("Họ, chữ đệm, tên của người có việc").fill("Hoàng Thị Sửu");
  await desk.getByLabel("Số định danh của người làm thay").fill(GRANDSON);
  await desk.getByLabel("Họ, chữ đệm, tên của người làm thay").fill("Lý Văn Ánh");
  await journey.look(reception, "mandate-record-1440");
  await desk.getByRole("button", { name: "Ghi nhận" }).click();
  assert.match(await desk.title(), /^Lỗi:/, "no certification, no paper");
  await desk.getByLabel("Nơi chứng thực hoặc ra quyết định").fill("UBND xã Thượng Lâm");
  await desk.getByLabel("Số trên giấy").fill("12/2026");
  await desk.locator("input[type=file]").setInputFiles({ name: "uy-quyen.pdf", mimeType: "application/pdf", buffer: PDF });
  await desk.getByRole("button", { name: "Ghi nhận" }).click();
  assert.match(await main(desk), /Đã ghi nhận giấy/);
  await journey.look(reception, "mandates-desk-1440");

  const grandson = await journey.window(PHONE);
  const { page } = grandson;
  await page.goto(`${journey.program.url}/uy-quyen`);
  await signInPerson(page, GRANDSON);
  assert.match(await main(page), /HOÀNG THỊ SỬU/);
  await journey.look(grandson, "mandates-360");
  await page.getByRole("link", { name: "Xem", exact: false }).first().click();
  await journey.look(grandson, "mandate-360");
  await page.goto(`${journey.program.url}/nop/2.000635/bat-dau`);
  await page.getByRole("link", { name: "Làm cho người khác" }).click();
  await journey.look(grandson, "choose-360");
  await page.getByRole("radio", { name: /HOÀNG THỊ SỬU/ }).check();
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  assert.match(await page.locator(".acting").innerText(), /làm thay cho HOÀNG THỊ SỬU \(ủy quyền đến/);
  await journey.look(grandson, "start-for-360");
  await page.getByRole("button", { name: "Bắt đầu" }).click();
  await answerAll(page, COPY, async (place) => {
    if (["nguoi-trong-giay", "kiem-tra"].includes(place)) await journey.look(grandson, `for-${place}-360`);
  });
  assert.match(await main(page), /HOÀNG THỊ SỬU/);
  await page.getByRole("link", { name: /Sửa nơi nhận kết quả/ }).click();
  await journey.look(grandson, "fetch-360");
  await page.getByRole("combobox").selectOption("H60.01.01");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  assert.match(await main(page), /Trung tâm Phục vụ hành chính công tỉnh Tuyên Quang/);
  await page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  await journey.look(grandson, "receipt-for-360");
  assert.match(await main(page), /LÝ VĂN ÁNH nộp thay cho HOÀNG THỊ SỬU/);
  const code = /H60\.30\.12-\d{6}-\d{4}/.exec(page.url())![0];

  await desk.goto(`${journey.program.url}/ban-lam-viec/ho-so/${code}`);
  await desk.getByText(/^Mọi diễn biến/).click();
  assert.match(await main(desk), /LÝ VĂN ÁNH, thay cho HOÀNG THỊ SỬU \(ủy quyền đến/);
  assert.match(await main(desk), /Người nộp thay/);
  await journey.look(reception, "dossier-for-1440");
  await journey.act(reception, code, /^Tiếp nhận/);
  await journey.act(reception, code, /^Chuyển bước/);
  const specialist = await journey.officer("hotich");
  await journey.act(specialist, code, /^Lập dự thảo/, (page) =>
    page.getByLabel("Nội dung quyết định").fill("Cấp một bản sao Giấy khai sinh của bà Hoàng Thị Sửu theo sổ gốc."),
  );
  await journey.act(specialist, code, /^Chuyển bước/);
  await journey.act(await journey.officer("lanhdao"), code, /^Xem và ký/);

  const centre = await journey.officer("motcua.0101");
  await centre.page.goto(`${journey.program.url}/ban-lam-viec?muc=noi-khac`);
  assert.match(await main(centre.page), new RegExp(code));
  await journey.look(centre, "queue-elsewhere-1440");
  await journey.act(centre, code, /^Trả kết quả/, async (form) => {
    await journey.look(centre, "hand-over-for-1440");
    await form.getByRole("radio", { name: /LÝ VĂN ÁNH/ }).check();
    await form.getByLabel(/đã kiểm tra giấy tờ/).check();
  });
  assert.match(await main(centre.page), /LÝ VĂN ÁNH/);

  await page.goto(`${journey.program.url}/ho-so/${code}`);
  assert.match(await main(page), /Đã trả kết quả/);
  await journey.look(grandson, "returned-for-360");
  await page.getByRole("button", { name: "Thôi, làm việc của tôi" }).click();
  assert.equal((await page.goto(`${journey.program.url}/ho-so/${code}`))?.status(), 404);
  // The browser notes the form that was refused on purpose.
  const troubles = [reception, specialist, centre].flatMap((window) => window.troubles);
  assert.deepEqual(
    troubles.filter((one) => !one.includes("uy-quyen/moi: Failed to load resource: the server responded with a status of 422")),
    [],
  );
  assert.deepEqual(journey.faults(), []);
});

it("two accounts agree on the portal; a revoked mandate stops the work and loses nothing", async () => {
  const mother = await journey.window(PHONE);
  await mother.page.goto(`${journey.program.url}/uy-quyen/nho`);
  await signInPerson(mother.page, "008198990412");
  await journey.look(mother, "grant-360");
  await mother.page.getByLabel("Số định danh của người làm thay").fill(GRANDSON);
  await mother.page.getByLabel("Họ, chữ đệm, tên của người làm thay").fill("Lý Văn Ánh");
  await mother.page.getByRole("button", { name: "Gửi lời nhờ" }).click();
  await journey.look(mother, "granted-360");

  const helper = await journey.window(PHONE);
  const { page } = helper;
  await page.goto(`${journey.program.url}/uy-quyen`);
  await signInPerson(page, GRANDSON);
  await page.getByRole("link", { name: /Xem và trả lời/ }).click();
  await journey.look(helper, "offer-360");
  await page.getByRole("button", { name: "Đồng ý làm thay" }).click();
  await page.getByRole("button", { name: /Làm thay ngay HOÀNG THỊ MẬN/ }).click();
  await page.goto(`${journey.program.url}/nop/2.000635/bat-dau`);
  await page.getByRole("button", { name: "Bắt đầu" }).click();
  await pick("Giấy khai sinh")(page);

  await mother.page.getByRole("link", { name: /^Xem/ }).first().click();
  await mother.page.getByRole("button", { name: "Thu hồi" }).click();
  assert.match(await main(mother.page), /Đã thu hồi/);

  await page.getByRole("button", { name: "Tiếp tục" }).click();
  assert.match(await main(page), /đã bị thu hồi/);
  await journey.look(helper, "revoked-360");
  await page.getByRole("radio", { name: /Cho tôi/ }).check();
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.goto(`${journey.program.url}/ho-so`);
  assert.match(await main(page), /Bạn còn 1 phần đang điền/);
  for (const name of ["nguoi-than", "giam-ho", "to-chuc"]) {
    await page.goto(`${journey.program.url}/uy-quyen/${name}`);
    await journey.look(helper, `claim-${name}-360`);
  }
  await page.goto(`${journey.program.url}/toi`);
  await journey.look(helper, "account-360");
  assert.deepEqual(journey.faults(), []);
});
