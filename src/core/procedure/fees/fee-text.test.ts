import assert from "node:assert/strict";
import { test } from "node:test";
import { feeText, periodText, rateText } from "./fee-text.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const pages = { amount: 2000, tiers: [{ upTo: 2, amount: 2000 }, { amount: 1000 }], unit: "trang" };

test("a tariff in words", () => {
  assert.equal(plain(feeText({ amount: 8000, unit: "bản" })), "8.000 đ/bản");
  assert.equal(
    plain(feeText({ ...pages, cap: 200000, times: "copies" })),
    "trang 1–2: 2.000 đ, từ trang 3: 1.000 đ, không quá 200.000 đ/bản",
  );
  assert.equal(plain(feeText({ ...pages, cap: 200000 })), "trang 1–2: 2.000 đ, từ trang 3: 1.000 đ, không quá 200.000 đ");
  assert.equal(plain(feeText({ ...pages, times: "copies" })), "trang 1–2: 2.000 đ, từ trang 3: 1.000 đ, tính cho mỗi bản");
  const tiers = [{ upTo: 1, amount: 5000 }, { upTo: 2, amount: 3000 }, { amount: 0 }];
  assert.equal(plain(feeText({ ...pages, tiers })), "trang 1: 5.000 đ, trang 2: 3.000 đ, từ trang 3: 0 đ");
  assert.equal(plain(feeText({ amount: 9000, unit: "giấy", times: "n", timesUnit: "người" })), "9.000 đ/giấy, nhân với số người");
});

test("a period and a rate in words", () => {
  assert.equal(periodText({ from: "2026-08-15", to: "2027-02-28" }), "từ 15/08/2026 đến 28/02/2027");
  assert.equal(periodText({ to: "2027-02-28" }), "đến 28/02/2027");
  assert.equal(periodText({}), "");
  assert.deepEqual([rateText(100), rateText(50)], ["Miễn", "Giảm 50%"]);
});
