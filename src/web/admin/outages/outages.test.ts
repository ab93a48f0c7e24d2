import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { officer } from "../../../core/dossier/testing/library-card.ts";
import { compareAppointments } from "../../../features/appointments/index.ts";
import { readProvince, saveAgencies, wholeLaw } from "../../../features/catalogue/index.ts";
import { act, fileOne, openLibrary } from "../../../features/dossiers/testing/library.ts";
import { DEMO_PASSWORD, seedOfficers } from "../../../features/identity/index.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { signInOfficer } from "../../testing/sign-in.ts";
import { type TestWeb, testWeb } from "../../testing/test-web.ts";

const clock = fixedClock("2026-11-17T02:00:00Z");
let web: TestWeb;
before(async () => {
  web = await testWeb({ clock });
  const { filing } = await openLibrary(web.services);
  await saveAgencies(web.services, await readProvince("demo/tuyen-quang.yaml"));
  await seedOfficers(web.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
  const { holidays, workingHours, agencies } = wholeLaw();
  const content = { holidays, workingHours, agencies, own: {} };
  await compareAppointments(web.services, content);
  const dossier = await fileOne(web.services, { ...filing, channel: "counter" });
  await act(web.services, dossier.id, officer("receptionist"), { type: "receive" });
  const storm = { date: "2026-11-18", name: "Nghỉ bão", legal: "Công điện 99/CĐ-TTg" };
  await compareAppointments(web.services, {
    ...content,
    holidays: { ...holidays, holidays: [...holidays.holidays, storm] },
  });
});
after(() => web.close());

const as = async (name: string) => {
  clock.set(clock.now().add({ minutes: 1 }).toString());
  const browser = web.browser();
  await signInOfficer(browser, name, DEMO_PASSWORD);
  return browser;
};
const plain = (markup: string): string => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("outages", () => {
  const path = "/quan-tri/su-co";
  const moment = (name: string, time: string, [day, month, year]: string[] = []) => ({
    [`${name}-gio`]: time,
    [`${name}-ngay.day`]: day ?? "",
    [`${name}-ngay.month`]: month ?? "",
    [`${name}-ngay.year`]: year ?? "",
  });

  it("are for the controller; what was typed stays when something is wrong", async () => {
    assert.equal((await (await as("lanhdao")).get(path)).status, 403);
    const controller = await as("kiemsoat");
    const page = await controller.get(path);
    assert.match(page.text, /Chưa có sự cố nào/);
    assert.deepEqual(await htmlFaults(page.text), []);
    const wrong = await controller.post(path, {
      "su-co": "Mất mạng",
      ...moment("tu", "25:00", ["31", "2", "2026"]),
      ...moment("den", ""),
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /Hãy ghi giờ và phút/);
    assert.match(wrong.text, /Không có ngày này/);
    assert.match(wrong.text, /value="25:00"/);
    const nothing = await controller.post(path, { "su-co": "", ...moment("tu", ""), ...moment("den", "") });
    assert.match(nothing.text, /Hãy ghi sự cố bắt đầu lúc nào/);
    const later = await controller.post(path, {
      "su-co": "x",
      ...moment("tu", "08:00", ["18", "11", "2026"]),
      ...moment("den", ""),
    });
    assert.match(later.text, /không thể ở tương lai/);
  });

  it("are recorded, last, and are closed", async () => {
    const controller = await as("kiemsoat");
    await controller.get(path);
    const done = await controller.follow(
      await controller.post(path, {
        "su-co": "Mất kết nối <b>CSDL</b>",
        ...moment("tu", "08:30", ["17", "11", "2026"]),
        ...moment("den", ""),
      }),
    );
    assert.match(done.text, /Mất kết nối &lt;b&gt;CSDL/);
    assert.match(done.text, /Chưa khắc phục/);
    const action = /action="(\/quan-tri\/su-co\/[0-9a-f-]{36}\/xong)"/.exec(done.text)![1]!;
    const closed = await controller.follow(await controller.post(action, {}));
    assert.doesNotMatch(closed.text, /Chưa khắc phục/);
    assert.match((await controller.post(action, {})).text, /đã được ghi là khắc phục xong/);
  });
});

describe("appointments that the calendar no longer gives", () => {
  it("are shown to the controller, who decides nothing", async () => {
    const page = await (await as("kiemsoat")).get("/quan-tri/lich-hen");
    assert.match(
      plain(page.text),
      /09:00 thứ Năm 19\/11\/2026 09:00 thứ Sáu 20\/11\/2026 muộn hơn Thêm ngày nghỉ 18\/11\/2026: Nghỉ bão/,
    );
    assert.match(page.text, /Chờ lãnh đạo/);
    assert.doesNotMatch(page.text, /Giữ hạn đã hẹn/);
    assert.deepEqual(await htmlFaults(page.text), []);
  });

  it("wait for the leader, who sees them on every page, and are kept with a reason", async () => {
    assert.equal((await (await as("motcua")).get("/ban-lam-viec/lich-hen")).status, 403);
    const leader = await as("lanhdao");
    assert.match((await leader.get("/ban-lam-viec")).text, /Lịch hẹn <b class="alerts num">1/);
    const page = await leader.get("/ban-lam-viec/lich-hen");
    assert.deepEqual(await htmlFaults(page.text), []);
    const [, action, id] = /action="(\/ban-lam-viec\/lich-hen\/([0-9a-f-]{36}))"/.exec(page.text)!;
    const none = await leader.post(action!, { [`ly-do-${id}`]: "", "quyet-dinh": "giu" });
    assert.equal(none.status, 422);
    assert.match(none.text, /Hãy ghi lý do/);
    const done = await leader.follow(await leader.post(action!, { [`ly-do-${id}`]: "Vẫn trả đúng hẹn", "quyet-dinh": "giu" }));
    assert.match(done.text, /Hạn đã hẹn được giữ nguyên/);
    assert.match(plain(done.text), /Giữ hạn đã hẹn .*Vẫn trả đúng hẹn/);
    assert.match(done.text, /Không có lịch hẹn nào cần quyết định/);
    assert.equal((await leader.post(action!, { "quyet-dinh": "xoa" })).status, 404);
  });
});
