import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { officer } from "../../../core/dossier/testing/library-card.ts";
import { viewDossier } from "../../../features/dossiers/index.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { pageForm } from "../../testing/page-form.ts";
import { type DeskWeb, deskWeb, hiddenOf, pathOf } from "../testing/desk-web.ts";

let web: DeskWeb;
before(async () => {
  web = await deskWeb();
});
after(() => web.close());

test("a chosen sentence is reason and legal basis, and what was typed comes before it", async () => {
  const desk = await web.officer("motcua");
  const refusalOf = async (typed: Record<string, string>) => {
    const dossier = await fileOne(web.services, web.filing);
    const path = `${pathOf(dossier)}/viec/tu-choi`;
    const page = await desk.get(path);
    assert.match(page.text, /<option value="Không thuộc thẩm quyền" data-text="Việc này không thuộc/);
    const answer = await desk.post(path, { ...hiddenOf(page.text, "/tu-choi"), ...typed });
    const after = await viewDossier(web.services, { kind: "system", name: "x" }, { id: dossier.id });
    return { status: answer.status, text: answer.text, refusal: after!.refusal };
  };
  const chosen = await refusalOf({ "cau-mau": "Không thuộc thẩm quyền" });
  assert.match(chosen.refusal!.reason, /không thuộc thẩm quyền giải quyết/);
  assert.equal(chosen.refusal!.legalBasis, "Nghị định 118/2025/NĐ-CP, Điều 17");
  const own = await refusalOf({ "cau-mau": "Không thuộc thẩm quyền", "ly-do": "Lý do riêng", "can-cu-khac": "Luật X" });
  assert.deepEqual([own.refusal!.reason, own.refusal!.legalBasis], ["Lý do riêng", "Luật X"]);
  const unknown = await refusalOf({ "cau-mau": "Câu không có" });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /Hãy ghi rõ lý do từ chối/);
});

test("a draft that grants nothing may take a sentence too; its legal basis is filled in from the procedure", async () => {
  const dossier = await fileOne(web.services, web.filing);
  const does = (role: "receptionist", command: Parameters<typeof act>[3]) =>
    act(web.services, dossier.id, officer(role), command);
  await does("receptionist", { type: "receive" });
  await does("receptionist", { type: "completeStep", note: "" });
  const desk = await web.officer("hotich");
  const path = `${pathOf(dossier)}/viec/khong-chap-thuan`;
  const page = await desk.get(path);
  assert.match(page.text, /Nội quy thư viện giả định<\/textarea>/);
  assert.match(page.text, /<option value="Giấy tờ không hợp lệ" data-text="Giấy tờ nộp kèm/);
  const { sent } = pageForm(page.text, path);
  assert.match((await desk.post(path, sent)).text, /Hãy ghi lý do không chấp thuận/);
  assert.equal((await desk.post(path, { ...sent, "cau-mau": "Giấy tờ không hợp lệ" })).status, 303);
  const after = await viewDossier(web.services, { kind: "system", name: "x" }, { id: dossier.id });
  assert.match(after!.draft!.negative!.reason, /^Giấy tờ nộp kèm không hợp lệ/);
  assert.equal(after!.draft!.negative!.legalBasis, "Nội quy thư viện giả định");
});
