import type { Channel } from "../../procedure/types.ts";
import type { Paper, PublishedProcedure } from "../types.ts";

export const CHANNEL_WORDS: Record<Channel, string> = { counter: "Trực tiếp", online: "Trực tuyến", post: "Dịch vụ bưu chính" };

/** A text as a quotation of at most 90 characters. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > 90 ? `“${line.slice(0, 89).trimEnd()}…”` : `“${line}”`;
}

export const sentences = (text: string): string[] =>
  text.split(/[.;\n](?=\s|$|[-+*])/u).flatMap((one) => (one.trim() ? [one.trim()] : []));

export type PlacedPaper = { paper: Paper; place: string };

export const papersOf = (procedure: PublishedProcedure): PlacedPaper[] =>
  procedure.cases.flatMap((one, i) => one.papers.map((paper, j) => ({ paper, place: `cases.${i}.papers.${j}` })));

/** A row that is a remark, not a paper: neither an original nor a copy is asked. */
export const isRemark = ({ originals, copies }: Paper): boolean => originals === 0 && copies === 0;

/**
 * A paper that the applicant has to bring, by the beginning of its name: neither a remark nor a form that she fills in.
 * Where the text itself says that it falls away when the register answers, the procedure is already right.
 */
export function isBrought({ paper }: PlacedPaper): boolean {
  if (isRemark(paper)) return false;
  if (
    /^[-+*•\s\d.()a-zđ]{0,6}(?:đề nghị|đơn|tờ khai|phiếu|văn bản|bản khai|lưu ý|danh sách|báo cáo|hồ sơ|hợp đồng|giấy đề nghị)/iu.test(
      paper.name,
    )
  )
    return false;
  return !/không (?:phải|cần|yêu cầu|bắt buộc)|không khai thác được|trừ (?:trường hợp|thẻ|căn cước)|khai thác (?:được|từ|dữ liệu|thông tin)/iu.test(
    paper.name,
  );
}

/** The beginning of a paper's name, where it says what it is. */
export const headOf = ({ name }: Paper): string => name.slice(0, 80);
