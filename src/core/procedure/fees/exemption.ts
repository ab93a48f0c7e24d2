import type { Choice } from "../types.ts";

/** Id of the question that a procedure may ask so that waivers for exempt groups (đối tượng được miễn, giảm) can apply. */
export const EXEMPTION = "exemption";

/** Answers that the question may offer. Laws of waivers name these values, so a procedure offers no others. */
export const EXEMPTIONS: readonly Choice[] = [
  { value: "none", label: "Không thuộc nhóm nào dưới đây" },
  { value: "merit", label: "Người có công với cách mạng hoặc thân nhân" },
  { value: "poor", label: "Người thuộc hộ nghèo" },
  { value: "nearPoor", label: "Người thuộc hộ cận nghèo" },
  { value: "disabled", label: "Người khuyết tật" },
  { value: "child", label: "Trẻ em" },
  { value: "elderly", label: "Người cao tuổi" },
  { value: "ethnicMinority", label: "Đồng bào dân tộc thiểu số ở xã, thôn đặc biệt khó khăn" },
];
