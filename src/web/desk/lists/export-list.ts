import { formatDateTime } from "../../../core/calendar/index.ts";
import { openSteps, STATE_NAMES } from "../../../core/dossier/index.ts";
import { linesOf, type Officer, type QueueLine } from "../../../features/desk/index.ts";
import type { CellValue, ReportColumn, ReportRow, ReportTable } from "../../../features/reports/index.ts";
import type { Services } from "../../../platform/services.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { type Sheet, sendSheet } from "../reports/send-table.ts";
import { CHANNEL_NAMES, FILED_NAMES, VIEW_NAMES } from "../words.ts";
import { type ListAsk, parseAsk } from "./list-ask.ts";

const PART = 500;
/** More than anybody reads; the reports are for figures. */
const MOST = 50_000;

type Field = ReportColumn & { of: (line: QueueLine) => CellValue };

const FIELDS: Field[] = [
  { key: "code", label: "Mã hồ sơ", type: "text", of: ({ code }) => code },
  { key: "procedure", label: "Thủ tục", type: "text", of: ({ procedureName }) => procedureName },
  { key: "subject", label: "Về việc", type: "text", of: ({ subject }) => subject },
  { key: "applicant", label: "Người nộp", type: "text", of: ({ applicantName }) => applicantName },
  { key: "channel", label: "Kênh", type: "text", of: ({ channel }) => CHANNEL_NAMES[channel] },
  { key: "filed", label: "Ai nộp", type: "text", of: ({ submittedBy }) => FILED_NAMES[submittedBy] },
  { key: "state", label: "Trạng thái", type: "text", of: ({ state }) => STATE_NAMES[state] },
  { key: "holder", label: "Ai giữ", type: "text", of: holders },
  { key: "submitted", label: "Nộp lúc", type: "moment", of: ({ submittedAt }) => submittedAt },
  { key: "received", label: "Tiếp nhận lúc", type: "moment", of: ({ receivedAt }) => receivedAt },
  { key: "due", label: "Hẹn trả", type: "moment", of: ({ dueAt }) => dueAt },
  { key: "finished", label: "Xong lúc", type: "moment", of: ({ finishedAt }) => finishedAt },
];

function holders({ openSteps: steps }: QueueLine): string {
  return openSteps({ steps })
    .map(({ assignee, name }) => assignee?.name ?? `chưa ai nhận (${name})`)
    .join(", ");
}

/** GET: the whole list as a spreadsheet, narrowed and sorted as it is on the screen. A download that is cut off stops the work. */
export function exportList(c: AppContext): Response {
  const { actor } = officerOf(c);
  const ask = parseAsk((name) => c.req.query(name));
  const format: Sheet = c.req.param("format") === "csv" ? "csv" : "xlsx";
  return sendSheet(c, { table: listTable(c.var.services, actor, ask), format, name: "danh-sach-ho-so" });
}

function listTable(services: Services, actor: Officer, ask: ListAsk): ReportTable {
  const at = services.clock.now();
  const title = ask.search ? `Tìm “${ask.search}”` : VIEW_NAMES[ask.view];
  return {
    title: `Danh sách hồ sơ: ${title}`,
    source: "",
    head: [actor.agencyName, `Lập lúc ${formatDateTime(at)}`],
    columns: FIELDS,
    total: 0,
    notes: [],
    findings: [],
    parts: async function* () {
      for (let offset = 0; offset < MOST; offset += PART) {
        const lines = await linesOf(services, actor, ask, { at, limit: PART, offset });
        if (lines.length > 0) yield lines.map((line): ReportRow => ({ key: line.code, cells: FIELDS.map(({ of }) => of(line)) }));
        if (lines.length < PART) return;
      }
    },
  };
}
