import { countedReport, share } from "../common/counted.ts";
import { ALL_ROLES } from "../definition.ts";
import { any, charged, paidBy, received, unpaid } from "./sql.ts";

const PAID = "Đã nộp tiền";

/** Thanh toán: of what was received how much had to be paid for, how it was paid, and how much of it without cash. */
export const payments = countedReport({
  slug: "thanh-toan",
  name: "Thanh toán",
  about: "Hồ sơ tiếp nhận trong kỳ có khoản phải nộp, đã nộp bằng cách nào, bao nhiêu hồ sơ thanh toán trực tuyến.",
  roles: ALL_ROLES,
  groupings: ["procedure", "field", "agency"],
  candidates: received,
  measures: [
    { key: "all", label: "Tiếp nhận", of: () => any },
    { key: "charged", label: "Có khoản phải nộp", of: charged },
    { key: "paid", group: PAID, label: "Tổng số", of: (ask) => paidBy(ask) },
    { key: "online", group: PAID, label: "Trực tuyến", of: (ask) => paidBy(ask, "online") },
    { key: "bank", group: PAID, label: "Chuyển khoản, POS, mã QR", of: (ask) => paidBy(ask, "transfer", "pos") },
    { key: "cash", group: PAID, label: "Tiền mặt", of: (ask) => paidBy(ask, "cash") },
    { key: "unpaid", label: "Chưa ghi nhận nộp", of: unpaid },
  ],
  worked: [
    {
      key: "onlineShare",
      label: "Trực tuyến (%)",
      type: "share",
      from: ([, , paid = 0, online = 0]) => share(online, paid),
    },
  ],
  remarks: async (_services, _ask, lines) => ({
    notes:
      lines.length > 0
        ? ["Theo biên lai chưa hủy. Hồ sơ nộp nhiều lượt bằng nhiều cách được đếm ở từng cách, một lần ở tổng số."]
        : [],
    findings: [],
  }),
});
