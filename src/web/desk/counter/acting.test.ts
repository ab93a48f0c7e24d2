import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import { officer as officerOf } from "../../../core/dossier/testing/library-card.ts";
import { recordMandate, revokeMandate } from "../../../features/mandates/index.ts";
import { requesterOf } from "../../portal/testing/case-person.ts";
import { pageForm, plainText } from "../../testing/page-form.ts";
import { alarms, type CounterWeb, caseOf, counterWeb } from "./testing/counter-web.ts";

const COPY = "2.000815";
const copy = caseOf("chung-thuc/ban-sao", "hai-trang-ba-ban");
const SUU = requesterOf(copy);
const ANH = "008203990628";

describe("somebody who comes to the counter for another", () => {
  let web: CounterWeb;
  before(async () => {
    web = await counterWeb();
    web.clock.set("2026-11-20T01:00:00Z");
  });
  after(() => web.close());

  async function record(procedures: string[], until = "2027-06-30"): Promise<string> {
    const outcome = await recordMandate(web.services, {
      key: randomUUID(),
      officer: officerOf("receptionist"),
      kind: "authorised",
      giver: { number: SUU.personalId, name: SUU.name, birthDate: undefined, address: "", phone: "" },
      receiver: { number: ANH, name: "Lý Văn Ánh" },
      scope: { rights: ["file", "receive"], procedures, dossiers: [] },
      until,
      paper: { by: "UBND xã Thượng Lâm", number: "12", date: "" },
      file: { bytes: new TextEncoder().encode("%PDF-1.4"), name: "giay.pdf", mediaType: "application/pdf" },
    });
    assert.ok(outcome.ok);
    return outcome.mandate.id;
  }
  async function dossierOf(visit: string): Promise<Dossier | undefined> {
    const { rows } = await sql<{ snapshot: Dossier }>`
      select d.snapshot from dossier d join counter_visit v on v.dossier_id = d.id where v.id = ${visit.split("/").at(-1)}`.execute(
      web.services.db,
    );
    return rows[0]?.snapshot;
  }
  const filled = { "doc.name": "Căn cước", "doc.state": "good", "doc.pages": "1", copies: "1", _nhan: "1" };

  it("is asked after, stands in the dossier beside the applicant and the clerk, and is told of it", async () => {
    const narrow = await record(["1.001193"]);
    const clerk = await web.officer("motcua");
    const visit = await web.open(clerk, COPY, copy);
    const shown = plainText((await clerk.get(visit)).text);
    assert.match(shown, /LÝ VĂN ÁNH không nộp thay được\. .*không gồm việc/);
    assert.doesNotMatch(shown, /Ai đến nộp/);

    const mandate = await record([]);
    const form = pageForm((await clerk.get(visit)).text, `${visit}/to-khai`);
    const unsaid = await clerk.post(form.action, { ...form.sent, ...filled });
    assert.match(alarms(unsaid.text), /tự đến hay người khác đến thay/);
    assert.equal(await dossierOf(visit), undefined);
    const again = pageForm(unsaid.text, `${visit}/to-khai`);
    assert.deepEqual([...again.offers.get("ai-den")!], ["self", mandate], "one way for each who may come");
    assert.equal((await clerk.post(again.action, { ...again.sent, ...filled, "ai-den": mandate })).status, 303);

    const dossier = (await dossierOf(visit))!;
    assert.deepEqual(
      [dossier.applicant.personalId, dossier.representative?.personalId, dossier.representative?.name],
      [SUU.personalId, ANH, "LÝ VĂN ÁNH"],
    );
    assert.deepEqual([dossier.representative?.mandateId, dossier.assistedBy?.name], [mandate, "NÔNG THỊ HẠNH"]);
    const log = plainText((await clerk.get(`/ban-lam-viec/ho-so/${dossier.code}`)).text);
    assert.match(log, /nhập tại quầy cho HOÀNG THỊ MẬN, LÝ VĂN ÁNH \(ủy quyền đến 30\/06\/2027\) đến nộp thay/);

    await web.act(await web.officer("hotich"), visit);
    await web.act(await web.officer("lanhdao"), visit);
    await web.act(clerk, visit);
    const done = (await dossierOf(visit))!;
    assert.equal(done.handOver?.receiverId, ANH, "who filed is who fetches, unless the clerk says otherwise");
    for (const id of [narrow, mandate])
      await revokeMandate(web.services, { by: officerOf("receptionist"), id, reason: "Người ủy quyền đề nghị" });
  });

  it("files nothing once the paper has run out under the clerk's hands, and names it", async () => {
    web.clock.set("2026-11-20T16:50:00Z");
    const mandate = await record([], "2026-11-20");
    const clerk = await web.officer("motcua", true);
    const visit = await web.open(clerk, COPY, copy);
    const form = pageForm((await clerk.get(visit)).text, `${visit}/to-khai`);
    // Midnight in Viet Nam.
    web.clock.set("2026-11-20T17:00:00Z");
    const late = await clerk.post(form.action, { ...form.sent, ...filled, "ai-den": mandate });
    assert.match(alarms(late.text), /vừa hết hoặc bị thu hồi/);
    assert.equal(await dossierOf(visit), undefined);
    assert.match(plainText((await clerk.get(visit)).text), /LÝ VĂN ÁNH không nộp thay được\. Quyền làm thay .*đã hết hạn/);
  });
});
