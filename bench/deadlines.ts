/**
 * `npm run bench -- deadlines`: due times a second on one core, for 20 working days across Tết (aim ≥ 100,000). The last line is JSON with
 * what each part measured.
 */
import { type DueTimes, measureDueTimes } from "./deadlines/due-times.ts";

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ".");

const dueTimes: DueTimes = await measureDueTimes();
console.log(`Hạn trả, 20 ngày làm việc qua Tết, một nhân (mục tiêu 100.000 mỗi giây):
  ${number(dueTimes.perSecond)} mỗi giây (vòng đầu, chưa nóng máy: ${number(dueTimes.coldPerSecond)})
  ${number(dueTimes.withPausePerSecond)} mỗi giây khi có một lần tạm dừng và đọc thời điểm từ chữ`);
console.log(JSON.stringify({ dueTimes }));
