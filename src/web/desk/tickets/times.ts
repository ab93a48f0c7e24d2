import { PRIORITY_NAMES, TICKET_STATE_NAMES, waitedTooLong } from "../../../core/tickets/index.ts";
import { allowedOn, today, type WaitFigures, waitingByDay, waitingByHour, waitsOfHour } from "../../../features/tickets/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { button, type Child, empty, facts, type Html, html, link, table, tag } from "../../ui/index.ts";
import { homeLink } from "../counter/waiting.ts";
import { shortMoment } from "../words.ts";
import { TIMES, timesPath } from "./paths.ts";

/** Days before the chosen one that are shown beneath it. */
const DAYS = 14;

/** GET: how long people waited on a day, by hour, against what is allowed; every hour opens down to its numbers. */
export async function showTimes(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { actor } = officerOf(c);
  const day = dayOf(c.req.query("ngay")) ?? today(services);
  const hour = /^[0-2]\d$/.exec(c.req.query("gio") ?? "")?.[0];
  const { minutes: allowed, legal } = allowedOn(day);
  const from = Temporal.PlainDate.from(day).subtract({ days: DAYS }).toString();
  const [hours, days, numbers] = await Promise.all([
    waitingByHour(services, actor.agencyId, day),
    waitingByDay(services, actor.agencyId, { from, to: day }),
    hour ? waitsOfHour(services, actor.agencyId, day, hour) : undefined,
  ]);
  const whole = days.find(({ part }) => part === day);
  const body = html`${dayForm(day)}${whole ? summary(whole, allowed) : undefined}${hoursTable(hours, day, allowed)}${numbers && hour && numbersTable(numbers, hour, allowed)}<p class="soft">Tính từ lúc lấy số đến lúc được gọi, cộng cả lúc chờ lại sau khi chuyển quầy, theo từng bước máy đã ghi; không ai sửa được. Mẫu số là những người đã được phục vụ. Người còn chờ, vắng mặt hoặc chưa được gọi khi hết ngày ghi riêng. Giới hạn ${allowed} phút: ${legal}.</p>${daysTable(days, allowed)}`;
  const bar = html`${homeLink(c)}<h1>Thời gian chờ</h1><span>${actor.agencyName}</span>`;
  return deskPage(c, { title: "Thời gian chờ", bar, body });
}

function summary(of: WaitFigures, allowed: number): Html {
  return facts([
    { value: `${of.within}/${of.served}`, label: `người chờ không quá ${allowed} phút, trên số người đã được phục vụ` },
    { value: minutes(of.medianMinutes), label: "trung vị thời gian chờ" },
    { value: String(of.waiting), label: "đang chờ" },
    { value: String(of.absent + of.unserved), label: "vắng mặt hoặc chưa được gọi" },
  ]);
}

const columns = (first: string, allowed: number) => [
  { label: first },
  { label: "Lấy số", numeric: true },
  { label: `Trong ${allowed} phút / đã phục vụ`, numeric: true },
  { label: "Trung vị", numeric: true },
  { label: "Đang chờ", numeric: true },
  { label: "Vắng mặt", numeric: true },
  { label: "Hết ngày chưa gọi", numeric: true },
];

function cells(first: Child, of: WaitFigures): Child[] {
  const share = of.served > 0 ? `${of.within}/${of.served} (${percent(of.within / of.served)})` : "–";
  return [first, String(of.issued), share, minutes(of.medianMinutes), String(of.waiting), String(of.absent), String(of.unserved)];
}

function hoursTable(hours: readonly WaitFigures[], day: string, allowed: number): Html {
  if (hours.length === 0)
    return empty({
      title: "Không có số nào trong ngày này",
      body: "Khi có người lấy số, thời gian chờ theo từng giờ hiện ở đây.",
    });
  const rows = hours.map((of) => cells(html`<a href="${timesPath(day, of.part)}">${of.part} giờ</a>`, of));
  return table({ caption: `Theo giờ lấy số, ngày ${dayText(day)}`, columns: columns("Giờ", allowed), rows });
}

function daysTable(days: readonly WaitFigures[], allowed: number): Html | undefined {
  if (days.length === 0) return undefined;
  const rows = days.toReversed().map((of) => cells(link({ href: timesPath(of.part), text: dayText(of.part) }), of));
  return table({ caption: "Những ngày gần đây", columns: columns("Ngày", allowed), rows });
}

function numbersTable(numbers: Awaited<ReturnType<typeof waitsOfHour>>, hour: string, allowed: number): Html {
  const rows = numbers.map((one): Child[] => [
    html`<b class="num">${one.number}</b>${one.priority && html`<span class="sub">${PRIORITY_NAMES[one.priority]}</span>`}`,
    shortMoment(one.issuedAt),
    html`${minutes(one.minutes)} ${waitedTooLong(one.minutes, allowed) && tag({ tone: "late", text: `quá ${allowed} phút` })}`,
    html`${TICKET_STATE_NAMES[one.state]}${one.counter !== null && html`<span class="sub">quầy ${one.counter}</span>`}`,
  ]);
  const heads = [{ label: "Số" }, { label: "Lấy lúc" }, { label: "Đã chờ", numeric: true }, { label: "Nay" }];
  return table({ caption: `Từng số lấy lúc ${hour} giờ, chờ lâu nhất trước`, columns: heads, rows });
}

function dayForm(day: string): Html {
  return html`<form method="get" action="${TIMES}" class="bar days"><label>Ngày <input type="date" name="ngay" value="${day}"></label>${button({ text: "Xem", kind: "quiet" })}</form>`;
}

/** 6.33 → "6,3 phút". */
const minutes = (value: number | null): string =>
  value === null ? "–" : `${value.toFixed(1).replace(".", ",").replace(/,0$/, "")} phút`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const dayText = (day: string): string => day.split("-").toReversed().join("/");

/** @returns undefined when it is no day */
function dayOf(text: string | undefined): string | undefined {
  try {
    return text && /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? Temporal.PlainDate.from(text, { overflow: "reject" }).toString()
      : undefined;
  } catch {
    return undefined;
  }
}
