import { countedReport, share } from "../common/counted.ts";
import { ALL_ROLES } from "../definition.ts";
import { any, filedBy, isChannel, received } from "./sql.ts";

const WHO = "Ai nộp";
const WAY = "Nộp qua";

/** Who filed what was received: on their own, or with whose help. What a clerk typed never counts as filed by oneself. */
export const assisted = countedReport({
  slug: "ho-tro-nop",
  name: "Tự nộp và được hỗ trợ",
  about: "Hồ sơ tiếp nhận trong kỳ: người dân tự nộp, cán bộ nhập giúp, có người hỗ trợ, người khác nộp thay.",
  roles: ALL_ROLES,
  groupings: ["procedure", "field", "agency"],
  candidates: received,
  measures: [
    { key: "all", label: "Tiếp nhận", of: () => any },
    { key: "self", group: WHO, label: "Tự nộp", of: () => filedBy("self") },
    { key: "kiosk", group: WHO, label: "Tự nộp ở ki-ốt", of: () => filedBy("kiosk") },
    { key: "clerk", group: WHO, label: "Cán bộ nhập giúp", of: () => filedBy("clerk") },
    { key: "helper", group: WHO, label: "Có người hỗ trợ", of: () => filedBy("helper") },
    { key: "relative", group: WHO, label: "Người khác nộp thay", of: () => filedBy("relative") },
    { key: "online", group: WAY, label: "Trực tuyến", of: () => isChannel("online") },
    { key: "counter", group: WAY, label: "Tại quầy", of: () => isChannel("counter") },
    { key: "post", group: WAY, label: "Bưu chính", of: () => isChannel("post") },
  ],
  worked: [
    {
      key: "selfShare",
      label: "Tự nộp (%)",
      type: "share",
      from: ([all = 0, self = 0, kiosk = 0]) => share(self + kiosk, all),
    },
  ],
});
