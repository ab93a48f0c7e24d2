import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { commands, officer } from "../../../core/dossier/testing/library-card.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { type DeskWeb, deskWeb, ELSEWHERE, HOME, hiddenOf, pathOf } from "../testing/desk-web.ts";

let web: DeskWeb;
before(async () => {
  web = await deskWeb();
});
after(() => web.close());

const counter = officer("receptionist", { officerId: "00000000-0000-4000-8000-0000000000a1" });
const OFFICE = `${HOME}/so-sach`;
const moved = async () => {
  const { id } = await fileOne(web.services, web.filing);
  web.at("2026-11-20T08:10");
  await act(web.services, id, counter, { type: "receive" });
  web.at("2026-11-20T08:20");
  return act(web.services, id, counter, { type: "completeStep", note: "" });
};

test("what moved today is offered as a list to sign; the list is a PDF of this agency only", async () => {
  const dossier = await moved();
  const browser = await web.officer("motcua");
  const queue = await browser.get(HOME);
  assert.match(queue.text, new RegExp(`href="${OFFICE}"`));
  const page = await browser.get(OFFICE);
  assert.equal(page.status, 200);
  assert.match(page.text, /Quầy giao cho Bộ phận chuyên môn: 1 hồ sơ/);
  assert.match(page.text, new RegExp(`value="${dossier.code}" checked`));
  assert.deepEqual(await htmlFaults(page.text), []);
  assert.doesNotMatch(page.text, /chỗ cần sửa/, "nothing is wrong yet");
  const hidden = hiddenOf(page.text, `${OFFICE}/ban-giao`);
  const made = await browser.post(`${OFFICE}/ban-giao`, { ...hidden, ma: dossier.code });
  assert.equal(made.status, 303);
  const pdf = await browser.get(made.location!);
  assert.equal(pdf.status, 200);
  assert.match(pdf.text, /^%PDF/);
  assert.equal((await (await web.officer(`motcua${ELSEWHERE}`)).get(made.location!)).status, 404);
  const after = await browser.get(OFFICE);
  assert.match(after.text, /đã có/);
  assert.match(after.text, /Bàn giao hồ sơ: Trung tâm/);
  const none = await browser.post(`${OFFICE}/ban-giao`, hiddenOf(after.text, `${OFFICE}/ban-giao`));
  assert.match(none.text, /Chưa chọn hồ sơ nào/);
});

test("the book asks for a period that is one, and prints it", async () => {
  const browser = await web.officer("motcua");
  const hidden = hiddenOf((await browser.get(OFFICE)).text, `${OFFICE}/so-theo-doi`);
  const period = (from: string, until: string) => {
    const [a, b] = [from.split("-"), until.split("-")];
    return {
      ...hidden,
      "tu.day": a[2]!,
      "tu.month": a[1]!,
      "tu.year": a[0]!,
      "den.day": b[2]!,
      "den.month": b[1]!,
      "den.year": b[0]!,
    };
  };
  const wrong = await browser.post(`${OFFICE}/so-theo-doi`, period("2026-11-31", "2026-11-20"));
  assert.equal(wrong.text.match(/id="loi"/g)?.length, 1, "the summary stands there once");
  assert.match(wrong.text, /Ngày đầu chưa đúng/);
  assert.match(
    (await browser.post(`${OFFICE}/so-theo-doi`, period("2026-11-20", "2026-11-01"))).text,
    /Ngày cuối đứng trước ngày đầu/,
  );
  const made = await browser.post(`${OFFICE}/so-theo-doi`, period("2026-11-01", "2026-11-20"));
  assert.equal(made.status, 303);
  assert.match((await browser.get(made.location!)).text, /^%PDF/);
});

test("each paper of a dossier has its place on the page, and is refused to strangers", async () => {
  const { id } = await fileOne(web.services, web.filing);
  const asked = await act(web.services, id, counter, commands.supplement);
  const browser = await web.officer("motcua");
  const page = await browser.get(pathOf(asked));
  assert.match(page.text, /Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ \(mẫu số 02\)/);
  const path = `${pathOf(asked)}/van-ban/mau-02`;
  assert.match((await browser.get(path)).text, /^%PDF/);
  assert.match((await browser.get(`${path}/${asked.version}`)).text, /^%PDF/);
  assert.equal((await browser.get(`${path}/1`)).status, 404);
  assert.equal((await browser.get(`${pathOf(asked)}/van-ban/mau-04`)).status, 404);
  assert.equal((await (await web.officer(`motcua${ELSEWHERE}`)).get(path)).status, 404);
});
