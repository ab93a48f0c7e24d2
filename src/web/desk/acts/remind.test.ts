import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { commands, officer as libraryOfficer } from "../../../core/dossier/testing/library-card.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { plainText } from "../../testing/page-form.ts";
import { type DeskWeb, deskWeb, hiddenOf, pathOf } from "../testing/desk-web.ts";

const counter = libraryOfficer("receptionist", { officerId: "00000000-0000-4000-8000-0000000000a1" });
let web: DeskWeb;
before(async () => {
  web = await deskWeb();
});
after(() => web.close());

it("whoever has the work is reminded from the dossier's page, once a day, and nobody reminds themselves", async () => {
  const dossier = await fileOne(web.services, web.filing);
  const leader = await web.officer("lanhdao");
  assert.doesNotMatch((await leader.get(pathOf(dossier))).text, /viec\/nhac"/, "nobody has it yet");
  await act(web.services, dossier.id, counter, { type: "receive" });
  await act(web.services, dossier.id, counter, { type: "completeStep", note: "" });
  const specialist = await web.officer("hotich");
  const claim = hiddenOf((await specialist.get(pathOf(dossier))).text, "/viec/nhan-viec");
  assert.equal((await specialist.post(`${pathOf(dossier)}/viec/nhan-viec`, claim)).status, 303);
  assert.doesNotMatch((await specialist.get(pathOf(dossier))).text, /viec\/nhac"/, "it is their own");
  assert.match((await leader.get(pathOf(dossier))).text, /Nhắc LÝ THỊ THU…/);
  const path = `${pathOf(dossier)}/viec/nhac`;
  const page = await leader.get(path);
  assert.match(page.text, /Nhắc ai\?[\s\S]*LÝ THỊ THU, đang giữ việc/);
  const sent = { ...hiddenOf(page.text, "/viec/nhac"), "nhac-ai": "officer", "loi-nhac": "Gấp giúp chị" };
  const done = await leader.post(path, sent);
  assert.match((await leader.follow(done)).text, /Đã nhắc LÝ THỊ THU\./);
  const after = (await leader.get(pathOf(dossier))).text;
  assert.doesNotMatch(after, /viec\/nhac"/, "not twice a day");
  assert.match(
    plainText(after),
    /Nhắc LÝ THỊ THU : NGUYỄN QUỐC HUY đã nhắc LÝ THỊ THU lúc 08:00 thứ Sáu 20\/11\/2026\. Từ 08:00 thứ Bảy 21\/11\/2026 nhắc lại được\./,
  );
  assert.match(plainText((await leader.get(path)).text), /Chưa làm được việc này.*NGUYỄN QUỐC HUY đã nhắc LÝ THỊ THU/);
});

it("the applicant is reminded while something is awaited of them", async () => {
  const dossier = await fileOne(web.services, web.filing);
  await act(web.services, dossier.id, counter, commands.supplement);
  const desk = await web.officer("motcua");
  const path = `${pathOf(dossier)}/viec/nhac`;
  assert.match((await desk.get(pathOf(dossier))).text, /Nhắc người nộp…/);
  const unsaid = await desk.post(path, { ...hiddenOf((await desk.get(path)).text, "/viec/nhac"), "loi-nhac": "Mai hết hạn" });
  assert.match(unsaid.text, /Hãy chọn nhắc ai[\s\S]*Mai hết hạn/);
  const sent = { ...hiddenOf((await desk.get(path)).text, "/viec/nhac"), "nhac-ai": "applicant" };
  assert.match((await desk.follow(await desk.post(path, sent))).text, /Đã nhắc người nộp\./);
});
