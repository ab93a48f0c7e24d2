import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf } from "./changes.ts";

const lines = (before: unknown, after: unknown): string[] =>
  changesOf(before, after).map((one) => String(one).replace(/<[^>]+>/g, ""));

test("what rooms, counters, days and leave changed is told in Vietnamese", () => {
  const closed = { state: "closed", successor: "UBND xã Lâm Bình", inside: 3, ended: ["TRIỆU THỊ NGA (quantrixa)"] };
  assert.deepEqual(lines({ state: "open" }, closed), [
    "tình trạng: Đang hoạt động → Đã đóng",
    "nơi kế thừa: UBND xã Lâm Bình",
    "đơn vị bên trong: 3",
    "vai Quản trị kết thúc: TRIỆU THỊ NGA (quantrixa)",
  ]);
  const counter = { number: 3, name: "Quầy 3", services: ["A"], open: true, what: "" };
  assert.deepEqual(lines(counter, { ...counter, number: 4, services: ["A", "B"], open: false }), [
    "số: 3 → 4",
    "nhận nhóm việc: A → A; B",
    "đang mở: có → không",
  ]);
  assert.deepEqual(lines(undefined, { date: "2026-12-05", kind: "worked", half: "morning", for: "2026-12-04" }), [
    "ngày: 05/12/2026",
    "loại: Làm bù",
    "buổi: Sáng",
    "làm bù cho ngày: 04/12/2026",
  ]);
});
