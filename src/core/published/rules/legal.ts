import type { Rule } from "./types.ts";
import { quote } from "./words.ts";

const BASIS = "Điều 8 NĐ 63/2010/NĐ-CP: thủ tục được ban hành trong văn bản đang có hiệu lực";

const legalValidity: Rule = {
  id: "legal-validity",
  severity: "warning",
  title: "Không kiểm tra được hiệu lực của căn cứ pháp lý",
  advice: "Ghi số, ký hiệu đầy đủ của văn bản để tra được hiệu lực.",
  source: BASIS,
  check: ({ legal }) => {
    if (legal.length === 0) return [{ place: "legal", message: "Không có căn cứ pháp lý nào." }];
    return legal.flatMap(({ name, number }, i) =>
      number === null ? [{ place: `legal.${i}`, message: `Không có số, ký hiệu: ${quote(name)}` }] : [],
    );
  },
};

const expiredLegal: Rule = {
  id: "expired-legal",
  severity: "error",
  title: "Căn cứ pháp lý đã hết hiệu lực",
  advice: "Thay bằng văn bản đang có hiệu lực và rà lại nội dung thủ tục.",
  source: BASIS,
  check: ({ legal }, { today, repealed }) =>
    legal.flatMap(({ number }, i) => {
      const act = repealed.find((one) => number !== null && one.from <= today && bare(one.number) === bare(number));
      if (!act) return [];
      const [y, m, d] = act.from.split("-").map(Number);
      const message = `${act.number} (${act.name}) hết hiệu lực từ ${d}/${m}/${y}.`;
      return [{ place: `legal.${i}`, message, advice: `Thay bằng ${act.by} và rà lại nội dung thủ tục.` }];
    }),
};

/** "NĐ 42/2022/NĐ-CP", "Luật số 60/2014/QH13" and leading zeros are ways of writing the same number. */
const bare = (number: string): string =>
  (/\d.*$/su.exec(number)?.[0] ?? number).replace(/^0+/, "").replaceAll("ND-CP", "NĐ-CP").trim();

export const LEGAL_RULES: readonly Rule[] = [legalValidity, expiredLegal];
