import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { COUNTER } from "../counter/paths.ts";
import { type CounterWeb, caseOf, counterWeb } from "../counter/testing/counter-web.ts";
import { hiddenOf } from "../testing/desk-web.ts";
import { TICKETS, ticketAct } from "./paths.ts";

let web: CounterWeb;
before(async () => {
  web = await counterWeb();
});
after(() => web.close());

test("the number with its procedure leads to the visit: opened, whoever was called sits there, and the start offers the procedure", async () => {
  const browser = await web.officer("motcua");
  const press = async (slug: string, more: Record<string, string | string[]>) => {
    const page = await browser.get(TICKETS);
    return browser.post(ticketAct(slug), { ...hiddenOf(page.text, ticketAct(slug)), ...more });
  };
  assert.match((await browser.get(COUNTER)).text, /Chọn quầy để gọi số/);
  await press("quay", { quay: "1", viec: ["A", "B", "C"] });
  await press("lay", { "nhom-moi": "A", "thu-tuc": "2.000815" });
  assert.equal((await press("goi", { ve: COUNTER })).location, COUNTER, "back to the page the button stood on");
  assert.match((await browser.get(COUNTER)).text, /class="number">A001/);
  const file = caseOf("chung-thuc/ban-sao", "hai-trang-ba-ban");
  const visit = await web.open(browser, "2.000815", file);
  const { rows } = await sql<{ state: string; visit: string; kinds: string[] }>`
    select t.state, t.visit_id::text as visit, (select array_agg(kind order by id) from ticket_event e where e.ticket_id = t.id) as kinds
    from ticket t`.execute(web.services.db);
  assert.deepEqual(rows, [{ state: "serving", visit: visit.split("/").at(-1), kinds: ["issued", "called", "started", "visit"] }]);
  const page = await browser.get(TICKETS);
  assert.match(page.text, /Đang làm việc/);
  assert.doesNotMatch(page.text, /Mở lượt/, "it is open already");
  await press("lay", { "nhom-moi": "A", "thu-tuc": "2.000815" });
  await press("goi", {});
  await press("lam", { viec: "da-den" });
  assert.match((await browser.get(TICKETS)).text, /tai-quay\?thu-tuc=2\.000815/);
  assert.equal((await browser.post(ticketAct("lam"), { viec: "gi-do", so: randomUUID(), _khoa: randomUUID() })).status, 400);
});
