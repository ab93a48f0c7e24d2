import { numberInWords } from "../../core/procedure/index.ts";
import { capitalised } from "../../core/text/index.ts";

const GROUPS = ["", " nghìn", " triệu", " tỷ", " nghìn tỷ"] as const;

/**
 * An amount as receipts write it: 1205000 → "Một triệu hai trăm linh năm nghìn đồng".
 * @param amount whole VND from 0 to 999 999 999 999 999
 * @throws RangeError outside of that
 */
export function moneyInWords(amount: number): string {
  if (!Number.isInteger(amount) || amount < 0 || amount >= 1e15) throw new RangeError(`${amount} is not an amount`);
  const words = GROUPS.map((name, place) => ({ name, value: Math.floor(amount / 1000 ** place) % 1000 }))
    .reverse()
    .filter(({ value }) => value > 0)
    .map(({ name, value }, index) => `${index === 0 ? numberInWords(value) : spoken(value)}${name}`)
    .join(" ");
  const text = `${words || "không"} đồng`;
  return capitalised(text);
}

/** Behind a larger group the hundreds are said: 5 → "không trăm linh năm". */
function spoken(value: number): string {
  return numberInWords(1000 + value).replace(/^một nghìn /, "");
}
