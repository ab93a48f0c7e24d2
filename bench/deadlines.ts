/**
 * `npm run bench -- deadlines [--dossiers=300000]`: due times a second on one core, for 20 working days across Tết (aim ≥ 100,000), and
 * sweeps of 300,000 open dossiers (aim ≤ 10 s). The last line is JSON with what each part measured.
 */
import { type DueTimes, measureDueTimes } from "./deadlines/due-times.ts";
import { measureSweeps, type SweepFigures, type SweepTime } from "./deadlines/sweep.ts";

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
const seconds = (value: number): string => String(value).replace(".", ",");

const dueTimes: DueTimes = await measureDueTimes();
console.log(`Hạn trả, 20 ngày làm việc qua Tết, một nhân (mục tiêu 100.000 mỗi giây):
  ${number(dueTimes.perSecond)} mỗi giây (vòng đầu, chưa nóng máy: ${number(dueTimes.coldPerSecond)})
  ${number(dueTimes.withPausePerSecond)} mỗi giây khi có một lần tạm dừng và đọc thời điểm từ chữ`);

const sweeps: SweepFigures = await measureSweeps();
const line = ({ seconds: time, dossiers, acts }: SweepTime): string =>
  `${seconds(time)} giây, xem ${number(dossiers)} hồ sơ, làm ${number(acts)} việc`;
console.log(`Quét ${number(sweeps.openDossiers)} hồ sơ đang mở ở ${sweeps.agencies} cơ quan (mục tiêu 10 giây):
  ${line(sweeps.minute)}: lần quét thường, mỗi phút một lần
  ${line(sweeps.idle)}: khi chưa có gì tới hạn
  ${line(sweeps.hour)}: sau một giờ làm việc ngừng chạy
  ${line(sweeps.all)}: xem lại mọi hồ sơ, như khi quy định đổi`);
console.log(JSON.stringify({ dueTimes, sweeps }));
