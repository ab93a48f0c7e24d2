import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser } from "playwright-core";
import { DESKTOP, faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./testing/browser.ts";
import { signInOfficer } from "./testing/officer.ts";
import { type RunningProgram, startProgram } from "./testing/program.ts";

let program: RunningProgram;
let browser: Browser;
before(async () => {
  browser = await openBrowser();
  program = await startProgram();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const CATALOGUE = "/quan-tri/thu-tuc";
const SECTIONS = [
  "chung",
  "thoi-han",
  "phi",
  "giay-to",
  "to-khai",
  "dieu-kien",
  "quy-trinh",
  "ket-qua",
  "can-cu",
  "tinh-huong",
  "tep",
  "ten-goi",
  "duyet",
];

async function begin(size: typeof DESKTOP): Promise<{ window: Window; edit: string }> {
  const window = await openWindow(browser, size);
  await signInOfficer(window.page, program.url, "kiemsoat");
  await window.page.goto(`${program.url}${CATALOGUE}/1.001193`);
  await window.page.getByRole("button", { name: "Soạn bản mới" }).click();
  const edit = window.page.url().replace(/\/[^/]+$/, "");
  return { window, edit };
}

for (const [name, size] of [
  ["1440", DESKTOP],
  ["360", PHONE],
] as const) {
  it(`every screen of the catalogue reads well at ${name}`, async () => {
    const { window, edit } = await begin(size);
    const { page } = window;
    const faults: string[] = [];
    const see = async (address: string, shot: string) => {
      const answer = await page.goto(address.startsWith("http") ? address : `${program.url}${address}`);
      assert.ok(answer && answer.status() < 400, `${address}: ${answer?.status()}`);
      // Officers' pages are dense; only what citizens see is made for fingers everywhere.
      const found = await faultsOf(window);
      faults.push(...found.filter((fault) => address.includes("xem-thu") || !fault.includes("small target")));
      await picture(page, `catalogue-${shot}-${name}`);
    };
    await see(CATALOGUE, "list");
    await see(`${CATALOGUE}/1.001193`, "procedure");
    await see(`${CATALOGUE}/moi`, "new");
    await see(`${CATALOGUE}/nhap`, "import");
    await see(`${CATALOGUE}/nhom`, "groups");
    for (const section of SECTIONS) await see(`${edit}/${section}`, `edit-${section}`);
    await see(`${edit}/to-khai/parts.1.pages.0`, "page");
    await see(`${edit}/to-khai/parts.1.pages.0.fields.0`, "field");
    await see(`${edit}/giay-to/papers.0`, "paper");
    await see(`${edit}/phi/fees.0`, "fee");
    await see(`${edit}/xem-thu`, "preview");
    await see(`${edit}/xem-thu/dien`, "preview-question");
    await page.getByLabel("Mẹ", { exact: true }).check();
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    faults.push(...(await faultsOf(window)));
    await picture(page, `catalogue-preview-next-${name}`);
    assert.deepEqual([...faults, ...window.troubles], []);
    await window.context.close();
  });
}
