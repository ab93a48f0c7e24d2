import { formatWorkingDuration } from "../../../core/calendar/index.ts";
import { listWorkload, type PoolLoad, type Workload } from "../../../features/desk/index.ts";
import { type Absence, listAbsences } from "../../../features/leave/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, type Child, empty, type Html, html, link, table, tag } from "../../ui/index.ts";
import { handOverNotices } from "../handover/request-notice.ts";
import { poolName } from "../owners-part.ts";
import { DECISIONS, DELEGATION, DESK, dossierPath, HANDOVER, LEAVE } from "../paths.ts";
import { shortMoment } from "../words.ts";
import { workBars } from "./bars.ts";

/** Ai đang giữ việc gì: every officer of the agency, and what nobody has taken. For the leader. */
export async function workloadPage(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const [{ people, pools }, requests, absences] = await Promise.all([
    listWorkload(services, actor),
    handOverNotices(c),
    listAbsences(services, actor.agencyId),
  ]);
  const bar = html`${back(DESK, "Việc của tôi")}<h1>Ai đang giữ việc gì</h1>${link({ href: LEAVE, text: "Nghỉ phép", look: "quiet" })}${link({ href: DELEGATION, text: "Ủy quyền công việc", look: "quiet" })}${link({ href: DECISIONS, text: "Chờ tôi quyết định", look: "quiet" })}`;
  const none = empty({ title: "Cơ quan chưa có tài khoản nào", body: "Quản trị hệ thống tạo tài khoản cho cán bộ." });
  const body = html`<div class="act-page wide">${requests}${awayPart(absences, services.clock.now().toString())}${people.length > 0 ? html`<h2>Việc của đơn vị</h2><p class="soft">Mỗi thanh mở ra danh sách của nó. Bảng bên dưới ghi cùng những con số ấy.</p>${workBars(people)}${peopleTable(people)}` : none}${pools.length > 0 && poolTable(pools)}</div>`;
  return deskPage(c, { title: "Ai đang giữ việc gì", bar, body });
}

const SOON_DAYS = 14;

/** Who is away today, and who will be in the days to come. */
function awayPart(absences: readonly Absence[], now: string): Html {
  const until = Temporal.Instant.from(now)
    .add({ hours: SOON_DAYS * 24 })
    .toString();
  const near = absences.filter(({ from }) => from <= until);
  if (near.length === 0) return html`<h2>Ai nghỉ</h2><p>Hôm nay và ${SOON_DAYS} ngày tới không ai nghỉ.</p>`;
  const lines = near.map((one) => {
    const days = `${shortMoment(one.from).slice(0, 5)} – ${shortMoment(one.to).slice(0, 5)}`;
    const when = one.from <= now ? tag({ tone: "soon", text: "hôm nay" }) : tag({ tone: "info", text: "sắp tới" });
    return html`<li><b>${one.officerName}</b> ${when} ${days}<span class="sub">${one.substitute ? `${one.substitute.name} làm thay` : "chưa có người làm thay"} · ${one.reason}</span></li>`;
  });
  return html`<h2>Ai nghỉ</h2><ul class="plain">${lines}</ul>`;
}

function peopleTable(people: Workload[]): Html {
  return table({
    caption: "Việc của từng người",
    columns: [
      { label: "Cán bộ" },
      { label: "Đang giữ", numeric: true },
      { label: "Quá hạn", numeric: true },
      { label: "Xong 7 ngày", numeric: true },
      { label: "Xong 30 ngày", numeric: true },
      { label: "Trung bình một việc" },
      { label: "Lâu nhất từ" },
      { label: "Nghỉ phép" },
    ],
    rows: people.map((one): Child[] => [
      html`${one.name}<span class="sub">${one.posts.map(({ role, position }) => `${ROLE_NAMES[role]}, ${position}`).join("; ")}</span>`,
      one.open > 0 ? html`${one.open} <a class="tap" href="${HANDOVER}/${one.officerId}">Bàn giao</a>` : "0",
      late(one.late),
      String(one.week),
      String(one.month),
      one.minutes === undefined ? html`<span class="soft">chưa có</span>` : formatWorkingDuration(one.minutes),
      one.oldestSince && one.code
        ? html`${shortMoment(one.oldestSince)}<span class="sub">${html`<a class="tap" href="${dossierPath(one.code)}">${one.code}</a>`}</span>`
        : html`<span class="soft">không có việc</span>`,
      one.away
        ? html`đến ${shortMoment(one.away.to).slice(0, 5)}<span class="sub">${one.away.substitute ? `${one.away.substitute.name} làm thay` : "chưa có người làm thay"}</span>`
        : "",
    ]),
  });
}

function poolTable(pools: PoolLoad[]): Html {
  return table({
    caption: "Việc chưa ai nhận",
    columns: [
      { label: "Nhóm" },
      { label: "Đang chờ", numeric: true },
      { label: "Quá hạn", numeric: true },
      { label: "Lâu nhất từ" },
    ],
    rows: pools.map((one): Child[] => [
      poolName(one.role, one.unit),
      String(one.open),
      late(one.late),
      one.oldestSince ? shortMoment(one.oldestSince) : "",
    ]),
  });
}

const late = (count: number): Child => (count > 0 ? tag({ tone: "late", text: `${count} quá hạn` }) : "0");
