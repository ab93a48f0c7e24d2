import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Simulators, startSimulators } from "../../../simulators/start.ts";
import { readProvince, saveAgencies } from "../../features/catalogue/index.ts";
import { DEMO_PASSWORD, seedOfficers } from "../../features/identity/index.ts";
import { addressesOf } from "../../features/population/testing/outside.ts";
import { deliverAll, fileLink } from "../../features/sync/index.ts";
import { rowsOf } from "../../features/sync/testing/portal.ts";
import { libraryStory, type Story } from "../../features/sync/testing/story.ts";
import { fixedClock } from "../../platform/clock.ts";
import { signInOfficer } from "../testing/sign-in.ts";
import { type TestWeb, testWeb } from "../testing/test-web.ts";
import { maskPayload, maskSentence } from "./mask-payload.ts";

describe("pages of the controller", () => {
  const clock = fixedClock("2026-11-17T02:00:00Z");
  const pass = (time: Temporal.DurationLike) => clock.set(clock.now().add(time).toString());
  let web: TestWeb;
  let world: Simulators;
  let story: Story;
  before(async () => {
    world = await startSimulators({ port: 0, clock: () => clock.now() });
    web = await testWeb({ clock, env: addressesOf(world.url) });
    await saveAgencies(web.services, await readProvince("demo/tuyen-quang.yaml"));
    await seedOfficers(web.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
    story = await libraryStory(web.services, pass);
  });
  after(async () => {
    await web.close();
    await world.close();
  });

  const as = async (username: string) => {
    pass({ minutes: 1 });
    const browser = web.browser();
    const done = await signInOfficer(browser, username, DEMO_PASSWORD);
    assert.equal(done.status, 303);
    return browser;
  };

  it("are for the controller only", async () => {
    assert.match((await web.browser().get("/quan-tri")).location!, /^\/can-bo\/dang-nhap/);
    const clerk = await as("hotich");
    assert.equal((await clerk.get("/quan-tri")).status, 403);
    await clerk.get("/can-bo/vai-tro");
    assert.equal((await clerk.post("/quan-tri/gui-lai", {})).status, 403);
  });

  it("say that the other side is away, and try at once when asked", async () => {
    world.control.set("dvcqg", { mode: "away" });
    const dossier = await story.open();
    const controller = await as("kiemsoat");
    const before = (await controller.get("/quan-tri")).text;
    assert.match(before, /Đang gửi/);
    assert.doesNotMatch(before, /Thông suốt/);
    await deliverAll(web.services);
    const page = await controller.get("/quan-tri");
    assert.match(page.text, /Đang chờ bên nhận/);
    assert.match(page.text, /Không có bản tin nào bị mất/);
    world.control.set("dvcqg", {});
    const done = await controller.follow(await controller.post("/quan-tri/lan/dvcqg/gui-ngay", {}));
    assert.match(done.text, /Đã yêu cầu gửi ngay/);
    await deliverAll(web.services);
    assert.ok((await rowsOf(web.services, dossier.id)).every((row) => row.state === "sent"));
    assert.match((await controller.get("/quan-tri")).text, /Thông suốt/);
    await controller.get("/quan-tri");
    assert.equal((await controller.post("/quan-tri/lan/khong-co/gui-ngay", {})).status, 404);
  });

  it("show a refused message without personal data, and send it again", async () => {
    const bad = await story.open({ procedureCode: "không phải mã" });
    for (let n = 0; n < 3; n++) await deliverAll(web.services);
    const [row] = await rowsOf(web.services, bad.id);
    const controller = await as("kiemsoat");
    const list = await controller.get("/quan-tri");
    assert.match(list.text, /1 bản tin bị từ chối/);
    assert.match(list.text, new RegExp(`/quan-tri/ban-tin/${row!.id}"`));
    assert.doesNotMatch(list.text, /href="(\/ban-lam-viec)?\/ho-so\//);

    const page = await controller.get(`/quan-tri/ban-tin/${row!.id}`);
    assert.match(page.text, /MaTTHC/);
    assert.match(page.text, new RegExp(bad.code));
    for (const secret of [bad.applicant.name, bad.applicant.personalId, bad.applicant.phone, bad.subject, "lien-thong/tep"])
      assert.ok(!page.text.includes(secret), secret);

    assert.equal((await controller.post(`/quan-tri/ban-tin/${row!.id}/gui-lai`, {})).location, "/quan-tri?da=lai");
    assert.equal((await rowsOf(web.services, bad.id))[0]!.state, "pending");
    assert.equal((await controller.get(`/quan-tri/ban-tin/${row!.id}`)).status, 404);
    for (let n = 0; n < 3; n++) await deliverAll(web.services);
    const again = await controller.get(`/quan-tri/ban-tin/${row!.id}`);
    assert.match(again.text, /<li>[^<]+, \d\d:\d\d \d\d\/\d\d\/2026<\/li>/);
    await controller.post("/quan-tri/gui-lai", {});
    assert.equal((await rowsOf(web.services, bad.id))[0]!.state, "pending");
  });

  it("let an outside system fetch exactly the file it was told of", async () => {
    const { sha256 } = await web.services.files.put(new TextEncoder().encode("%PDF-1.7"));
    const link = new URL(fileLink(web.services.config, { sha256, name: "Giấy khai sinh.pdf" }));
    const browser = web.browser();
    const file = await browser.get(link.pathname + link.search);
    assert.deepEqual([file.status, file.headers.get("content-type"), file.text], [200, "application/pdf", "%PDF-1.7"]);
    for (const forged of [
      link.pathname,
      `${link.pathname}?k=${"A".repeat(43)}`,
      link.pathname.replace("khai", "chung") + link.search,
    ])
      assert.equal((await browser.get(forged)).status, 404);
  });
});

describe("masking", () => {
  it("hides whatever is not known to be harmless", () => {
    const masked = maskPayload({
      data: [{ MaHoSo: "H60", ChuHoSo: "MẬN", Email: "", Moi: 12, DinhDanhCHS: [{ LoaiDinhDanh: "1", SoDinhDanh: "008" }] }],
    });
    assert.deepEqual(masked, {
      data: [
        {
          MaHoSo: "H60",
          ChuHoSo: "•••••• (3 ký tự)",
          Email: "",
          Moi: "•••••• (2 ký tự)",
          DinhDanhCHS: [{ LoaiDinhDanh: "1", SoDinhDanh: "•••••• (3 ký tự)" }],
        },
      ],
    });
    assert.equal(maskSentence("Số 008195000001 của a@b.vn sai"), "Số •••••• của •••••• sai");
  });
});
