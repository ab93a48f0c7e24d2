import { dayOfInstant, type Holiday, type SwapDay } from "../../../core/calendar/index.ts";
import { daysOf, holidayLaw, hoursOf, listAgencies } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { attrs, type Html, html } from "../../ui/html.ts";
import { link, notice, table, tag } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { hoursText } from "./hours-text.ts";

const PATH = "/lich-lam-viec";
const WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const SHORT = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
const HALF = { morning: "nghỉ buổi sáng", afternoon: "nghỉ buổi chiều" } as const;

const plain = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date);
/** "16/02/2026, thứ Hai" */
const longDay = (date: string): string => `${date.split("-").reverse().join("/")}, ${WEEKDAYS[plain(date).dayOfWeek - 1]}`;

/** GET /lich-lam-viec?nam=yyyy: days off and worked Saturdays of a year, each with the paper it rests on, and what is not announced yet. */
export async function showCalendar(c: AppContext): Promise<Response> {
  const [province] = await listAgencies(c.var.services, "province");
  const law = province ? daysOf(province) : holidayLaw();
  const today = dayOfInstant(c.var.services.clock.now());
  const years = [...new Set(law.holidays.map(({ date }) => date.slice(0, 4)))].sort();
  const asked = c.req.query("nam") ?? today.slice(0, 4);
  const year = years.includes(asked) ? asked : years.at(-1)!;
  const inYear = ({ date }: { date: string }): boolean => date.startsWith(year);
  const byDate = (a: { date: string }, b: { date: string }): number => a.date.localeCompare(b.date);
  const off = law.holidays.filter(inYear).sort(byDate);
  const worked = law.swapDays.filter(inYear).sort(byDate);
  const title = `Lịch làm việc năm ${year}`;
  const others = html`<nav class="row" aria-label="Năm khác">${years.map((one) => html`<a${attrs({ class: "tap", href: `${PATH}?nam=${one}`, "aria-current": one === year && "page" })}>${one}</a>`)}</nav>`;
  const body = html`<h1>${title}</h1>${others}<p>Giờ làm việc thông thường: ${hoursText(hoursOf({ hours: null }, c.var.services.clock.now()))}. Cơ quan có giờ riêng thì ghi ở ${link({ href: "/co-quan", text: "trang của cơ quan" })}. Hạn trả hồ sơ chỉ chạy trong giờ làm việc của những ngày này.</p>${unannounced(off)}${key()}<div class="months">${Array.from({ length: 12 }, (_, i) => monthView(year, i + 1, off, worked))}</div>${daysOff(off)}${daysWorked(worked)}`;
  return page(c, { title, body, back: { href: "/", text: "Trang chủ" }, wide: false });
}

function unannounced(off: readonly Holiday[]): Html | undefined {
  const names = [...new Set(off.filter(({ provisional }) => provisional).map(({ name }) => name))];
  if (names.length === 0) return undefined;
  return notice({
    tone: "soon",
    title: "Có ngày nghỉ chưa công bố",
    body: `${names.join("; ")}: tính trước theo luật, chưa có thông báo. Hạn trả qua những ngày này có thể phải xem lại khi có thông báo; hạn đã hẹn không tự đổi.`,
  });
}

const key = (): Html =>
  html`<p class="soft months-key"><b class="off">8</b> ngày nghỉ <b class="off maybe">9</b> nghỉ, chưa công bố <b class="worked">10</b> thứ Bảy làm bù</p>`;

function monthView(year: string, month: number, off: readonly Holiday[], worked: readonly SwapDay[]): Html {
  const first = Temporal.PlainDate.from({ year: Number(year), month, day: 1 });
  const cells: (Temporal.PlainDate | undefined)[] = Array.from({ length: first.dayOfWeek - 1 }, () => undefined);
  for (let day = 0; day < first.daysInMonth; day++) cells.push(first.add({ days: day }));
  while (cells.length % 7 > 0) cells.push(undefined);
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
  const head = SHORT.map((text, i) => html`<th scope="col"><abbr title="${WEEKDAYS[i]!}">${text}</abbr></th>`);
  const rows = weeks.map((week) => html`<tr>${week.map((day) => cell(day, off, worked))}</tr>`);
  return html`<table class="month"><caption>Tháng ${month}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

function cell(day: Temporal.PlainDate | undefined, off: readonly Holiday[], worked: readonly SwapDay[]): Html {
  if (!day) return html`<td></td>`;
  const holiday = off.find(({ date }) => date === day.toString());
  if (holiday) {
    const said = holiday.half ? HALF[holiday.half] : "nghỉ";
    const look = `off${holiday.provisional ? " maybe" : ""}${holiday.half ? " half" : ""}`;
    return html`<td><b${attrs({ class: look, title: holiday.name })}>${day.day}<span class="vh"> ${said}${holiday.provisional && ", chưa công bố"}</span></b></td>`;
  }
  if (worked.some(({ date }) => date === day.toString()))
    return html`<td><b class="worked" title="Làm bù">${day.day}<span class="vh"> làm bù</span></b></td>`;
  return html`<td${attrs({ class: day.dayOfWeek > 5 && "rest" })}>${day.day}</td>`;
}

function daysOff(off: readonly Holiday[]): Html {
  return table({
    caption: `${off.length} ngày nghỉ lễ, Tết, nghỉ bù và hoán đổi`,
    columns: [{ label: "Ngày" }, { label: "Nghỉ" }, { label: "Căn cứ" }, { label: "Tình trạng" }],
    rows: runs(off).map(({ first: { date, name, legal, provisional, half }, last }) => [
      date === last ? longDay(date) : `${longDay(date)} đến ${longDay(last)}`,
      half ? `${name} (${HALF[half]})` : name,
      legal,
      provisional ? tag({ tone: "soon", text: "Chưa công bố" }) : tag({ tone: "ok", text: "Đã xác định" }),
    ]),
  });
}

/** Days that follow each other and are off for the same reason stand in one line. */
function runs(off: readonly Holiday[]): { first: Holiday; last: string }[] {
  const found: { first: Holiday; last: string }[] = [];
  for (const day of off) {
    const run = found.at(-1);
    const { name, legal, provisional, half } = run?.first ?? {};
    const goesOn = run && plain(run.last).add({ days: 1 }).toString() === day.date;
    if (goesOn && name === day.name && legal === day.legal && provisional === day.provisional && half === day.half)
      run.last = day.date;
    else found.push({ first: day, last: day.date });
  }
  return found;
}

function daysWorked(worked: readonly SwapDay[]): Html {
  if (worked.length === 0) return html`<p>Năm này chưa có thông báo làm bù vào thứ Bảy.</p>`;
  return table({
    caption: `${worked.length} ngày làm bù`,
    columns: [{ label: "Ngày làm" }, { label: "Làm bù cho" }, { label: "Giờ làm" }, { label: "Căn cứ" }],
    rows: worked.map((day) => [
      longDay(day.date),
      day.for ? longDay(day.for) : "không ghi",
      day.hours ? day.hours.join(", ") : "như ngày được làm bù",
      day.legal,
    ]),
  });
}
