/** What keeps people from the portal or holds a visit up. `key`: with Alt, ticks it from anywhere on the page of a visit. */
export const DIFFICULTIES = [
  { code: "noAccount", label: "Chưa có tài khoản VNeID mức 2", key: "1" },
  { code: "noBankAccount", label: "Không có tài khoản ngân hàng", key: "2" },
  { code: "cardPhoneMismatch", label: "Số điện thoại không khớp thẻ căn cước", key: "3" },
  { code: "prefersPaper", label: "Muốn làm bằng giấy", key: "4" },
  { code: "portalFailure", label: "Cổng dịch vụ công bị lỗi", key: "5" },
  { code: "cannotReadOrWrite", label: "Không biết đọc, không biết viết", key: "6" },
  { code: "noSmartPhone", label: "Không có điện thoại thông minh", key: "7" },
  { code: "needsHelp", label: "Già yếu, khuyết tật, cần người giúp", key: "8" },
  { code: "lacksPapers", label: "Thiếu giấy tờ, chưa nộp được", key: "9" },
  { code: "registerAway", label: "Không tra cứu được dữ liệu dân cư", key: "0" },
] as const;
export type Difficulty = (typeof DIFFICULTIES)[number]["code"];

export const isDifficulty = (code: string): code is Difficulty => DIFFICULTIES.some((one) => one.code === code);
export const difficultyName = (code: string): string => DIFFICULTIES.find((one) => one.code === code)?.label ?? code;

/** Why the population register could not tell who the visitor is; one of them is chosen before anything is typed by hand. */
export const LOOKUP_REASONS = [
  { code: "registerSilent", label: "Cơ sở dữ liệu dân cư không trả lời" },
  { code: "notLicensed", label: "Thủ tục này chưa được cấp quyền tra cứu" },
  { code: "notInRegister", label: "Không có số này trong cơ sở dữ liệu, đã xem lại thẻ" },
  { code: "wrongInRegister", label: "Dữ liệu dân cư ghi sai, người dân đang đề nghị sửa" },
  { code: "foreigner", label: "Người nước ngoài, người gốc Việt chưa có quốc tịch" },
  { code: "networkDown", label: "Đường truyền của cơ quan bị đứt" },
] as const;
export type LookupReason = (typeof LOOKUP_REASONS)[number]["code"];
export const lookupReason = (code: string): (typeof LOOKUP_REASONS)[number] | undefined =>
  LOOKUP_REASONS.find((one) => one.code === code);
