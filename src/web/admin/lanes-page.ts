import type { Failure, LaneOverview } from "../../features/sync/index.ts";
import type { AppContext } from "../context.ts";
import { postForm } from "../forms.ts";
import { button, card, empty, facts, type Html, html, link, nothing, notice, table, tag } from "../ui/index.ts";
import { maskSentence } from "./mask-payload.ts";
import { moment } from "./moment.ts";

export const SERVICE_NAMES: Record<string, string> = {
  DongBoHoSoMC: "Thông tin hồ sơ",
  CapNhatTienDoHoSoMC: "Tiến độ xử lý",
};

/** Lanes to other systems and what they refuse. Shows no dossier: the controller sees messages, not people. */
export function lanesView(c: AppContext, lanes: { lane: LaneOverview; failures: Failure[] }[]): Html {
  return html`${lanes.map(({ lane, failures }) => laneView(c, lane, failures))}`;
}

function laneView(c: AppContext, lane: LaneOverview, failures: Failure[]): Html {
  const figures = facts([
    { value: String(lane.waiting), label: "bản tin đang chờ" },
    { value: String(lane.failed), label: "bản tin bị từ chối" },
    { value: String(lane.sentToday), label: "bản tin đã gửi hôm nay" },
    { value: moment(lane.oldestWaiting, "không có"), label: "bản tin chờ lâu nhất, từ" },
    { value: moment(lane.lastSent), label: "lần gửi được gần nhất" },
  ]);
  return html`<section><h2>${lane.title} ${stateOf(lane)}</h2>${card(figures)}${troubleOf(c, lane)}${failuresOf(c, failures)}</section>`;
}

/** Trouble is what did not get through after the last message that did. */
export function isAway(lane: LaneOverview): boolean {
  return lane.waiting > 0 && lane.lastError !== undefined && (!lane.lastSent || lane.lastSent < lane.lastError.at);
}

function stateOf(lane: LaneOverview): Html {
  if (lane.failed > 0) return tag({ tone: "late", text: `${lane.failed} bản tin bị từ chối` });
  if (isAway(lane)) return tag({ tone: "soon", text: "Đang chờ bên nhận" });
  if (lane.waiting > 0) return tag({ tone: "info", text: "Đang gửi" });
  return tag({ tone: "ok", text: "Thông suốt" });
}

function troubleOf(c: AppContext, lane: LaneOverview): Html {
  if (!isAway(lane) || !lane.lastError) return nothing;
  const say = html`<p>${maskSentence(lane.lastError.reason)} (${moment(lane.lastError.at)}).</p><p>Không có bản tin nào bị mất. Máy tự gửi lại${lane.nextTry && ` muộn nhất lúc ${moment(lane.nextTry)}`}, theo đúng thứ tự của từng hồ sơ.</p>`;
  const now = postForm(c, {
    action: `/quan-tri/lan/${lane.name}/gui-ngay`,
    body: button({ text: "Thử gửi ngay", kind: "quiet" }),
  });
  return notice({ tone: "soon", title: "Bên nhận chưa trả lời", body: html`${say}${now}` });
}

function failuresOf(c: AppContext, failures: Failure[]): Html {
  if (failures.length === 0)
    return empty({ title: "Không có bản tin nào bị từ chối", body: "Bản tin bị từ chối sẽ hiện ở đây để bạn xem và gửi lại." });
  const all = postForm(c, { action: "/quan-tri/gui-lai", body: button({ text: "Gửi lại tất cả", kind: "quiet" }) });
  const list = table({
    caption: "Bản tin bị từ chối",
    columns: [
      { label: "Mã hồ sơ" },
      { label: "Bản tin" },
      { label: "Bên nhận trả lời" },
      { label: "Lần gửi cuối" },
      { label: "Chờ phía sau", numeric: true },
      { label: "Việc", hidden: true },
    ],
    rows: failures.map((failure) => [
      html`<span class="num">${codeOf(failure)}</span>`,
      SERVICE_NAMES[failure.service] ?? failure.service,
      maskSentence(failure.reason ?? ""),
      moment(failure.triedAt),
      failure.behind,
      link({ href: `/quan-tri/ban-tin/${failure.id}`, text: "Xem", about: `bản tin của hồ sơ ${codeOf(failure)}` }),
    ]),
  });
  return html`${list}${all}`;
}

export function codeOf(failure: Failure): string {
  return String(failure.payload.data[0]?.MaHoSo ?? "");
}
