import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { PHONE, type Window } from "./testing/browser.ts";
import { date } from "./testing/citizen.ts";
import { type Life, mainOf, startLife } from "./testing/life.ts";

const DESK = "/ban-lam-viec";
let life: Life;
before(async () => {
  life = await startLife("team", "2026-11-02T08:00", { departmentIds: ["H60.04"] });
});
after(() => life?.stop());

const goes = (window: Window, path: string) => window.page.goto(life.program.url + path);
const why = (text: string) => (page: Page) => page.getByLabel(/Lý do|Vì sao/).first().fill(text);

it("a step is given to somebody, stands in for during leave, is taken over, and another agency's silence is consent", async () => {
  const { at, sweepAt, file, officer, act, open, look } = life;
  const { code } = await file("xay-dung/giay-phep-nha-o", "nha-nho-tu-thiet-ke");
  const reception = await officer("motcua");
  await act(reception, code, /^Tiếp nhận/);
  await act(reception, code, /^Chuyển bước/);

  const leader = await officer("lanhdao", PHONE);
  await act(leader, code, /^Phân công…/, async (page) => {
    await page.getByLabel("Ai làm bước này?").selectOption({ label: /HÀ QUANG VINH/.source });
  }).catch(() => undefined);
  void [at, sweepAt, open, look, date, goes, why, mainOf, DESK];
  console.log(leader.page.url(), await mainOf(leader.page));
  await open(leader, code);
  console.log(await mainOf(leader.page));
  await goes(leader, `${DESK}/ai-giu-viec`);
  await look(leader, "workload");
  console.log(await mainOf(leader.page));
});
