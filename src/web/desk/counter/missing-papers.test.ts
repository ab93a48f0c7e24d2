import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import { pageForm, plainText } from "../../testing/page-form.ts";
import { alarms, type CounterWeb, caseOf, counterWeb } from "./testing/counter-web.ts";

const HOUSE = "1.013225";
const file = caseOf("xay-dung/giay-phep-nha-o", "thieu-ban-ve");
const LAND = { "giay.giay-chung-nhan-dat.original": "1" };

let web: CounterWeb;
before(async () => {
  web = await counterWeb();
});
after(() => web.close());

async function dossierOf(visit: string): Promise<Dossier | undefined> {
  const { rows } = await sql<{ snapshot: Dossier }>`
    select d.snapshot from dossier d join counter_visit v on v.dossier_id = d.id where v.id = ${visit.split("/").at(-1)}`.execute(
    web.services.db,
  );
  return rows[0]?.snapshot;
}

it("who has not brought every paper goes home with form 02, and is received once the rest is there", async () => {
  const clerk = await web.officer("motcua");
  const visit = await web.open(clerk, HOUSE, file);
  await assert.rejects(web.fill(clerk, visit, HOUSE, file, LAND), /Chưa nhận giấy tờ: Bản vẽ thiết kế/);
  assert.equal(await dossierOf(visit), undefined, "nothing is filed unless the clerk says so");

  const shown = plainText((await web.fill(clerk, visit, HOUSE, file, { ...LAND, _thieu: "1" })).text);
  assert.match(shown, /Chờ bổ sung giấy tờ .*Còn thiếu: Bản vẽ thiết kế xây dựng .*In phiếu yêu cầu bổ sung \(mẫu 02\)/);
  const asked = (await dossierOf(visit))!;
  assert.equal(asked.state, "awaitingSupplement");
  assert.equal(asked.receivedAt, undefined, "no clock runs");
  assert.deepEqual(
    asked.supplements.map(({ stage, items }) => [stage, items.map(({ kind, id }) => `${kind}:${id}`)]),
    [["intake", ["paper:ban-ve-nha"]]],
  );
  assert.deepEqual(
    asked.papers.map(({ paperId }) => paperId),
    ["giay-chung-nhan-dat"],
  );
  const slip = await clerk.get(`/ban-lam-viec/ho-so/${asked.code}/van-ban/mau-02`);
  assert.equal(slip.status, 200);

  const bring = await clerk.get(`/ban-lam-viec/ho-so/${asked.code}/viec/nop-bo-sung`);
  assert.match(plainText(bring.text), /Chưa có khi nộp tại quầy\. Ghi số bản/);
  const back = plainText((await clerk.get(await web.open(clerk, HOUSE, file))).text);
  assert.match(
    back,
    /Hồ sơ đang có của người này .*chờ bổ sung giấy tờ Nhận bổ sung/,
    "whose card is scanned again has it in sight",
  );

  const again = await clerk.post(`${visit}/tiep`, { _khoa: crypto.randomUUID() });
  assert.equal(again.status, 303, "asking once more changes nothing");
  assert.equal((await dossierOf(visit))!.version, asked.version);

  const { action, sent } = pageForm(bring.text, `/ban-lam-viec/ho-so/${asked.code}/viec/nop-bo-sung`);
  const brought = await clerk.post(action, { ...sent, "giay.ban-ve-nha.original": "2" });
  assert.equal(brought.status, 303, alarms(brought.text));
  const now = (await dossierOf(visit))!;
  assert.equal(now.state, "awaitingReception", "what was handed over is counted, with or without a scanner");
  const { paperId, given, file: scan } = now.papers.at(-1)!;
  assert.deepEqual([paperId, given, scan], ["ban-ve-nha", { original: 2, certified: 0, photocopy: 0 }, undefined]);
});

it("what must be made sure of for one visit is asked too when the last paper was counted after all", async () => {
  const clerk = await web.officer("motcua");
  const signature = caseOf("chung-thuc/chu-ky", "so-yeu-ly-lich");
  const visit = await web.open(clerk, "2.000884", signature);
  await assert.rejects(web.fill(clerk, visit, "2.000884", signature), /Hãy trả lời Có hoặc Không/);
  const { sent } = pageForm((await clerk.get(visit)).text, `${visit}/to-khai`);
  const answer = await clerk.post(`${visit}/to-khai`, { ...sent, _thieu: "1" });
  assert.match(alarms(answer.text), /Hãy trả lời Có hoặc Không/);
  assert.equal(await dossierOf(visit), undefined);
});
