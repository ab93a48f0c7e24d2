import type { PublishedProcedure } from "../types.ts";
import type { Hit, Rule } from "./types.ts";
import { papersOf, quote, sentences } from "./words.ts";

/** Signs that a procedure cannot be done wholly online, one finding for each kind. */
const SIGNS: readonly { what: string; pattern: RegExp; onlyPapers?: boolean }[] = [
  {
    what: "người làm thủ tục phải có mặt",
    pattern: /phải (?:trực tiếp )?có mặt|thu nhận (?:vân tay|ảnh khuôn mặt|mống mắt)|lăn tay|phỏng vấn|điểm chỉ/iu,
  },
  { what: "phải nộp bản chính bằng giấy", pattern: /(?:nộp|gửi|kèm theo)(?: lại)? bản (?:chính|gốc|giấy)/iu },
  {
    what: "phải xuất trình để đối chiếu",
    pattern: /xuất trình[^,]{0,40}bản (?:chính|gốc)|bản (?:chính|gốc) để (?:đối chiếu|kiểm tra)/iu,
  },
  { what: "phải nộp ảnh giấy", pattern: /ảnh[^.,;]{0,30}\d\s*(?:cm)?\s*[x×X]\s*\d/u, onlyPapers: true },
  { what: "phải nộp biên lai", pattern: /biên lai/iu, onlyPapers: true },
  {
    what: "phải kiểm tra thực địa",
    pattern: /(?:kiểm tra|khảo sát|thẩm định|xác minh) (?:tại )?(?:thực (?:địa|tế)|hiện trường)/iu,
  },
];

/** What holds for the counter or the post alone does not make the online way untrue; nor does a choice. */
const OTHER_WAY =
  /trực tiếp|bưu chính|bưu điện|hoặc bản sao|bản sao (?:có )?chứng thực|bản điện tử|không phải|không yêu cầu|nếu cần/iu;

const fakeFullOnline: Rule = {
  id: "fake-full-online",
  severity: "warning",
  title: "Nhận trực tuyến nhưng còn buộc có mặt, nộp bản chính hoặc kiểm tra thực địa",
  advice: "Bỏ yêu cầu này, hoặc công bố là trực tuyến một phần và nêu lý do công khai.",
  source: "NĐ 224/2026/NĐ-CP: toàn trình là mặc định; một phần phải nêu lý do (có mặt, kiểm tra thực địa, kỹ thuật)",
  check: (procedure) =>
    procedure.channels.some(({ channel }) => channel === "online") ? SIGNS.flatMap((sign) => firstSign(procedure, sign)) : [],
};

function firstSign(procedure: PublishedProcedure, { what, pattern, onlyPapers }: (typeof SIGNS)[number]): Hit[] {
  const texts = [
    ...papersOf(procedure).map(({ paper, place }) => ({ text: paper.name, place })),
    ...(onlyPapers ? [] : procedure.steps.map(({ text }, i) => ({ text, place: `steps.${i}` }))),
  ];
  for (const { text, place } of texts) {
    const found = sentences(text).find((sentence) => pattern.test(sentence) && !OTHER_WAY.test(sentence));
    if (found) return [{ place, message: `Nhận trực tuyến nhưng ${what}: ${quote(found)}` }];
  }
  return [];
}

export const ONLINE_RULES: readonly Rule[] = [fakeFullOnline];
