import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { libraryCard } from "../fixtures/library-card.ts";
import type { Field, Revision } from "../types.ts";
import { changeText, diffRevisions } from "./diff-revisions.ts";

const card = libraryCard();
const changed = (change: (copy: Revision) => void): string[] => {
  const copy = structuredClone(card);
  change(copy);
  return diffRevisions(card, copy).map(changeText);
};

test("a revision does not differ from itself", () => {
  assert.deepEqual(diffRevisions(card, structuredClone(card)), []);
});

test("times, fees, papers and steps are told in words", () => {
  const lines = changed((copy) => {
    copy.channels.online!.time = { qty: 3, unit: "WORKING_DAY" };
    delete copy.channels.counter;
    copy.fees[0]!.amount = 12_500;
    copy.papers[1]!.original = 2;
    copy.papers.pop();
    copy.steps[1]!.hours = 1.5;
    copy.legal.push("Quy định bịa số 3");
    copy.effective.from = "2027-03-01";
  });
  assert.deepEqual(lines, [
    "Áp dụng, áp dụng từ: 01/01/2026 → 01/03/2027",
    "Thời hạn, trực tiếp: bỏ (trước là 8 giờ làm việc)",
    "Thời hạn, trực tuyến: 2 ngày làm việc → 3 ngày làm việc",
    "Phí, Lệ phí làm thẻ: 20.000 đ một thẻ → 12.500 đ một thẻ",
    "Giấy tờ, Bản sao thẻ cũ: bỏ (trước là 1 bản sao)",
    "Giấy tờ, Giấy đồng ý của cha mẹ, số bản: 1 bản chính → 2 bản chính",
    "Quy trình, Làm thẻ: 3 giờ làm việc → 1,5 giờ làm việc",
    "Căn cứ, Quy định bịa số 3: thêm",
  ]);
});

test("a question that stands on another page, or a page that stands elsewhere, was moved and not taken away", () => {
  const lines = changed((copy) => {
    const reason = copy.pages.find(({ id }) => id === "dat-coc")!.fields.pop()!;
    copy.pages.find(({ id }) => id === "ghi-chu")!.fields.push(reason);
    copy.pages.push(...copy.pages.splice(0, 1));
  });
  assert.deepEqual(lines, [
    "Câu hỏi, trang “Bạn tên là gì?”: chuyển chỗ, đứng đầu → sau trang “Bạn hứa điều gì?”",
    "Câu hỏi, “Lý do không đặt cọc”: chuyển chỗ, trang “Bạn có đặt cọc không?” → trang “Bạn thích đọc sách gì?”",
  ]);
});

test("the questions of a row are told like any other", () => {
  const row: Field = { id: "from", type: "date", label: "Từ ngày", required: true, rules: [] };
  const group = (fields: Field[]): Field => ({ id: "homes", type: "group", label: "Nơi ở", required: true, rules: [], fields });
  const [a, b] = [structuredClone(card), structuredClone(card)];
  a.pages[0]!.fields.push(group([row]));
  b.pages[0]!.fields.push(group([{ ...row, required: false }]));
  assert.deepEqual(diffRevisions(a, b).map(changeText), ["Câu hỏi, “Nơi ở: Từ ngày”, bắt buộc: bắt buộc → không bắt buộc"]);
});

/** Every leaf of the value by its path, with what it may be changed to. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, Array.isArray(value) ? Number(key) : key]));
}

test("whatever single thing is changed, something is told", () => {
  const paths = leaves(card);
  fc.assert(
    fc.property(fc.constantFrom(...paths), (path) => {
      const copy = structuredClone(card);
      let at = copy as unknown as Record<string | number, unknown>;
      for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
      const last = path.at(-1)!;
      const value = at[last];
      at[last] =
        typeof value === "number"
          ? value + 1
          : typeof value === "boolean"
            ? !value
            : (OTHER[String(value)] ?? `${String(value)}x`);
      assert.notDeepEqual(diffRevisions(card, copy), [], path.join("."));
    }),
    { numRuns: 400 },
  );
});

const OTHER: Readonly<Record<string, string>> = {
  "toan-trinh": "mot-phan",
  commune: "province",
  province: "agency",
  move: "keep",
  WORKING_DAY: "DAY",
  HOUR: "DAY",
  fee: "charge",
  charge: "fee",
  receptionist: "leader",
  specialist: "leader",
  leader: "specialist",
};
