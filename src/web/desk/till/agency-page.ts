import type { AgencyTills } from "../../../features/till/index.ts";
import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, type Child, empty, facts, type Html, html, link, table, tag } from "../../ui/index.ts";
import { DESK } from "../paths.ts";
import { reportPath } from "../reports/paths.ts";
import { sheetsTable } from "./till-page.ts";
import { dayText, signed } from "./words.ts";

/** For the leader: whose till is open, since when, and where what was counted differs. */
export function agencyPage(c: AppContext, { today, open, closings }: AgencyTills): Response {
  const late = open.filter(({ day }) => day < today);
  const wrong = closings.filter(({ counted, expected }) => counted !== expected);
  const figures = facts([
    { value: String(late.length), label: "quầy chưa đóng của những ngày trước" },
    { value: String(open.length - late.length), label: "quầy đang thu hôm nay" },
    { value: String(wrong.length), label: `bảng kê lệch tiền, trong ${closings.length} bảng kê gần nhất` },
  ]);
  const sheets = closings.length > 0 ? sheetsTable(closings, true) : html`<p class="soft">Cơ quan chưa có bảng kê nào.</p>`;
  const report = html`<p>${link({ href: reportPath("phi-da-thu", new URLSearchParams()), text: "Báo cáo tiền đã thu", look: "quiet" })}</p>`;
  const body = html`${figures}<h2>Chưa đóng</h2>${openTable(open, today)}<h2>Bảng kê đã đóng</h2>${sheets}${report}`;
  const bar = html`${back(DESK, "Cần làm ngay")}<h1>Các quầy thu</h1>`;
  return deskPage(c, { title: "Các quầy thu", bar, body });
}

function openTable(open: AgencyTills["open"], today: string): Html {
  if (open.length === 0)
    return empty({ title: "Không có quầy nào chưa đóng", body: "Quầy có thu tiền mà chưa đóng sẽ hiện ở đây." });
  const rows = open.map(({ cashier, day, receipts, cash, total }): Child[] => [
    cashier,
    html`${dayText(day)} ${day < today ? tag({ tone: "late", text: "chưa đóng" }) : tag({ tone: "info", text: "hôm nay" })}`,
    String(receipts),
    signed(cash),
    signed(total),
  ]);
  const columns = [
    { label: "Người thu" },
    { label: "Ngày thu" },
    { label: "Biên lai, phiếu", numeric: true },
    { label: "Tiền mặt", numeric: true },
    { label: "Cộng", numeric: true },
  ];
  return table({ caption: "Quầy thu chưa đóng", captionHidden: true, columns, rows });
}
