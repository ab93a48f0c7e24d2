import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { libraryCard } from "../../../core/dossier/testing/library-card.ts";
import { decidingAgencies, publishRevisions, readProvince, saveAgencies } from "../../../features/catalogue/index.ts";
import { DEMO_PASSWORD, seedOfficers } from "../../../features/identity/index.ts";
import { signInOfficer } from "../../testing/sign-in.ts";
import { type TestWeb, testWeb } from "../../testing/test-web.ts";

describe("agencies and what they offer", () => {
  let web: TestWeb;
  let controller: ReturnType<TestWeb["browser"]>;
  before(async () => {
    web = await testWeb();
    await saveAgencies(web.services, await readProvince("demo/tuyen-quang.yaml"));
    await seedOfficers(web.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
    await publishRevisions(web.services, [libraryCard]);
    controller = web.browser();
    await signInOfficer(controller, "kiemsoat", DEMO_PASSWORD);
  });
  after(() => web.close());

  it("are found by a part of their name without diacritics, and say when nothing fits", async () => {
    const all = (await controller.get("/quan-tri/co-quan")).text;
    assert.match(all, /Cấp xã: 124 cơ quan/);
    const found = (await controller.get("/quan-tri/co-quan?q=thuong+lam")).text;
    assert.match(found, /Ủy ban nhân dân xã Thượng Lâm/);
    assert.doesNotMatch(found, /Sở Công Thương/);
    assert.match((await controller.get("/quan-tri/co-quan?q=%25%25kh%C3%B4ng")).text, /Không có cơ quan nào khớp/);
    assert.equal((await controller.get("/quan-tri/co-quan/H99")).status, 404);
  });

  it("stop offering a procedure with a reason, and offer it again", async () => {
    const path = "/quan-tri/co-quan/H60.30.12";
    const page = await controller.get(path);
    assert.match(page.text, /Làm thẻ thư viện|Cấp thẻ thư viện/);
    assert.match(page.text, /Phòng Kinh tế xã Thượng Lâm/);
    const change = `${path}/thu-tuc/${libraryCard.code}`;
    const none = await controller.post(change, { "thuc-hien": "khong", [`ly-do-${libraryCard.code}`]: " " });
    assert.equal(none.status, 422);
    assert.match(none.text, /Hãy ghi vì sao/);
    const reason = "Quyết định 12/QĐ-UBND";
    const done = await controller.follow(
      await controller.post(change, { "thuc-hien": "khong", [`ly-do-${libraryCard.code}`]: reason }),
    );
    assert.match(done.text, /Không thực hiện/);
    assert.match(done.text, /TRẦN QUỐC DŨNG: Quyết định 12/);
    assert.equal((await decidingAgencies(web.services, libraryCard)).length, 123);
    await controller.post(change, { "thuc-hien": "co" });
    assert.equal((await decidingAgencies(web.services, libraryCard)).length, 124);
  });
});
