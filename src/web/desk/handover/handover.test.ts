import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import type { OfficerActor } from "../../../features/identity/index.ts";
import { type DeskWeb, deskWeb, HOME, hiddenOf } from "../testing/desk-web.ts";

let web: DeskWeb;
before(async () => {
  web = await deskWeb();
});
after(() => web.close());

async function officerNamed(username: string, role: OfficerActor["role"]): Promise<OfficerActor> {
  const { rows } =
    await sql<OfficerActor>`select o.id as "officerId", o.name, o.personal_id as "personalId", p.position, p.role, p.agency_id as "agencyId",
    a.name as "agencyName" from officer o join officer_post p on p.officer_id = o.id join agency a on a.id = p.agency_id
    where o.username = ${username} and p.role = ${role}`.execute(web.services.db);
  return { ...rows[0]!, kind: "officer" };
}

it("a leader hands over what somebody has open, after the administrator asked for it; nobody else does", async () => {
  const counter = await officerNamed("motcua", "receptionist");
  const thu = await officerNamed("hotich", "specialist");
  const { id, code } = await fileOne(web.services, web.filing);
  await act(web.services, id, counter, { type: "receive" });
  await act(web.services, id, counter, { type: "completeStep", note: "" });
  await act(web.services, id, thu, { type: "claimStep" });

  const administrator = await web.officer("quantrixa");
  const account = `/quan-tri/nguoi-dung/${thu.officerId}`;
  const page = (await administrator.get(account)).text;
  assert.match(page, new RegExp(code));
  assert.doesNotMatch(page, /ĐỌC/, "an administrator sees codes, no applicant");
  const ask = { ...hiddenOf(page, `${account}/ban-giao/H60.30.12`), "ban-giao/H60.30.12.ly-do": "chuyển công tác" };
  assert.equal((await administrator.post(`${account}/ban-giao/H60.30.12`, ask)).status, 303);

  const path = `${HOME}/ban-giao/${thu.officerId}`;
  assert.equal((await (await web.officer("vanhoa")).get(path)).status, 404);
  assert.equal((await administrator.get(path)).status, 303);
  const leader = await web.officer("lanhdao");
  assert.match((await leader.get(`${HOME}/ai-giu-viec`)).text, /Cần bàn giao việc của LÝ THỊ THU/);
  const form = (await leader.get(path)).text;
  const target = /<option value="([^"]+)">MA VĂN THÀNH/.exec(form)![1]!;
  const hidden = hiddenOf(form, path);
  const silent = await leader.post(path, { ...hidden, "nguoi-nhan": target, "ly-do": "" });
  assert.equal(silent.status, 422);
  const done = await leader.post(path, { ...hidden, "nguoi-nhan": target, "ly-do": "chuyển công tác" });
  assert.match(done.text, /Đã bàn giao 1 việc/);
  assert.match(done.text, /Không còn việc nào phải bàn giao/);
  assert.doesNotMatch((await leader.get(`${HOME}/ai-giu-viec`)).text, /Cần bàn giao/);
  const { rows } = await sql<{ holders: string[] }>`select holders from dossier where id = ${id}`.execute(web.services.db);
  assert.deepEqual(rows[0]!.holders, [target]);
});

it("whoever leaves gives their own back to the pool", async () => {
  const counter = await officerNamed("motcua", "receptionist");
  const vinh = await officerNamed("kinhte", "specialist");
  const { id } = await fileOne(web.services, web.filing);
  await act(web.services, id, counter, { type: "receive" });
  await act(web.services, id, counter, { type: "completeStep", note: "" });
  await act(web.services, id, vinh, { type: "claimStep" });
  const browser = await web.officer("kinhte");
  const page = (await browser.get(`${HOME}/ban-giao`)).text;
  const path = `${HOME}/ban-giao/${vinh.officerId}`;
  assert.match((await browser.post(path, hiddenOf(page, path))).text, /Đã bàn giao 1 việc/);
  const { rows } = await sql<{ holders: string[] }>`select holders from dossier where id = ${id}`.execute(web.services.db);
  assert.deepEqual(rows[0]!.holders, []);
});
