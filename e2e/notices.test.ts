import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Mailbox, openMailbox, type ReceivedMail } from "../simulators/mail/mailbox.ts";
import { planDigests, readers, tellDue } from "../src/features/notices/index.ts";
import { catchUp } from "../src/platform/log/index.ts";
import { settled } from "../src/platform/testing/settled.ts";
import { PHONE } from "./testing/browser.ts";
import { type Life, mainOf, startLife } from "./testing/life.ts";

const NOTICES = "/ban-lam-viec/tin-bao";
let mailbox: Mailbox;
let life: Life;
before(async () => {
  mailbox = await openMailbox(0, () => life.program.web.clock.now());
  const env = { MOTCUA_SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, MOTCUA_MAIL_FROM: "motcua@tinh.example" };
  life = await startLife("notices", "2026-11-18T08:00", { env });
});
after(async () => {
  await life?.stop();
  await mailbox?.close();
});

/** What the program does by itself meanwhile. */
async function meanwhile(): Promise<void> {
  const { services } = life.program.web;
  await settled(services.db);
  for (const reader of readers(services)) await catchUp(services, reader);
  await tellDue(services);
  await planDigests(services);
}

/** The next mail, once the worker has sent it. @throws after a minute */
async function nextMail(known: number): Promise<ReceivedMail> {
  for (let wait = 0; wait < 600; wait++) {
    const mail = mailbox.received()[known];
    if (mail) return mail;
    await pause(100);
  }
  throw new Error("No mail has come");
}

it("an officer hears of work without asking, in the page and by mail, and comes from either to the dossier", async () => {
  const { at, file, officer, act, look, program } = life;
  const { code } = await file("xay-dung/giay-phep-nha-o", "nha-nho-tu-thiet-ke");
  const specialist = await officer("kinhte");
  const { page } = specialist;
  await page.goto(`${program.url}/ban-lam-viec`);
  assert.doesNotMatch(await page.locator("#tin").innerText(), /\d/);
  const clerk = await officer("motcua");
  await act(clerk, code, /^Tiếp nhận/);
  await act(clerk, code, /^Chuyển bước/);
  await meanwhile();
  await page.locator("#tin b").waitFor({ timeout: 20_000 });
  await page.locator("body").press("0");
  await page.waitForURL(`**${NOTICES}`);
  assert.match(await mainOf(page), /Nhóm của bạn có việc mới[\s\S]*Chưa đọc/);
  await look(specialist, "list");
  await page.locator("body").press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/ho-so/${code}`);
  assert.doesNotMatch(await page.locator("#tin").innerText(), /\d/, "opened is read");

  await page.goto(`${program.url}${NOTICES}/lua-chon`);
  await look(specialist, "choices");
  await page.getByLabel("Việc mới ở nhóm của bạn, chưa ai nhận: trong thư").check();
  await page.getByRole("button", { name: "Lưu lựa chọn" }).click();
  await page.getByLabel("Địa chỉ thư công vụ của bạn").fill("vinh@xa.example");
  await page.getByRole("button", { name: "Gửi mã xác nhận" }).click();
  await program.work();
  const first = await nextMail(0);
  await page.getByLabel("Mã xác nhận").fill(/\d{6}/.exec(first.text)![0]);
  await look(specialist, "code");
  await page.getByRole("button", { name: "Xác nhận địa chỉ" }).click();
  assert.match(await mainOf(page), /Thư tổng hợp gửi đến vinh@xa\.example/);

  const other = await file("xay-dung/giay-phep-nha-o", "nha-nho-tu-thiet-ke");
  await act(clerk, other.code, /^Tiếp nhận/);
  await act(clerk, other.code, /^Chuyển bước/);
  await meanwhile();
  await at("2026-11-19T07:30");
  await meanwhile();
  const digest = await nextMail(1);
  assert.match(digest.text, new RegExp(`VIỆC MỚI CỦA NHÓM BẠN\\s+- ${other.code} `));
  assert.ok(!digest.text.includes(code), "what was read is no news");
  const href = digest.text.split(/\s+/).find((word) => word.endsWith(other.code) && word.startsWith("http"))!;
  const phone = await officer("kinhte", PHONE);
  await phone.page.goto(`${program.url}${NOTICES}`);
  await look(phone, "list");
  await phone.page.goto(href);
  assert.match(await mainOf(phone.page), new RegExp(other.code));
  assert.deepEqual(life.wrong(), []);
});
