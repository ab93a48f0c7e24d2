import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { readProvince, saveAgencies } from "../../../features/catalogue/index.ts";
import { DEMO_PASSWORD, seedOfficers } from "../../../features/identity/index.ts";
import { tasks } from "../../../features/published/index.ts";
import { signInOfficer } from "../../testing/sign-in.ts";
import { type TestWeb, testWeb } from "../../testing/test-web.ts";

const RECORD = JSON.stringify({
  ma_thu_tuc: "8.000003",
  ten_thu_tuc: "Thủ tục cấp thẻ <b>bạn đọc</b>",
  so_quyet_dinh: "99/QĐ-BTP",
  cap_thuc_hien: "Cấp xã",
  cach_thuc_thuc_hien: "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3Miễn phí",
});

describe("the national catalogue on screen", () => {
  let web: TestWeb;
  let controller: ReturnType<TestWeb["browser"]>;
  before(async () => {
    web = await testWeb();
    await saveAgencies(web.services, await readProvince("demo/tuyen-quang.yaml"));
    await seedOfficers(web.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
    controller = web.browser();
    await signInOfficer(controller, "kiemsoat", DEMO_PASSWORD);
  });
  after(() => web.close());

  it("says what to do while nothing was taken in, and when no file was chosen", async () => {
    assert.match((await controller.get("/quan-tri/danh-muc")).text, /Chưa nhập danh mục nào/);
    const none = await controller.post("/quan-tri/danh-muc/nhap", {});
    assert.equal(none.status, 422);
    assert.match(none.text, /Hãy chọn tệp danh mục/);
  });

  it("shows what rules find, with rule, place, what to do and source, and leads into an edit", async () => {
    const { sha256 } = await web.services.files.put(Buffer.from(`${RECORD}\n`));
    await tasks["import-published"]!(web.services, { sha256, name: "a.jsonl" });
    const list = (await controller.get("/quan-tri/danh-muc?luat=unit-missing")).text;
    assert.match(list, /1 thủ tục/);
    assert.match(list, /a\.jsonl: 1 dòng/);
    const page = (await controller.get("/quan-tri/danh-muc/8.000003")).text;
    assert.match(page, /thời hạn ghi “3”, không có đơn vị/);
    assert.match(page, /channels\.0\.time/);
    assert.match(page, /Kết quả<\/dt><dd[^>]*>không ghi/);
    assert.doesNotMatch(page, /<b>bạn đọc/);
    const taken = await controller.post("/quan-tri/danh-muc/8.000003/dua-vao-soan", {});
    assert.match(taken.location ?? "", /^\/quan-tri\/thu-tuc\/soan\/[0-9a-f-]{36}$/);
    assert.equal((await controller.get("/quan-tri/danh-muc/8.999999")).status, 404);
  });
});
