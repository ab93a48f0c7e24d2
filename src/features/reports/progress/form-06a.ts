import { COLUMNS_06A, type Column06a, type Counts06a, findings06a } from "../../../core/reports/index.ts";
import { type Counted, countedReport, type Measure } from "../common/counted.ts";
import { countSpans } from "../common/sql.ts";
import { ALL_ROLES } from "../definition.ts";
import type { Ask } from "../types.ts";
import { column06a, inPeriod, parts } from "./sql.ts";

const RECEIVED = "Số hồ sơ tiếp nhận";
const DONE = "Số hồ sơ đã giải quyết";
const OPEN = "Số hồ sơ đang giải quyết";
const BESIDE = "Ngoài biểu";
const HEADS: Record<Column06a, Pick<Measure, "label" | "group" | "mark">> = {
  total: { group: RECEIVED, label: "Tổng số", mark: "(3)" },
  online: { group: RECEIVED, label: "Trực tuyến", mark: "(4)" },
  inPerson: { group: RECEIVED, label: "Trực tiếp, bưu chính", mark: "(5)" },
  carried: { group: RECEIVED, label: "Từ kỳ trước", mark: "(6)" },
  done: { group: DONE, label: "Tổng số", mark: "(7)" },
  early: { group: DONE, label: "Trước hạn", mark: "(8)" },
  onTime: { group: DONE, label: "Đúng hạn", mark: "(9)" },
  lateDone: { group: DONE, label: "Quá hạn", mark: "(10)" },
  open: { group: OPEN, label: "Tổng số", mark: "(11)" },
  inTime: { group: OPEN, label: "Trong hạn", mark: "(12)" },
  lateOpen: { group: OPEN, label: "Quá hạn", mark: "(13)" },
  endedOtherwise: { group: BESIDE, label: "Dừng, rút", mark: "(14)" },
  waiting: { group: BESIDE, label: "Chờ người dân", mark: "(15)" },
};

const shape: Counted = {
  slug: "06a",
  name: "Biểu II.06a: tình hình, kết quả giải quyết thủ tục hành chính",
  about: "Tiếp nhận, đã giải quyết, đang giải quyết; theo lĩnh vực, thủ tục hoặc cơ quan.",
  source: "Biểu số II.06a/VPCP/KSTT",
  roles: ALL_ROLES,
  groupings: ["field", "procedure", "agency"],
  candidates: inPeriod,
  measures: COLUMNS_06A.map((key) => ({ key, ...HEADS[key], of: (ask: Ask) => column06a(key, ask) })),
  titleOf: () => "Tình hình, kết quả giải quyết thủ tục hành chính",
  remarks: async (services, ask, lines, sum) => {
    const children = await countSpans(services.db, ask, parts(ask), []);
    return {
      notes: [...(lines.length > 0 ? EXPLAINED : []), ...(children.length > 0 ? [LINKED] : [])],
      findings: [...lines.map(({ name, counts }) => ({ name, counts })), { name: "Tổng cộng", counts: [...sum] }].flatMap(
        ({ name, counts }) => findings06a(name, named(counts)),
      ),
    };
  },
};

const EXPLAINED = [
  "Cột (3) = (4) + (5) + (6) = (7) + (11). Cột (7) gồm (8), (9), (10) và (14); cột (11) gồm (12), (13) và (15).",
  "Cột (14), (15) không có trong mẫu: hồ sơ dừng, rút trong hạn và hồ sơ chờ người dân được tách ra, không gộp vào đúng hạn hay trong hạn.",
];
const LINKED =
  "Hồ sơ con của thủ tục liên thông không tính ở đây, vì đã tính một lần ở hồ sơ của người dân tại cơ quan tiếp nhận.";

const named = (counts: readonly number[]): Counts06a =>
  Object.fromEntries(COLUMNS_06A.map((column, i) => [column, counts[i] ?? 0])) as Counts06a;

/** Biểu II.06a/VPCP/KSTT of an agency or of several. */
export const form06a = countedReport(shape);

/** Biểu 06c: the same over all agencies of the province, one line each. */
export const form06c = countedReport({
  ...shape,
  slug: "06c",
  name: "Biểu II.06c: tổng hợp toàn tỉnh theo cơ quan",
  about: "Như biểu 06a, mỗi cơ quan một dòng, cộng toàn tỉnh.",
  source: "Biểu số II.06c/VPCP/KSTT",
  roles: ["controller"],
  groupings: ["agency", "field"],
  titleOf: () => "Tổng hợp tình hình, kết quả giải quyết thủ tục hành chính",
});
