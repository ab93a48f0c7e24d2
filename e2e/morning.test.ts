import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { PHONE, type Window } from "./testing/browser.ts";
import { answerByKeyboard, fingersOf } from "./testing/fingers.ts";
import { COMMUNE, type Filed, type Life, mainOf, startLife } from "./testing/life.ts";

const LAPTOP = { width: 1366, height: 768 };
const WIDE = { width: 1920, height: 1080 };
const KIOSK = { width: 768, height: 1024 };
const DESK = "/ban-lam-viec";
const COPY = "2.000815";
const SIGNATURE = "2.000884";
const BIRTH = "1.001193";

/** Cards as the scanner types them: of who has a new card, no old number. */
const CARDS = {
  mother: "008198990412|012345678|HOÀNG THỊ MẬN|03041998|Nữ|Thôn Bản Bung, Xã Thượng Lâm|01052021",
  father: "008095990718||HOÀNG VĂN TOÀN|12091995|Nam|Thôn Bản Bung, Xã Thượng Lâm|01052021",
  grandmother: "008144990517||HOÀNG THỊ SỬU|11051944|Nữ|Thôn Bản Bung, Xã Thượng Lâm|01052021",
  widow: "008168990846||HOÀNG THỊ HẸN|20011968|Nữ|Thôn Bản Bung, Xã Thượng Lâm|01052021",
  forgetful: "008092991431||ĐẶNG VĂN KIM|15071992|Nam|Thôn Khau Tràng, Xã Hồng Thái|01052021",
  farmer: "008157990326||MA THỊ NHÌNH|08061957|Nữ|Thôn Bản Bung, Xã Thượng Lâm|01052021",
  young: "002099990854||GIÀNG MÍ PÓ|27111999|Nam|Thôn Má Lủ, Xã Đồng Văn|01052021",
  wife: "008194990975||TRIỆU THỊ LAI|05121994|Nữ|Thôn Khau Tràng, Xã Hồng Thái|01052021",
  undecided: "008099991126||CHẢO VĂN LÌN|02091999|Nam|Thôn Khau Tràng, Xã Hồng Thái|01052021",
} as const;

let life: Life;
const filed: Filed[] = [];
let ready: Filed;

before(async () => {
  life = await startLife("morning", "2026-11-20T14:00", { worker: false });
  const copyOf = (change: (answers: Record<string, unknown>) => void) =>
    life.file("ho-tich/trich-luc", "khai-sinh-cua-toi", ({ answers }) => change(answers as Record<string, unknown>));
  ready = await copyOf((answers) => {
    answers["delivery.way"] = "counter";
  });
  await life.at("2026-11-20T16:30");
  for (let n = 0; n < 5; n++) filed.push(await copyOf(() => undefined));
});
after(() => life?.stop());

it("a full morning", async () => {
  const { at, officer, program, look } = life;
  const { url } = program;
  const clerk = await officer("motcua", LAPTOP);
  const specialist = await officer("hotich", WIDE);
  const leader = await officer("lanhdao", PHONE);

  // Friday afternoon: one result is made ready, to be fetched on Monday.
  await life.act(clerk, ready.code, /^Tiếp nhận/);
  await life.act(clerk, ready.code, /^Chuyển bước/);
  await life.act(specialist, ready.code, /^Lập dự thảo/, (page) =>
    page.getByLabel("Nội dung quyết định").fill("Cấp hai bản sao Giấy khai sinh theo sổ gốc."),
  );
  await life.act(specialist, ready.code, /^Chuyển bước/);
  await life.act(leader, ready.code, /^Xem và ký/);
  assert.equal(await life.state(ready.code), "resultReady");

  await at("2026-11-23T07:30");
  await program.work();
  const { page } = clerk;
  await page.goto(`${url}${DESK}/goi-so`);
  await page.getByRole("button", { name: "Ngồi quầy này" }).first().click();

  const kiosk = await officer("lanhdao", KIOSK);
  const ticket = async (group: string, priority?: string): Promise<string> => {
    await kiosk.page.goto(`${url}/lay-so/${COMMUNE}`);
    await kiosk.page.getByRole("link", { name: group }).click();
    if (priority) await kiosk.page.getByRole("link", { name: /^Có/ }).click();
    else await kiosk.page.getByRole("button", { name: "Không" }).click();
    if (priority) await kiosk.page.getByRole("button", { name: priority }).click();
    return kiosk.page.locator(".hall-number").innerText();
  };
  const numbers: string[] = [];
  for (let n = 0; n < 3; n++) numbers.push(await ticket("Hộ tịch, chứng thực"));
  const old = await ticket("Hộ tịch, chứng thực", "Từ 60 tuổi trở lên");
  numbers.push(await ticket("Nhận kết quả, hỏi hồ sơ"));
  for (let n = 0; n < 5; n++) numbers.push(await ticket("Hộ tịch, chứng thực"));
  assert.match(old, /^UT/);

  const call = async (matter: string): Promise<void> => {
    await page.goto(`${url}${DESK}/tai-quay`);
    await page.getByRole("button", { name: /gọi số tiếp/i }).click();
    await page.getByText("Đang gọi").waitFor();
    await page.goto(`${url}${DESK}/tai-quay?thu-tuc=${matter}`);
  };
  /** Scans into the field that has the focus; the scanner ends with Enter. */
  const scan = async (line: string): Promise<void> => {
    await page.keyboard.insertText(line);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  };
  const sit = async (card: string): Promise<string> => {
    await page.locator("#f-so").focus();
    await scan(card);
    return new URL(page.url()).pathname;
  };
  const send = () =>
    Promise.all([
      page.waitForNavigation(),
      page
        .locator("main")
        .getByRole("button", { name: /^Nhận hồ sơ/ })
        .last()
        .click(),
    ]);

  /** A certified copy of a paper with so many pages. */
  const copy = async (card: string, paper: string, pages: number, copies: number): Promise<string> => {
    const visit = await sit(card);
    await page.getByLabel("Tên giấy").fill(paper);
    await page.locator("input[name='doc.pages']").fill(String(pages));
    await page.locator("input[name=copies]").fill(String(copies));
    await send();
    return visit;
  };
  const finish = async (visit: string): Promise<void> => {
    for (const [window, name] of [
      [specialist, /chuyển ký/],
      [leader, /^Ký/],
    ] as const) {
      await window.page.goto(url + visit);
      await window.page.getByRole("button", { name }).click();
      await window.page.getByText("Chưa đến lượt bạn").waitFor();
    }
    await page.getByLabel(/Đã kiểm tra căn cước/).check();
    await page.getByRole("button", { name: /^Trả kết quả/ }).click();
    await page
      .getByText(/^Xong trong/)
      .first()
      .waitFor();
  };

  await at("2026-11-23T07:40");
  await call(COPY);
  assert.match(await mainOf(page), new RegExp(`${old}\\s+Đang gọi`), "who is 82 does not wait behind three others");
  const hers = await copy(CARDS.grandmother, "Giấy ra viện", 2, 3);
  await page.keyboard.press("Alt+Digit8");
  await page.getByRole("button", { name: "Lưu vướng mắc" }).click();
  await finish(hers);

  await at("2026-11-23T07:50");
  await call(SIGNATURE);
  const signature = await sit(CARDS.widow);
  await page.getByLabel("Tên giấy").fill("Sơ yếu lý lịch");
  await page.getByRole("radio", { name: /^Sơ yếu lý lịch, đơn/ }).check();
  for (const [name, value] of [
    ["doc.foreign", "no"],
    ["signing", "sign"],
    ["visit.canCome", "yes"],
    ["tai-cho.tinh-tao", "yes"],
  ])
    await page.locator(`input[name="${name}"][value="${value}"]`).check();
  await page.keyboard.press("Alt+Digit7");
  await send();
  await finish(signature);

  // Both parents with their cards: not done at once, so they get their appointment.
  await at("2026-11-23T08:00");
  await call(BIRTH);
  await sit(CARDS.mother);
  await page.locator("input[name=_the]").focus();
  await scan(CARDS.father);
  await answerByKeyboard(page, fingersOf(page), {
    "child.name": "Hoàng An Nhiên",
    "child.hometown": "Xã Thượng Lâm, tỉnh Tuyên Quang",
    birthNotice: "08201.261115.01",
  });
  await page.getByRole("button", { name: /hẹn trả/ }).click();
  assert.match(await mainOf(page), /Hẹn trả \d\d:\d\d/);

  // He left the original at home.
  await at("2026-11-23T08:15");
  await call(COPY);
  await sit(CARDS.forgetful);
  await page.getByLabel("Tên giấy").fill("Bằng lái xe");
  await page.locator("input[name='doc.pages']").fill("1");
  await page.locator("input[name=copies]").fill("2");
  await page.locator("input[name='giay.ban-chinh.original']").fill("");
  await page.keyboard.press("Alt+Digit9");
  await page
    .locator("main")
    .getByRole("button", { name: /^Nhận hồ sơ/ })
    .last()
    .click();
  await look(clerk, "papers-lacking");
  await page.getByRole("button", { name: /^Nhận phần đã có/ }).click();
  assert.match(await mainOf(page), /Chờ bổ sung giấy tờ[\s\S]*Bản chính/);
  await look(clerk, "comes-back");

  // One comes for what was ready on Friday, and says her name.
  await at("2026-11-23T08:20");
  await call(COPY);
  await page.getByRole("button", { name: /^Đã đến/ }).click();
  await page.goto(`${url}${DESK}/tai-quay/tra`);
  await page.locator("main input[name=tim]").first().fill("hoang thi man");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /HOÀNG THỊ MẬN/ }).click();
  assert.match(page.url(), new RegExp(ready.code));
  await page.getByLabel(/đã kiểm tra giấy tờ/).check();
  await page.getByRole("button", { name: /^Trả kết quả/ }).click();
  assert.equal(await life.state(ready.code), "returned");

  await at("2026-11-23T08:30");
  for (const [card, paper] of [
    [CARDS.wife, "Giấy phép lái xe"],
    [CARDS.farmer, "Sổ hộ nghèo"],
    [CARDS.young, "Bằng tốt nghiệp"],
    [CARDS.father, "Hợp đồng lao động"],
  ] as const) {
    await call(COPY);
    await finish(await copy(card, paper, 1, 2));
  }

  // The last one would rather come again with his wife.
  await call(COPY);
  await sit(CARDS.undecided);
  await page.keyboard.press("Alt+Digit4");
  await page.getByRole("button", { name: "Thôi, không nộp nữa" }).click();
  await page.getByRole("button", { name: /^Xong/ }).last().click();
  await page.getByText(/Không còn ai chờ/).waitFor();

  // What came on line since Friday: received and passed on together.
  await at("2026-11-23T09:30");
  const batch = async (window: Window, list: string, act: string): Promise<void> => {
    const { page: sheet } = window;
    await sheet.goto(`${url}${DESK}${list}`);
    for (const { code } of filed) await sheet.locator(`input[name=ma][value="${code}"]`).check();
    await sheet.getByRole("button", { name: /^Làm một việc với các hồ sơ đã chọn/ }).click();
    await sheet.getByRole("radio", { name: act }).check();
    await sheet.getByRole("button", { name: /^Bắt đầu với 5 hồ sơ/ }).click();
    await sheet.getByText("Đã làm hết: 5 xong, 0 không làm được").waitFor();
    await look(window, `batch-${act}`);
  };
  await batch(clerk, "", "Tiếp nhận");
  await batch(clerk, "", "Chuyển bước");
  await at("2026-11-23T10:00");
  for (const { code } of filed) {
    await life.act(specialist, code, /^Lập dự thảo/, (sheet) =>
      sheet.getByLabel("Nội dung quyết định").fill("Cấp hai bản sao Giấy khai sinh theo sổ gốc."),
    );
  }
  await batch(specialist, "", "Chuyển bước");
  await at("2026-11-23T10:30");
  await batch(leader, "", "Ký duyệt kết quả");
  for (const { code } of filed) assert.equal(await life.state(code), "returned");

  // Report 06a of the month: 13 received (one on Friday), 12 done, the birth goes on; the one without papers is not received yet.
  await at("2026-11-23T11:30");
  const { page: sheet } = leader;
  await sheet.goto(`${url}${DESK}/bao-cao`);
  await sheet.getByRole("link", { name: /06a/ }).first().click();
  const sums = (await sheet.locator("main table tr").last().locator("td, th").allInnerTexts()).map((one) => one.trim());
  assert.deepEqual(sums.slice(-13), ["13", "6", "7", "0", "12", "1", "11", "0", "1", "1", "0", "0", "0"]);
  for (const size of [PHONE, LAPTOP, WIDE]) {
    await sheet.setViewportSize(size);
    await look(leader, "report-06a");
  }
  await sheet
    .locator("main table tr")
    .last()
    .getByRole("link", { name: /^1: xem hồ sơ/ })
    .last()
    .click();
  assert.match(
    await mainOf(sheet),
    /1 hồ sơ[\s\S]*Đăng ký khai sinh\s+HOÀNG THỊ MẬN/,
    "behind the one that goes on is the birth",
  );
  await look(leader, "behind-06a");
  for (const [window, list] of [
    [clerk, ""],
    [clerk, "/tai-quay"],
    [specialist, "?muc=da-xong"],
    [leader, "?muc=ca-co-quan"],
  ] as const) {
    await window.page.goto(`${url}${DESK}${list}`);
    for (const size of [LAPTOP, WIDE]) {
      await window.page.setViewportSize(size);
      await look(window, `end-${list.replace(/\W/g, "")}`);
    }
  }
  assert.deepEqual(life.wrong(), []);
});
