import { formatWorkingDuration } from "../../../core/calendar/index.ts";
import { listDone } from "../../../features/desk/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, type Child, empty, html, link, table } from "../../ui/index.ts";
import { donePath, dossierPath, WORKLOAD } from "../paths.ts";
import { shortMoment } from "../words.ts";

/** What stands behind a bar: the steps that one officer finished in the last 7 or 30 days. For the leader. */
export async function donePage(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const officerId = c.req.param("officer") ?? "";
  const days = c.req.query("ngay") === "7" ? 7 : 30;
  const found = await listDone(c.var.services, actor, { officerId, days });
  if (!found) throw notFound("Không có cán bộ này ở cơ quan bạn.");
  const { name, steps } = found;
  const other = days === 7 ? 30 : 7;
  const bar = html`${back(WORKLOAD, "Ai đang giữ việc gì")}<h1>Việc ${name} đã xong</h1>${link({ href: donePath(officerId, other), text: `Xem ${other} ngày`, look: "quiet" })}`;
  const list = table({
    caption: `Đã xong trong ${days} ngày qua: ${steps.length} việc`,
    columns: [{ label: "Hồ sơ" }, { label: "Bước" }, { label: "Xong lúc" }, { label: "Giờ làm việc đã dùng" }],
    rows: steps.map((one): Child[] => [
      html`<a class="tap" href="${dossierPath(one.code)}">${one.subject}</a><span class="sub num">${one.code}</span>`,
      one.step,
      shortMoment(one.completedAt),
      formatWorkingDuration(one.minutes),
    ]),
  });
  const none = empty({
    title: "Chưa xong việc nào",
    body: `Trong ${days} ngày qua ${name} chưa hoàn thành bước nào ở cơ quan này.`,
  });
  const note = html`<p class="soft">Tính từ lúc bước bắt đầu đến lúc xong, theo giờ làm việc, kể cả lúc chờ người dân. Hiện tối đa 200 việc gần nhất.</p>`;
  return deskPage(c, {
    title: `Việc ${name} đã xong`,
    bar,
    body: html`<div class="act-page wide">${steps.length > 0 ? list : none}${note}</div>`,
  });
}
