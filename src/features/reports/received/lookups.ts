import { countedReport, share } from "../common/counted.ts";
import { HEADS } from "../definition.ts";
import { any, asked, lookedUp, notAsked, received } from "./sql.ts";

const ASKED = "Có tra cứu";
const NOT = "Không tra cứu";

/** Khai thác cơ sở dữ liệu: whether a register was asked about a dossier, what came back, and why nobody asked where that was said. */
export const lookups = countedReport({
  slug: "tra-cuu",
  name: "Khai thác cơ sở dữ liệu",
  about: "Hồ sơ tiếp nhận trong kỳ có tra cứu cơ sở dữ liệu hay không, kết quả thế nào, vì sao không.",
  roles: HEADS,
  groupings: ["agency", "procedure", "field"],
  candidates: received,
  measures: [
    { key: "all", label: "Tiếp nhận", of: () => any },
    { key: "asked", group: ASKED, label: "Tổng số", of: () => asked },
    { key: "found", group: ASKED, label: "Có dữ liệu", of: () => lookedUp("found") },
    { key: "notFound", group: ASKED, label: "Không có dữ liệu", of: () => lookedUp("notFound") },
    { key: "unavailable", group: ASKED, label: "Không trả lời", of: () => lookedUp("unavailable") },
    { key: "byHand", group: NOT, label: "Nhập tay, có lý do", of: (ask) => notAsked(ask, true) },
    { key: "silent", group: NOT, label: "Không ghi lý do", of: (ask) => notAsked(ask, false) },
  ],
  worked: [{ key: "share", label: "Có tra cứu (%)", type: "share", from: ([all = 0, with_ = 0]) => share(with_, all) }],
});
