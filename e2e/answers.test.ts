import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { after, before, it } from "node:test";
import type { Browser } from "playwright-core";
import { publishFolder } from "../src/features/catalogue/index.ts";
import { freePort } from "../src/platform/postgres/cluster.ts";
import { listen } from "../src/web/listen.ts";
import { type PortalWeb, portalWeb, TOAN } from "../src/web/portal/testing/portal-web.ts";
import { signInPerson } from "../src/web/testing/sign-in.ts";
import { DESKTOP, faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./testing/browser.ts";

/** Partial dates, addresses and money in a browser, in an invented procedure that asks for them. */
const CODE = "9.999002";
const FIXTURE = path.join(import.meta.dirname, "../src/core/procedure/fixtures/trich-luc-cu");
const KHUON_HA = "thôn Nà Tông, xã Khuôn Hà, huyện Lâm Bình, tỉnh Tuyên Quang";

let web: PortalWeb;
let server: Awaited<ReturnType<typeof listen>>;
let browser: Browser;

before(async () => {
  browser = await openBrowser();
  const port = await freePort();
  web = await portalWeb({ PORT: String(port) });
  await publishFolder(web.services, FIXTURE);
  server = await listen((request) => web.app.fetch(request), "127.0.0.1", port);
});
after(async () => {
  await browser?.close();
  await server?.close();
  await web?.close();
});

/** A window of somebody who began the procedure; `at` gives the address of a page. */
async function begun(window: Window): Promise<(page: string) => string> {
  const person = web.browser();
  await signInPerson(person, TOAN);
  await person.get(`/nop/${CODE}/bat-dau`);
  const { location } = await person.post(`/nop/${CODE}/bat-dau`, { _khoa: randomUUID() });
  const url = web.services.config.baseUrl;
  await window.context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url })));
  return (page) => `${url}/nop/${location!.split("/")[2]!}/${page}`;
}

for (const [size, width] of [
  [PHONE, 360],
  [DESKTOP, 1440],
] as const) {
  it(`partial dates and addresses are answered at ${width} px`, async () => {
    const window = await openWindow(browser, size);
    const { page } = window;
    const faults: string[] = [];
    const look = async (name: string): Promise<void> => {
      faults.push(...(await faultsOf(window)));
      await picture(page, `answers-${name}-${width}`);
    };
    const at = await begun(window);
    await page.goto(at("sinh-khi-nao"));
    await look("partial-date");
    await page.getByLabel("Ngày", { exact: true }).fill("2");
    await page.getByLabel("Năm", { exact: true }).fill("1950");
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    await look("partial-date-error");
    await page.getByRole("link", { name: /cần ghi cả tháng/ }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "f-elder-born-month");
    await page.getByLabel("Ngày", { exact: true }).fill("");
    await page.getByRole("button", { name: "Tiếp tục" }).click();

    await page.waitForURL(/noi-sinh/);
    await look("address");
    await page.getByLabel("Tỉnh, thành phố").selectOption({ label: "Cao Bằng" });
    await page.getByText("Đã có danh sách 56 xã, phường của tỉnh Cao Bằng.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Chọn xã, phường" }).count(), 0);
    await page.getByLabel("Xã, phường, đặc khu").selectOption({ label: "Phục Hoà (xã)" });
    await page.getByLabel("Số nhà, đường").fill("Số 5");
    await look("address-other-province");
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    await page.waitForURL(/noi-o/);
    await look("address-in-row");
    await page.getByLabel("Năm", { exact: true }).fill("1968");
    await page.getByLabel("Xã, phường, đặc khu").selectOption({ label: "Thượng Lâm (xã)" });
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    await page.waitForURL(/ung-ho/);

    await page.goto(at("noi-sinh"));
    await page.getByLabel("Tỉnh, thành phố").selectOption({ label: "Tuyên Quang" });
    await page.getByText("Đã có danh sách 124 xã, phường của tỉnh Tuyên Quang.").waitFor();
    await page.getByLabel("Số nhà, đường").fill("");
    await page.getByText("Tôi chỉ biết địa chỉ cũ").click();
    await page.getByLabel("Địa chỉ cũ", { exact: true }).fill(KHUON_HA);
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    await page.getByText("Địa chỉ cũ này nay là", { exact: true }).waitFor();
    await look("old-address");
    assert.ok(await page.getByLabel("thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang").isChecked());
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    await page.waitForURL(/ung-ho/);
    await look("money");

    await page.goto(at("noi-sinh"));
    await page.getByLabel("Xã, phường, đặc khu").selectOption("");
    await page.getByLabel("Địa chỉ cũ", { exact: true }).fill("Phường 13, Quận Gò Vấp, TP.HCM");
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    await page.getByRole("link", { name: /2 xã, phường/ }).waitFor();
    await look("old-address-divided");
    assert.deepEqual(faults, []);
    assert.deepEqual(
      window.troubles.filter((trouble) => !/status of 422/.test(trouble)),
      [],
    );
    await window.context.close();
  });
}
