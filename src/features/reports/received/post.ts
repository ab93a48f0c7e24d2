import { countedReport } from "../common/counted.ts";
import { ALL_ROLES } from "../definition.ts";
import { byPost } from "./sql.ts";

/** Bưu chính công ích. */
export const post = countedReport({
  slug: "buu-chinh",
  name: "Bưu chính công ích",
  about: "Hồ sơ nhận qua bưu chính, đăng ký nhận kết quả qua bưu chính, đã gửi trả qua bưu chính.",
  roles: ALL_ROLES,
  groupings: ["procedure", "field", "agency"],
  candidates: (ask) => byPost(ask).all,
  measures: [
    { key: "in", label: "Tiếp nhận qua bưu chính", of: (ask) => byPost(ask).in },
    { key: "wanted", label: "Đăng ký nhận kết quả qua bưu chính", of: (ask) => byPost(ask).wanted },
    { key: "sent", label: "Đã gửi trả trong kỳ", of: (ask) => byPost(ask).sent },
  ],
});
