import type { Rule } from "./types.ts";
import { headOf, isBrought, isRemark, papersOf, quote } from "./words.ts";

const BY_DATA = "NQ 66.7/2025/NQ-CP: giấy tờ được thay bằng dữ liệu; NĐ 45/2020/NĐ-CP, sửa đổi bởi NĐ 310/2026/NĐ-CP";

const notesAsPapers: Rule = {
  id: "notes-as-papers",
  severity: "warning",
  title: "Ghi chú nằm trong danh sách giấy tờ",
  advice: "Chuyển lời ghi chú sang phần mô tả; nếu là giấy tờ thật thì ghi số bản chính hoặc bản sao.",
  source: "khoản 2 Điều 8 NĐ 63/2010/NĐ-CP: thành phần, số lượng hồ sơ là bộ phận bắt buộc",
  check: (procedure) =>
    papersOf(procedure).flatMap(({ paper, place }) =>
      isRemark(paper) ? [{ place, message: `Dòng không yêu cầu bản nào: ${quote(paper.name)}` }] : [],
    ),
};

const identityPaper: Rule = {
  id: "identity-paper",
  severity: "warning",
  title: "Còn yêu cầu giấy tờ tùy thân đã có trong Cơ sở dữ liệu quốc gia về dân cư",
  advice: "Chỉ hỏi số định danh và tra cứu dữ liệu; bỏ giấy này khỏi thành phần hồ sơ khi nộp trực tuyến.",
  source: BY_DATA,
  check: (procedure) =>
    papersOf(procedure).flatMap((one) =>
      isBrought(one) && /căn cước|chứng minh nhân dân|CCCD|CMND/iu.test(headOf(one.paper))
        ? [{ place: one.place, message: `Yêu cầu ${quote(one.paper.name)}` }]
        : [],
    ),
};

const householdPaper: Rule = {
  id: "household-paper",
  severity: "error",
  title: "Còn yêu cầu sổ hộ khẩu, sổ tạm trú hoặc giấy xác nhận cư trú",
  advice: "Bỏ giấy này; thông tin cư trú lấy từ Cơ sở dữ liệu quốc gia về dân cư.",
  source: "khoản 3 Điều 38 Luật Cư trú 68/2020/QH14; Điều 14 NĐ 104/2022/NĐ-CP",
  check: (procedure) =>
    papersOf(procedure).flatMap(({ paper, place }) => {
      const asked =
        /(?<!việc nộp, xuất trình )(?:sổ hộ khẩu|sổ tạm trú)|(?:bản sao|giấy tờ) hộ khẩu|xác nhận thông tin (?:về )?(?:nơi )?cư trú|xác nhận nơi (?:cư|thường|tạm) trú/iu;
      // NĐ 104/2022 lets the office ask for a residence paper only when the register did not answer.
      const fallback = /không (?:thể )?khai thác/iu.test(paper.name) && !/sổ hộ khẩu|sổ tạm trú/iu.test(paper.name);
      return !isRemark(paper) && !fallback && asked.test(paper.name) ? [{ place, message: `Yêu cầu ${quote(paper.name)}` }] : [];
    }),
};

/** What a register answers today, by the words a paper's name begins with. */
const REGISTERS: readonly [RegExp, string][] = [
  [/giấy khai sinh|trích lục khai sinh/iu, "Cơ sở dữ liệu hộ tịch điện tử"],
  [/giấy chứng nhận kết hôn|đăng ký kết hôn|xác nhận tình trạng hôn nhân/iu, "Cơ sở dữ liệu hộ tịch điện tử"],
  [/giấy chứng tử|trích lục khai tử|giấy báo tử/iu, "Cơ sở dữ liệu hộ tịch điện tử"],
  [/đăng ký (?:doanh nghiệp|hộ kinh doanh|kinh doanh)(?! có)/iu, "Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp"],
  [/giấy chứng nhận quyền sử dụng đất/iu, "Cơ sở dữ liệu đất đai"],
  [/giấy phép lái xe|đăng ký xe(?! máy chuyên dùng)/iu, "Cơ sở dữ liệu của Bộ Công an về giấy phép lái xe và đăng ký xe"],
  [/thẻ bảo hiểm y tế/iu, "Cơ sở dữ liệu quốc gia về bảo hiểm"],
  [/phiếu lý lịch tư pháp/iu, "Cơ sở dữ liệu lý lịch tư pháp"],
];

const replaceablePaper: Rule = {
  id: "replaceable-paper",
  severity: "warning",
  title: "Giấy tờ mà một cơ sở dữ liệu thay được",
  advice: "Khai báo cơ sở dữ liệu thay cho giấy này; chỉ hỏi giấy khi không tra được dữ liệu.",
  source: BY_DATA,
  check: (procedure) =>
    papersOf(procedure).flatMap((one) => {
      const register =
        isBrought(one) &&
        !/đề nghị|thủ tục|ủy quyền/iu.test(headOf(one.paper)) &&
        REGISTERS.find(([pattern]) => pattern.test(headOf(one.paper)))?.[1];
      return register ? [{ place: one.place, message: `${quote(one.paper.name)} có thể lấy từ ${register}.` }] : [];
    }),
};

export const PAPER_RULES: readonly Rule[] = [notesAsPapers, identityPaper, householdPaper, replaceablePaper];
