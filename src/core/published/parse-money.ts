import type { Money } from "./types.ts";

const NUMBER = String.raw`\d[\d.,]*`;
const CURRENCY = "việt nam đồng|vnđ|vnd|đồng|đ|usd|eur";
const AMOUNT = new RegExp(
  String.raw`^(?:từ\s+)?(${NUMBER})\s*(?:${CURRENCY})?(?:\s*(?:-|–|đến)\s*(${NUMBER}))?\s*(${CURRENCY})?$`,
  "iu",
);
const CURRENCIES: Record<string, "USD" | "EUR"> = { usd: "USD", eur: "EUR" };

/**
 * Reads one fee as published: "8.000 Đồng", "2,000,000 Việt Nam Đồng", "10 USD", "Miễn phí", "10.000 - 20.000 đồng".
 * Dots and commas before three digits separate thousands; other decimals are cut off. A number alone counts as đồng.
 */
export function parseMoney(text: string): Money {
  const trimmed = text.trim();
  if (/^miễn phí$/iu.test(trimmed)) return { kind: "free" };
  const found = AMOUNT.exec(trimmed);
  if (!found?.[1]) return { kind: "unknown", text: trimmed };
  const min = wholeNumber(found[1]);
  const max = found[2] ? wholeNumber(found[2]) : min;
  if (max < min || !Number.isSafeInteger(max)) return { kind: "unknown", text: trimmed };
  const said = /usd|eur/iu.exec(trimmed)?.[0].toLowerCase() ?? "";
  return { kind: "amount", min, max, currency: CURRENCIES[said] ?? "VND" };
}

/** Amounts of đồng that a running text states, e.g. "135.000 đồng/lần", "25.000.000đ", "02 triệu đồng". */
export function amountsIn(text: string): number[] {
  const plain = [...text.matchAll(/(?<!\d)(\d[\d.,]{0,20})\s*(triệu|nghìn|ngàn)?\s*(?:đồng|vnđ|đ(?![\p{L}]))/giu)];
  return plain.flatMap(([, number, scale]) => {
    const factor = scale === undefined ? 1 : scale.toLowerCase() === "triệu" ? 1_000_000 : 1000;
    const amount = wholeNumber(number ?? "") * factor;
    return amount > 0 && Number.isSafeInteger(amount) ? [amount] : [];
  });
}

function wholeNumber(text: string): number {
  const groups = text.replace(/[.,]+$/, "");
  if (/^\d{1,3}([.,]\d{3})+$/.test(groups)) return Number(groups.replace(/[.,]/g, ""));
  return Math.floor(Number(groups.replace(",", ".").replace(/\.(?=.*\.)/g, "")));
}
