import type { PublishedProcedure } from "../types.ts";
import type { Rule } from "./types.ts";
import { quote } from "./words.ts";

const PARTS = "khoản 2 Điều 8 NĐ 63/2010/NĐ-CP; chỉ số 1.3 của Bộ chỉ số theo QĐ 766/QĐ-TTg";

const noAgency: Rule = {
  id: "no-agency",
  severity: "error",
  title: "Không có cơ quan thực hiện",
  advice: "Ghi cơ quan trực tiếp thực hiện thủ tục.",
  source: PARTS,
  check: ({ agencies }) =>
    agencies.performing.length > 0 ? [] : [{ place: "agencies.performing", message: "Chưa ghi cơ quan thực hiện." }],
};

/** The other parts of the seven; the agency has a rule of its own. */
const SEVEN: readonly [string, string, (procedure: PublishedProcedure) => boolean][] = [
  ["name", "tên thủ tục", ({ name }) => name !== ""],
  ["steps", "trình tự thực hiện", ({ steps }) => steps.length > 0],
  ["channels", "cách thức thực hiện", ({ channels }) => channels.length > 0],
  ["cases", "thành phần, số lượng hồ sơ", ({ cases }) => cases.some((one) => one.papers.length > 0)],
  ["channels", "thời hạn giải quyết", ({ channels }) => channels.some(({ time }) => time.text !== "")],
  ["audience", "đối tượng thực hiện", ({ audience }) => audience.length > 0],
];

const missingPart: Rule = {
  id: "missing-part",
  severity: "error",
  title: "Thiếu một bộ phận bắt buộc của thủ tục",
  advice: "Bổ sung bộ phận còn thiếu rồi công khai lại.",
  source: PARTS,
  check: (procedure) =>
    SEVEN.flatMap(([place, word, present]) => (present(procedure) ? [] : [{ place, message: `Thiếu ${word}.` }])),
};

const resultCode: Rule = {
  id: "result-code",
  severity: "warning",
  title: "Kết quả không có mã đúng dạng KQ.G00.000000",
  advice: "Lấy mã kết quả trong danh mục quốc gia; mã này phải gửi lại khi đồng bộ hồ sơ.",
  source: "Danh mục kết quả của Cơ sở dữ liệu quốc gia về thủ tục hành chính (KETQUATHUCHIEN/MAKETQUA)",
  check: ({ results }) => {
    if (results.length === 0) return [{ place: "results", message: "Không có kết quả nào mang mã." }];
    return results.flatMap(({ name, code }, i) =>
      code !== null && /^KQ\.[GH]\d{2}\.\d{6}$/.test(code)
        ? []
        : [{ place: `results.${i}`, message: `${quote(name)} ${code === null ? "không có mã" : `mang mã ${code}`}.` }],
    );
  },
};

const unparsed: Rule = {
  id: "unparsed",
  severity: "note",
  title: "Đoạn không tách được, giữ nguyên văn",
  advice: "Đọc nguyên văn và nhập lại vào đúng ô.",
  source: PARTS,
  check: (procedure) =>
    procedure.unparsed.map(({ part, text, reason }, i) => ({
      place: `unparsed.${i}.${part}`,
      message: `${reason} ${quote(text)}`,
    })),
};

export const PART_RULES: readonly Rule[] = [noAgency, missingPart, resultCode, unparsed];
