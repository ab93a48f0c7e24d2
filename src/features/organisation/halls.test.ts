import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { callNext, chooseCounter, findHall, listSeats, takeTicket } from "../tickets/index.ts";
import { addCounter, changeCounter, listLog, saveGroups, type TypedCounter, viewHall } from "./index.ts";
import { HERE, newKey, openPeople, type People, THERE } from "./testing/people.ts";

let people: People;
before(async () => {
  people = await openPeople();
});
after(() => people.close());

const by = async (username = "quantrixa") => ({ steward: await people.steward(username), agencyId: HERE, key: newKey() });
const typed = (patch: Partial<TypedCounter>): TypedCounter => ({
  number: 9,
  name: "",
  services: ["A", "B", "C"],
  open: true,
  what: "",
  ...patch,
});
const view = () => viewHall(people.services, HERE);
const counter = async (number: number) => (await view()).counters.find((one) => one.number === number)!;

async function change(number: number, patch: Partial<TypedCounter> & { end?: boolean; version?: number }) {
  const old = await counter(number);
  const { end = false, version = old.version, ...more } = patch;
  return changeCounter(people.services, { ...(await by()), ...old, ...more, end, version });
}
const refused = (outcome: { ok: boolean; message?: string }): string => (outcome.ok ? "" : (outcome.message ?? ""));

test("a hall is as the file proposes until its administrators change one thing, and everything else stays", async () => {
  assert.equal((await findHall(people.services, HERE)).own, false);
  const proposed = await view();
  assert.deepEqual([proposed.version, proposed.counters.length], [0, 6]);
  const done = await changeCounter(people.services, {
    ...(await by()),
    ...typed({ number: 2, name: "Quầy Hộ tịch", services: ["A"], what: "tầng 1" }),
    id: "2",
    version: 0,
    end: false,
  });
  assert.ok(done.ok, refused(done));
  const hall = await findHall(people.services, HERE);
  assert.deepEqual(
    [hall.own, hall.counters.map(({ name }) => name)],
    [true, ["Quầy 1", "Quầy Hộ tịch", "Quầy 3", "Quầy 4", "Quầy 5", "Quầy 6"]],
  );
  assert.deepEqual(hall.counters[1]!.services, ["A"]);
  assert.equal((await findHall(people.services, THERE)).own, false, "another agency keeps what is proposed");
});

test("numbers and names are given once; somebody who looked at an old one is told; who is far is refused", async () => {
  const add = async (patch: Partial<TypedCounter>) => addCounter(people.services, { ...(await by()), ...typed(patch) });
  assert.match(refused(await add({ number: 3 })), /Số 3 đã dùng cho Quầy 3/);
  assert.match(refused(await add({ name: "quầy hộ tịch" })), /Đã có quầy hộ tịch/);
  assert.match(refused(await add({ number: 41 })), /từ 1 đến 40/);
  assert.match(refused(await add({ services: ["Z"] })), /ít nhất một nhóm/);
  assert.ok((await add({ number: 7 })).ok);
  assert.match(refused(await change(7, { name: "Quầy Bảy", version: 9 })), /Người khác vừa thay đổi/);
  const far = await addCounter(people.services, { ...(await by("quantrixa.3013")), ...typed({ number: 8 }) });
  assert.match(refused(far), /ngoài phạm vi/);
});

test("the clerk chooses among the open ones, for groups that they serve; a change reaches who sits there", async () => {
  const clerk = await people.officer("motcua", "receptionist");
  const sit = (number: number, letters = ["A", "B", "C"]) => chooseCounter(people.services, { clerk, counter: number, letters });
  assert.ok((await change(3, { open: false })).ok);
  assert.match(refused(await sit(3)), /Quầy 3 đang tạm đóng/);
  assert.match(refused(await sit(2, ["B"])), /Quầy Hộ tịch chỉ nhận: Hộ tịch, chứng thực/);
  assert.match(refused(await sit(30)), /trong danh sách/);
  assert.ok((await sit(1)).ok);
  assert.ok((await change(1, { services: ["B", "C"] })).ok);
  const [seat] = await listSeats(people.services, HERE);
  assert.deepEqual([seat?.name, seat?.services], ["Quầy 1", ["B", "C"]]);
  assert.match(refused(await change(1, { number: 20 })), /đang ngồi quầy 1/);

  const taken = await takeTicket(people.services, { agencyId: HERE, service: "B", key: newKey() });
  assert.ok(taken.ok);
  await callNext(people.services, { clerk, key: newKey() });
  assert.match(refused(await change(1, { end: true })), /đang phục vụ số B001/);
  assert.ok((await sit(1)).ok, "still there");
});

test("groups of work are the agency's: named anew, added, and taken away only when nobody needs them", async () => {
  const save = async (groups: [string, string][], version?: number) =>
    saveGroups(people.services, {
      ...(await by()),
      version: version ?? (await view()).version,
      groups: groups.map(([letter, name]) => ({ letter, name })),
    });
  const three: [string, string][] = [
    ["A", "Hộ tịch"],
    ["B", "Việc khác"],
    ["C", "Nhận kết quả"],
  ];
  assert.ok((await save([...three, ["d", "Đất đai"], ["", ""]])).ok);
  assert.deepEqual((await findHall(people.services, HERE)).services.at(-1), { letter: "D", name: "Đất đai" });
  assert.match(refused(await save([...three, ["A", "Hai lần"]])), /dùng chung chữ A/);
  assert.match(refused(await save([["1", "Số"]])), /cần một chữ cái/);
  assert.match(refused(await save(three, 1)), /Người khác vừa thay đổi/);
  assert.match(refused(await save(three.slice(1))), /còn nhận nhóm A/);
  const taken = await takeTicket(people.services, { agencyId: HERE, service: "D", key: newKey() });
  assert.ok(taken.ok);
  assert.match(refused(await save(three)), /còn người lấy số nhóm D/);
  const log = await listLog(people.services, await people.steward("quantrixa"), {
    search: "",
    act: "saveGroups",
    agencyId: "",
    from: "",
    to: "",
    page: 1,
  });
  assert.equal(log.total, 1);
});
