import type { Page } from "playwright-core";
import { noticeNumber } from "../../simulators/people/birth-notices.ts";

/** How somebody answers each page of the birth form, by the page's address. Register pages are confirmed by themselves. */
export type Story = Record<string, (page: Page) => Promise<unknown>>;

export const pick = (label: string) => (page: Page) => page.getByRole("radio", { name: label, exact: false }).first().check();
/** Types into the page's one field; its label is the question itself. */
export const type = (value: string) => (page: Page) =>
  page
    .locator("main form")
    .locator("input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea")
    .first()
    .fill(value);
export const date = (day: string, month: string, year: string) => async (page: Page) => {
  await page.getByLabel("Ngày", { exact: true }).fill(day);
  await page.getByLabel("Tháng", { exact: true }).fill(month);
  await page.getByLabel("Năm", { exact: true }).fill(year);
};
export const tick = (page: Page) => page.getByRole("checkbox").first().check();

/** The day in Việt Nam so many days before this one: what was born lately is not born in the past for ever. */
const daysAgo = (days: number): Temporal.PlainDate => Temporal.Now.plainDateISO("Asia/Ho_Chi_Minh").subtract({ days });
const BORN = daysAgo(4);
/** Number of the electronic birth notice of a child of HOÀNG THỊ MẬN who was born four days ago. */
export const NOTICE = noticeNumber(BORN.toString(), "01");

/** The father of the mock: married, the hospital has sent the birth notice; nothing to photograph. */
export const FATHER: Story = {
  "quan-he": pick("Cha"),
  "chung-sinh": pick("Số giấy chứng sinh điện tử"),
  "so-chung-sinh": type(NOTICE),
  "ten-be": type("Hoàng Minh An"),
  me: type("008198990412"),
  "khai-cha": pick("Đã đăng ký kết hôn"),
  "que-quan": type("Xã Thượng Lâm, tỉnh Tuyên Quang"),
  "dan-toc": async () => undefined,
  "quoc-tich": async () => undefined,
  "ban-sao": type("2"),
  "nhan-ket-qua": pick("Tại Trung tâm"),
  "lien-he": type("0912 345 678"),
  "cam-doan": tick,
};

/** Hands in a photograph of the paper that the page asks for. With script it is sent at once and then listed; without, with the form. */
const photograph = async (page: Page) => {
  const listed = page.locator("#da-tai");
  if (await listed.count()) return;
  const photo = { name: "giay-chung-sinh.jpg", mimeType: "image/jpeg", buffer: await page.screenshot({ type: "jpeg" }) };
  // What the page has of script has run by then.
  await page.waitForLoadState();
  await page.locator("input[type=file]").last().setInputFiles(photo);
  if (await page.locator("mc-upload:defined").count()) await listed.waitFor();
};

/** An unmarried mother with a paper of the hospital; the father recognises the child later. */
export const MOTHER: Story = {
  "quan-he": pick("Mẹ"),
  "chung-sinh": pick("Giấy chứng sinh bằng giấy"),
  "ten-be": type("Bàn Gia Hân"),
  "ngay-sinh": date(String(BORN.day), String(BORN.month), String(BORN.year)),
  "gioi-tinh": pick("Nữ"),
  "noi-sinh": type("Trạm Y tế xã Hồng Thái, tỉnh Tuyên Quang"),
  "khai-cha": pick("Chưa đăng ký kết hôn"),
  "mang-thai-ho": pick("Không"),
  "que-quan": type("Xã Hồng Thái, tỉnh Tuyên Quang"),
  "dan-toc": type("Dao"),
  "quoc-tich": type("Việt Nam"),
  "ban-sao": type("0"),
  "nhan-ket-qua": pick("Trực tuyến"),
  "lien-he": async () => undefined,
  "cam-doan": tick,
  "giay-to/giay-chung-sinh": photograph,
};

export const PASSWORD = "motcua2026";

/** Signs in at VNeID from wherever the page leads there. */
export async function signInPerson(page: Page, personalId: string): Promise<void> {
  await page.getByRole("main").getByText("Đăng nhập bằng VNeID").last().click();
  await page.getByLabel("Số định danh cá nhân").fill(personalId);
  await page.getByLabel("Mật khẩu").fill(PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
}

/** Answers question after question until the answers are to be checked. `each` sees every page before it is answered. */
export async function answerAll(
  page: Page,
  story: Story,
  each: (name: string) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let count = 0; count < 60; count++) {
    const place = new URL(page.url()).pathname.split("/").slice(3).join("/");
    await each(place);
    if (place === "kiem-tra") return;
    if (await page.getByRole("alert").count()) throw new Error(`${place}: ${await page.getByRole("alert").innerText()}`);
    if (await page.getByRole("radio", { name: /^Đúng/ }).count())
      await page.getByRole("radio", { name: /^Đúng/ }).first().check();
    else if (story[place]) await story[place](page);
    else throw new Error(`No answer for the page ${place}: ${await page.locator("h1").first().innerText()}`);
    await page
      .getByRole("main")
      .getByRole("button", { name: /Tiếp tục|Xem lại/ })
      .first()
      .click();
  }
  throw new Error("The questions do not end");
}
