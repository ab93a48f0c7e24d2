import type { ReportDefinition } from "../../../features/reports/index.ts";
import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, cardGrid, html } from "../../ui/index.ts";
import { DESK } from "../paths.ts";
import { PRINTS, REPORTS } from "./paths.ts";

/** Forms that officers hand in and that no dossier can feed, each with the reason. */
const NOT_FED =
  "Không lập được từ hồ sơ, vì hồ sơ không có số liệu ấy: biểu 07b (đếm thủ tục và quy trình), biểu II.01–05 và 08 (soạn, rà soát thủ tục, phản ánh kiến nghị, truyền thông), bảng chấm điểm 766 (hệ thống quốc gia chấm), danh mục dịch vụ của Đề án 06, số hóa và tái sử dụng giấy tờ (nơi nhận không ghi), tổ công nghệ số cộng đồng.";

/** What there is to hand in, and what has to be made by other means. */
export function reportsPage(c: AppContext, reports: readonly ReportDefinition[]): Response {
  const controller = c.var.session?.face === "officer" && c.var.session.actor?.role === "controller";
  const bar = html`${!controller && back(DESK, "Cần làm ngay")}<h1>Báo cáo</h1>`;
  const list = cardGrid(reports.map(({ slug, name, about }) => ({ href: `${REPORTS}/${slug}`, title: name, text: about })));
  const body = html`${list}<p class="soft">${NOT_FED}</p><p><a href="${PRINTS}">Các bản in của bạn</a></p>`;
  return deskPage(c, { title: "Báo cáo", bar, body });
}
