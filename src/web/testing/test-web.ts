import type { Clock } from "../../platform/clock.ts";
import type { Filled } from "../../platform/testing/test-database.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { createApp, createShell } from "../app.ts";
import type { App, Site } from "../context.ts";
import { type Browser, createBrowser } from "./browser.ts";

export const TEST_SITE: Site = {
  province: "Tỉnh Tuyên Quang",
  centre: "Trung tâm Phục vụ hành chính công tỉnh Tuyên Quang",
  hotline: "0207 3 000 000",
  hotlineHours: "7:30–17:00",
};

export type TestWeb = TestServices & { app: App; browser: () => Browser };

/** The web on a database of its own. `shell` is the app without faces, so that a test can add pages; close() in `after`. */
export async function testWeb(
  options: { clock?: Clock; env?: Record<string, string>; filled?: Filled; shell?: boolean } = {},
): Promise<TestWeb> {
  const test = await testServices(options);
  const make = options.shell ? createShell : createApp;
  const app = await make(test.services, { site: TEST_SITE });
  return { ...test, app, browser: () => createBrowser(app, test.services.config.baseUrl) };
}
