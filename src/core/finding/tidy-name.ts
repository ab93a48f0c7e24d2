const LEAD = /^[\s.]*(thủ tục\s+)+/i;
const TAIL =
  /\s*(\(\s*(thực hiện (tại|ở) cấp|cấp\b|tại cấp)[^)]*\)?|\(\s*\d\.\d{6}\s*\)|thực hiện bằng dịch vụ công.*$|bằng dịch vụ công.*$|(thực hiện )?tại (cấp|công an cấp|phòng quản lý xuất nhập cảnh|cục )[^,;]*$|thuộc thẩm quyền.*$)/gi;

/** The name of a published procedure without the words that say only who carries it out and how. */
export function tidyName(name: string): string {
  const short = name.normalize("NFC").replace(/\s+/g, " ").replace(LEAD, "").replace(TAIL, "").trim();
  return short === "" ? name : short;
}
