import { countedReport, share } from "../common/counted.ts";
import { HEADS } from "../definition.ts";
import type { Grouping } from "../types.ts";
import { lastBy, rated, ratedAs } from "./sql.ts";

const NOTES: Partial<Record<Grouping, string>> = {
  receiver: "Mỗi phiếu tính một lần, cho người tiếp nhận hồ sơ.",
  drafter: "Mỗi phiếu tính một lần, cho người lập kết quả được ký, hoặc người lập sau cùng.",
};

/** Mức độ hài lòng, of the ratings that were given in the period. */
export const satisfaction = countedReport({
  slug: "hai-long",
  name: "Mức độ hài lòng",
  about: "Phiếu đánh giá người dân gửi trong kỳ, theo ba mức; theo cơ quan, thủ tục, lĩnh vực hoặc từng cán bộ.",
  roles: HEADS,
  groupings: ["agency", "procedure", "field", "receiver", "drafter"],
  people: { receiver: lastBy("Received"), drafter: lastBy("ResultDrafted") },
  candidates: rated,
  measures: [
    { key: "all", label: "Tổng số phiếu", of: (ask) => rated(ask) },
    { key: "very", group: "Số phiếu", label: "Rất hài lòng", of: (ask) => ratedAs(ask, "verySatisfied") },
    { key: "fine", group: "Số phiếu", label: "Hài lòng", of: (ask) => ratedAs(ask, "satisfied") },
    { key: "not", group: "Số phiếu", label: "Không hài lòng", of: (ask) => ratedAs(ask, "unsatisfied") },
  ],
  worked: [
    {
      key: "veryShare",
      group: "Tỷ lệ (%)",
      label: "Rất hài lòng",
      type: "share",
      from: ([all = 0, very = 0]) => share(very, all),
    },
    { key: "fineShare", group: "Tỷ lệ (%)", label: "Hài lòng", type: "share", from: ([all = 0, , fine = 0]) => share(fine, all) },
    {
      key: "notShare",
      group: "Tỷ lệ (%)",
      label: "Không hài lòng",
      type: "share",
      from: ([all = 0, , , not = 0]) => share(not, all),
    },
  ],
  remarks: async (_services, { grouping }, lines) => ({
    notes: lines.length > 0 && NOTES[grouping] ? [NOTES[grouping]] : [],
    findings: [],
  }),
});
