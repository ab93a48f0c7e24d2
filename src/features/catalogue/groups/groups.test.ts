import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { fixedClock } from "../../../platform/clock.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { listCatalogueEvents } from "../history/events.ts";
import { DUNG, MAI, SPECIALIST } from "../testing/controllers.ts";
import { listGroups, membersOf, saveGroup, setMembers } from "./groups.ts";
import { seedGroups } from "./seed-groups.ts";

const FOLDER = path.join(import.meta.dirname, "../../../../procedures/groups");
const ESSENTIAL = "thiet-yeu-25";
let world: TestServices;
before(async () => {
  world = await testServices({ clock: fixedClock("2026-11-17T02:00:00Z") });
});
after(() => world.close());

test("the 25 services of QĐ 06 are there from its day, once", async () => {
  const { services } = world;
  assert.equal(await seedGroups(services, FOLDER), 1);
  assert.equal(await seedGroups(services, FOLDER), 0);
  assert.deepEqual(await listGroups(services, "2022-01-05"), []);
  const [group] = await listGroups(services, "2026-11-17");
  assert.deepEqual([group?.decision.number, group?.services], ["06/QĐ-TTg", 25]);
  const members = await membersOf(services, ESSENTIAL, "2026-11-17");
  assert.deepEqual(
    [...new Set(members.map(({ item }) => item))],
    [...Array(25).keys()].map((n) => String(n + 1)),
  );
  assert.ok(members.some(({ code }) => code === "1.001193"));
});

test("a controller adds and removes services from a day on, and every list of the past stays", async () => {
  const { services } = world;
  const own = { id: "cua-tinh", name: "Dịch vụ ưu tiên", from: "2026-01-01", to: null, note: "" };
  const decision = { number: "9/QĐ-UBND", date: "2025-12-20", by: "UBND tỉnh" };
  assert.equal((await saveGroup(services, SPECIALIST, { ...own, decision })).kind, "refused");
  assert.equal((await saveGroup(services, DUNG, { ...own, decision: { ...decision, number: " " } })).kind, "refused");
  assert.equal((await saveGroup(services, DUNG, { ...own, decision })).kind, "done");
  const birth = { item: "1", name: "Khai sinh", code: "1.001193" };
  const death = { item: "2", name: "Khai tử", code: "1.000656" };
  const change = (day: string, add: (typeof birth)[], remove: (typeof birth)[] = []) =>
    setMembers(services, DUNG, { groupId: own.id, day, add, remove });
  assert.equal((await change("2025-12-31", [birth])).kind, "refused");
  assert.equal((await change("2026-02-01", [{ ...birth, code: "abc" }])).kind, "refused");
  assert.deepEqual(await change("2026-02-01", [birth]), { kind: "done", changed: 1 });
  assert.deepEqual(await change("2026-02-01", [birth]), { kind: "done", changed: 0 });
  assert.deepEqual(await change("2026-06-01", [death], [birth]), { kind: "done", changed: 2 });
  const names = async (day: string) => (await membersOf(services, own.id, day)).map(({ name }) => name);
  assert.deepEqual(
    [await names("2026-01-31"), await names("2026-02-01"), await names("2026-05-31"), await names("2026-06-01")],
    [[], ["Khai sinh"], ["Khai sinh"], ["Khai tử"]],
  );
  const [last] = await listCatalogueEvents(services);
  assert.match(last?.note ?? "", /bỏ 1 \(1\.001193\), thêm 2 \(1\.000656\)/);
});

test("two who add at once both get their way", async () => {
  const { services } = world;
  const add = (code: string) => [{ item: "20", name: "Đổi, cấp lại giấy phép lái xe", code }];
  await Promise.all([
    setMembers(services, DUNG, { groupId: ESSENTIAL, day: "2026-12-01", add: add("3.000353") }),
    setMembers(services, MAI, { groupId: ESSENTIAL, day: "2026-12-01", add: add("3.000346") }),
    setMembers(services, MAI, { groupId: ESSENTIAL, day: "2026-12-01", add: add("3.000346") }),
  ]);
  const codes = (await membersOf(services, ESSENTIAL, "2026-12-01")).filter(({ item }) => item === "20").map(({ code }) => code);
  assert.deepEqual(codes, ["3.000346", "3.000347", "3.000348", "3.000353"]);
});
