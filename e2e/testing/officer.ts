import type { Page } from "playwright-core";
import { PASSWORD } from "./citizen.ts";

/** Signs an officer in with password and one-time code; the demonstration shows the code. */
export async function signInOfficer(page: Page, base: string, username: string): Promise<void> {
  await page.goto(`${base}/can-bo/dang-nhap`);
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu").fill(PASSWORD);
  await page.getByRole("main").getByRole("button").first().click();
  const code = /\b\d{6}\b/.exec(await page.locator("main").innerText())?.[0];
  if (!code) throw new Error("The page of the one-time code shows no code");
  await page.locator("main form input:not([type=hidden])").first().fill(code);
  await page.getByRole("main").getByRole("button").first().click();
}
