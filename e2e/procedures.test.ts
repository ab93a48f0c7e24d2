import assert from "node:assert/strict";
import path from "node:path";
import { after, before, it } from "node:test";
import type { Browser } from "playwright-core";
import { caseSchema, compile } from "../src/core/procedure/index.ts";
import { readDefinitions } from "../src/features/catalogue/read-definitions.ts";
import { freePort } from "../src/platform/postgres/cluster.ts";
import { listen } from "../src/web/listen.ts";
import { answeringMeanwhile } from "../src/web/portal/testing/case-registers.ts";
import { fileCase } from "../src/web/portal/testing/file-case.ts";
import { type PortalWeb, portalWeb } from "../src/web/portal/testing/portal-web.ts";
import { DESKTOP, faultsOf, openBrowser, openWindow, PHONE, picture } from "./testing/browser.ts";

/** Every page of procedures that ask for unusual things, in a browser: rows, addresses, years only, files, organisations. */
const WALKS = [
  ["ho-tich/dang-ky-lai-khai-sinh", "sinh-1950-khong-giay-to"],
  ["cu-tru/thuong-tru", undefined],
  ["ho-tich/xac-nhan-tinh-trang-hon-nhan", "ket-hon-nuoc-ngoai-nhieu-noi-o"],
  ["xay-dung/giay-phep-nha-o", undefined],
  ["kinh-doanh/ho-kinh-doanh", undefined],
  ["ly-lich-tu-phap/ca-nhan", "phieu-so-2-nhieu-noi-o"],
  ["cong-thuong/an-toan-thuc-pham", undefined],
] as const;
/** On a desktop too. */
const WIDE: readonly string[] = ["kinh-doanh/ho-kinh-doanh"];
const PROCEDURES = path.join(import.meta.dirname, "../procedures");

let web: PortalWeb;
let server: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
before(async () => {
  browser = await openBrowser();
  const port = await freePort();
  web = await portalWeb({ PORT: String(port) });
  server = await listen((request) => web.app.fetch(request), "127.0.0.1", port);
});
after(async () => {
  await browser?.close();
  await server?.close();
  await web?.close();
});

for (const [folder, wanted] of WALKS) {
  it(`every page of ${folder} can be read and touched`, async () => {
    const [definition] = readDefinitions([path.join(PROCEDURES, folder)]);
    const compiled = compile(definition!.files);
    assert.ok(compiled.ok);
    const cases = Object.entries(definition!.files).filter(([name]) => name.startsWith("cases/"));
    const file = cases
      .map(([place, text]) => ({ place, ...caseSchema.parse(JSON.parse(text)) }))
      .find(({ place, expect, channel, documents }) =>
        wanted ? place === `cases/${wanted}.json` : expect.complete && channel === "online" && documents.length === 0,
      );
    assert.ok(file);
    // Also what relatives do at the counter for an old person, as their grandchild would do it here.
    file.requester.level = 2;
    web.clock.set("2026-11-20T01:00:00Z");
    const sizes = WIDE.includes(folder) || process.env.MOTCUA_SHOTS ? [PHONE, DESKTOP] : [PHONE];
    const windows = await Promise.all(sizes.map((size) => openWindow(browser, size)));
    const faults: string[] = [];
    let count = 0;
    const look = async (at: string, person: { cookies: Map<string, string> }): Promise<void> => {
      count += 1;
      const url = web.services.config.baseUrl;
      for (const window of windows) {
        await window.context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url })));
        await answeringMeanwhile(web.services, file, window.page.goto(url + at));
        faults.push(...(await faultsOf(window)));
        const name = [folder.replace("/", "-"), String(count).padStart(2, "0"), at.split("/").slice(3).join("-").split("?")[0]];
        await picture(window.page, `${name.join("_")}_${window.page.viewportSize()?.width}`);
      }
    };
    await look(`/thu-tuc/${compiled.revision.code}`, { cookies: new Map() });
    await fileCase(web, compiled.revision, file, look);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      windows.flatMap(({ troubles }) => troubles),
      [],
    );
    await Promise.all(windows.map(({ context }) => context.close()));
  });
}
