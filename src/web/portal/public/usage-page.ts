import { listProcedures } from "../../../features/catalogue/index.ts";
import { type Usage, type UsageReport, usageReport } from "../../../features/usage/index.ts";
import type { AppContext } from "../../context.ts";
import { type Child, type Column, empty, facts, type Html, html, link, table } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { dayAndTime } from "../words.ts";
import { byName } from "./fields.ts";

const PATH = "/thong-ke";
const COLUMNS: Column[] = [
  { label: "Đã nộp", numeric: true },
  { label: "Tự nộp trên mạng", numeric: true },
  { label: "Nộp trên mạng có người giúp", numeric: true },
  { label: "Tại quầy", numeric: true },
  { label: "Bưu điện", numeric: true },
  { label: "Đúng hạn", numeric: true },
  { label: "Đang quá hạn", numeric: true },
  { label: "Thời gian giải quyết", numeric: true },
];

/** "11/2026" */
const monthText = (month: string): string => month.split("-").reverse().join("/");

/** GET /thong-ke?thang=yyyy-MM&thu-tuc=: how often services are used, by procedure and by month, every share with its two numbers. */
export async function showUsage(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const [report, offered] = await Promise.all([usageReport(services), listProcedures(services)]);
  const names = new Map(offered.map(({ revision }) => [revision.code, revision.plain]));
  const month = report.rows.find((row) => row.month !== null && row.month === c.req.query("thang"))?.month ?? null;
  const code = report.rows.find((row) => row.code !== null && row.code === c.req.query("thu-tuc"))?.code ?? null;
  const title = "Thống kê sử dụng";
  const total = report.rows.find((row) => row.code === code && row.month === month);
  const nameOf = (one: string): string => names.get(one) ?? `Thủ tục ${one}`;
  const asked = [code && nameOf(code), month && `tháng ${monthText(month)}`].filter(Boolean).join(", ");
  const body = html`<h1>${title}</h1>${asked && html`<p><b>${asked}</b> <a class="tap" href="${PATH}">Xem tất cả</a></p>`}${total && total.filed > 0 ? figures(report, total, { code, month, nameOf }) : nothingYet(report)}`;
  return page(c, { title, body, back: { href: "/", text: "Trang chủ" } });
}

const nothingYet = (report: UsageReport): Html =>
  html`${empty({ title: "Chưa có hồ sơ nào", body: `Từ tháng ${monthText(report.since)} đến nay chưa có hồ sơ nào được nộp ở đây.` })}${counted(report)}`;

type View = { code: string | null; month: string | null; nameOf: (code: string) => string };

function figures(report: UsageReport, total: Usage, { code, month, nameOf }: View): Html {
  const { rows } = report;
  const months = rows.filter((row) => row.code === code && row.month !== null).reverse();
  const procedures = rows
    .filter((row) => row.code !== null && row.month === month)
    .sort((a, b) => b.filed - a.filed || byName(nameOf(a.code!), nameOf(b.code!)));
  const byMonth = table({
    caption: code ? `${nameOf(code)}, theo tháng nộp` : "Tất cả thủ tục, theo tháng nộp",
    narrow: "cards",
    columns: [{ label: "Tháng" }, ...COLUMNS],
    rows: months.map((row) => [link({ href: address(code, row.month), text: monthText(row.month!) }), ...cells(row)]),
  });
  const byProcedure = table({
    caption: month ? `Theo thủ tục, hồ sơ nộp tháng ${monthText(month)}` : "Theo thủ tục",
    narrow: "cards",
    columns: [{ label: "Thủ tục" }, ...COLUMNS],
    rows: procedures.map((row) => [link({ href: address(row.code, month), text: nameOf(row.code!) }), ...cells(row)]),
  });
  const { filed, onlineSelf, onTime, finished, medianHours } = total;
  const head = facts([
    { value: String(filed), label: "hồ sơ đã nộp" },
    { value: percent(onlineSelf, filed), label: `người dân tự nộp trên mạng (${onlineSelf}/${filed})` },
    { value: percent(onTime, finished), label: `giải quyết đúng hạn (${onTime}/${finished})` },
    { value: duration(medianHours), label: "một nửa số hồ sơ xong trong chừng này" },
  ]);
  return html`${head}${counted(report)}${!month && byMonth}${!code && byProcedure}`;
}

function address(code: string | null, month: string | null): string {
  const query = new URLSearchParams({ ...(month && { thang: month }), ...(code && { "thu-tuc": code }) });
  return query.size > 0 ? `${PATH}?${query}` : PATH;
}

const cells = (row: Usage): Child[] => [
  row.filed,
  row.onlineSelf,
  row.onlineAssisted,
  row.counter,
  row.post,
  row.finished > 0 ? `${row.onTime}/${row.finished} (${percent(row.onTime, row.finished)})` : "–",
  row.overdue,
  duration(row.medianHours),
];

/** "98,4 %"; nothing to divide by is a dash. */
function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${String(Math.round((part / whole) * 1000) / 10).replace(".", ",")}\u00a0%`;
}

/** "5,5 giờ", "3,2 ngày" */
function duration(hours: number | null): string {
  if (hours === null) return "–";
  const [value, unit] = hours < 48 ? [hours, "giờ"] : [hours / 24, "ngày"];
  return `${String(Math.round(value * 10) / 10).replace(".", ",")}\u00a0${unit}`;
}

const counted = ({ at, since }: UsageReport): Html =>
  html`<p class="soft">Đếm từ hồ sơ thật, nộp từ tháng ${monthText(since)}, lúc ${dayAndTime(at)}; đếm lại sau mỗi 10 phút. “Đúng hạn” là số hồ sơ xong trước giờ hẹn trên số hồ sơ đã xong; hồ sơ rút hoặc không được tiếp nhận thì không tính. “Thời gian giải quyết” là số ở giữa, tính từ lúc tiếp nhận đến lúc có kết quả, cả đêm và ngày nghỉ.</p>`;
