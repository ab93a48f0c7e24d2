import { holidayLaw } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, html, link, table, tag } from "../../ui/index.ts";
import { withQuery } from "./asked.ts";
import { DAYS_OFF, PEOPLE } from "./paths.ts";

const shortDay = (day: string): string => day.split("-").reverse().join("/");

/** Days off and worked Saturdays of a year with where they come from; to be read, as they are dated law. */
export function daysOffPage(c: AppContext): Response {
  const { holidays, swapDays } = holidayLaw();
  const years = [...new Set([...holidays, ...swapDays].map(({ date }) => date.slice(0, 4)))].sort();
  const now = c.var.services.clock.now().toZonedDateTimeISO("Asia/Ho_Chi_Minh").year.toString();
  const year = [c.req.query("nam"), now].find((one) => one !== undefined && years.includes(one)) ?? years.at(-1) ?? now;
  const others = years.map((one) =>
    link({ href: withQuery(DAYS_OFF, { nam: one }), text: one, look: "quiet", current: one === year }),
  );
  const off = table({
    caption: `Ngày nghỉ năm ${year}`,
    columns: [{ label: "Ngày" }, { label: "Dịp" }, { label: "Căn cứ" }],
    rows: holidays
      .filter(({ date }) => date.startsWith(year))
      .map(({ date, name, legal, half, provisional }) => [
        `${shortDay(date)}${half ? ` (${half === "morning" ? "sáng" : "chiều"})` : ""}`,
        html`${name}${provisional && tag({ tone: "soon", text: "tạm tính, chưa có thông báo" })}`,
        legal,
      ]),
  });
  const swaps = swapDays.filter(({ date }) => date.startsWith(year));
  const worked =
    swaps.length > 0 &&
    table({
      caption: `Ngày làm bù năm ${year}`,
      columns: [{ label: "Ngày" }, { label: "Làm bù cho" }, { label: "Căn cứ" }],
      rows: swaps.map(({ date, for: stead, legal }) => [shortDay(date), stead ? shortDay(stead) : "", legal]),
    });
  const source = html`<p>Ngày nghỉ áp dụng chung cho cả tỉnh, theo thông báo của cơ quan có thẩm quyền. Người vận hành cập nhật trong tệp law/holidays.yaml. Tỉnh hoặc cơ quan nghỉ thêm, làm bù theo quyết định riêng thì ghi ở trang của cơ quan, mục Ngày nghỉ, làm bù. Khi lịch đổi, lịch hẹn đã in được đối chiếu và đưa lãnh đạo quyết định.</p>`;
  const bar = html`${back(PEOPLE, "Người dùng")}<h1>Ngày nghỉ chung</h1>`;
  const body = html`<div class="act-page wide">${source}<div class="row">${others}</div>${off}${worked}</div>`;
  return deskPage(c, { title: "Ngày nghỉ chung", bar, body });
}
