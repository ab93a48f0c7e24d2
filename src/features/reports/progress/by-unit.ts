import type { Column06a } from "../../../core/reports/index.ts";
import { countedReport, type Measure, share, type Worked } from "../common/counted.ts";
import type { Condition } from "../common/sql.ts";
import { ALL_ROLES } from "../definition.ts";
import type { Ask } from "../types.ts";
import { column06a, columnBeside, filedOnline, inPeriod } from "./sql.ts";

const RECEIVED = "Tiếp nhận";
const DONE = "Đã xử lý";
const OPEN = "Đang xử lý";
const ENDED = "Không ra kết quả";

const form = (key: Column06a, label: string, group?: string): Measure => ({
  key,
  label,
  ...(group && { group }),
  of: (ask) => column06a(key, ask),
});
const beside = (key: "received" | "withdrawn" | "stopped", label: string, group: string): Measure => ({
  key,
  label,
  group,
  of: (ask) => columnBeside(key, ask),
});

const MEASURES: readonly Measure[] = [
  form("total", "Tổng số", RECEIVED),
  form("carried", "Kỳ trước chuyển sang", RECEIVED),
  beside("received", "Trong kỳ", RECEIVED),
  form("early", "Trước hạn", DONE),
  form("onTime", "Đúng hạn", DONE),
  form("lateDone", "Quá hạn", DONE),
  form("inTime", "Trong hạn", OPEN),
  form("lateOpen", "Quá hạn", OPEN),
  form("waiting", "Chờ người dân", OPEN),
  beside("withdrawn", "Rút", ENDED),
  beside("stopped", "Dừng, khác", ENDED),
];
const inTimeShare: Worked = {
  key: "share",
  label: "Xong trong hạn (%)",
  type: "share",
  from: ([, , , early = 0, onTime = 0, late = 0]) => share(early + onTime, early + onTime + late),
};

const NOTE =
  "Tính như biểu 06a: tổng tiếp nhận bằng các cột đã xử lý, đang xử lý và không ra kết quả cộng lại. Dừng, rút khi đã quá hạn nằm ở “Đã xử lý, Quá hạn”.";

/** What does not add up: the whole of a line against its parts. */
function findingsOf(name: string, whole: number, parts: readonly number[]): string[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  if (whole === sum) return [];
  return [
    `${name}: tổng tiếp nhận là ${whole} nhưng các phần cộng lại là ${sum}. Hãy báo bộ phận kỹ thuật chạy “motcua verify” trước khi nộp.`,
  ];
}

/** Báo cáo theo đơn vị, lĩnh vực: 14 columns. */
export const unitReport = countedReport({
  slug: "don-vi",
  name: "Xử lý hồ sơ theo đơn vị, lĩnh vực",
  about: "Tiếp nhận, đã xử lý, tỷ lệ xong trong hạn, đang xử lý, chờ người dân, rút và dừng.",
  roles: ALL_ROLES,
  groupings: ["agency", "field", "procedure"],
  candidates: inPeriod,
  measures: MEASURES,
  worked: [inTimeShare],
  remarks: async (_services, _ask, lines, sum) => ({
    notes: lines.length > 0 ? [NOTE] : [],
    findings: [...lines, { name: "Tổng cộng", counts: [...sum] }].flatMap(({ name, counts: [whole = 0, , , ...parts] }) =>
      findingsOf(name, whole, parts),
    ),
  }),
});

const SPLIT: readonly [key: Column06a, label: string][] = [
  ["total", "Tiếp nhận"],
  ["carried", "Từ kỳ trước"],
  ["done", "Đã xong"],
  ["early", "Trước hạn"],
  ["onTime", "Đúng hạn"],
  ["lateDone", "Xong quá hạn"],
  ["inTime", "Còn trong hạn"],
  ["lateOpen", "Còn, quá hạn"],
  ["waiting", "Chờ người dân"],
  ["endedOtherwise", "Dừng, rút"],
];
const half = (online: boolean, group: string): Measure[] =>
  SPLIT.map(([key, label]) => ({
    key: `${online ? "online" : "direct"}-${key}`,
    label,
    group,
    of: (ask: Ask): Condition => filedOnline(column06a(key, ask), online),
  }));
/** Báo cáo theo thủ tục: 22 columns, what was filed on line beside what was not. */
export const procedureReport = countedReport({
  slug: "thu-tuc",
  name: "Xử lý hồ sơ theo thủ tục",
  about: "Như báo cáo theo đơn vị, tách hồ sơ nộp trực tuyến và hồ sơ nộp trực tiếp, bưu chính.",
  roles: ALL_ROLES,
  groupings: ["procedure", "field", "agency"],
  candidates: inPeriod,
  measures: [...half(true, "Nộp trực tuyến"), ...half(false, "Nộp trực tiếp, bưu chính")],
  remarks: async (_services, _ask, lines, sum) => ({
    notes: lines.length > 0 ? ["“Đã xong” gồm trước hạn, đúng hạn, quá hạn và dừng, rút trong hạn, như biểu 06a."] : [],
    findings: [...lines, { name: "Tổng cộng", counts: [...sum] }].flatMap(({ name, counts }) =>
      [counts.slice(0, SPLIT.length), counts.slice(SPLIT.length)].flatMap((own) => findingsOf(name, own[0] ?? 0, own.slice(3))),
    ),
  }),
});
