import { compareAppointments } from "./features/appointments/index.ts";
import { tasks as batchTasks, purgePrints } from "./features/batch/index.ts";
import { warnOfClocks } from "./features/catalogue/index.ts";
import { purgeVisits } from "./features/counter/index.ts";
import * as desk from "./features/desk/index.ts";
import * as documents from "./features/documents/index.ts";
import { purgeDrafts } from "./features/filing/index.ts";
import { prepareLoop } from "./features/finding/index.ts";
import { purgeIdentity } from "./features/identity/index.ts";
import * as linked from "./features/linked/index.ts";
import { expireMandates } from "./features/mandates/index.ts";
import * as notices from "./features/notices/index.ts";
import * as notify from "./features/notify/index.ts";
import { COMPARE_JOB, purgeImports, SUCCEED_JOB, succeedDossiers } from "./features/organisation/index.ts";
import { beat } from "./features/outages/index.ts";
import { tasks as populationTasks } from "./features/population/index.ts";
import { tasks as publishedTasks } from "./features/published/index.ts";
import * as sweeps from "./features/sweeps/index.ts";
import * as sync from "./features/sync/index.ts";
import { purgePresence } from "./features/talk/index.ts";
import { endDays } from "./features/tickets/index.ts";
import { hourlyLoop, minuteLoop, readersLoop, startAndHourlyLoop } from "./loops.ts";
import type { DemoAccount, Face, JobTask, Loop, StartUpTask } from "./part-types.ts";
import type { Probe } from "./platform/health/check-health.ts";
import { clockProbes, watchClock } from "./platform/health/watch-clock.ts";
import type { Reader } from "./platform/log/index.ts";
import type { Services } from "./platform/services.ts";
import { SITE } from "./site.ts";
import { demoProvince, procedures, snapshots } from "./start-up.ts";
import { createApp } from "./web/app.ts";

const VNEID = "mật khẩu motcua2026";
const OFFICER = "mật khẩu motcua2026, mã một lần hiện ngay trên trang";

/** After hours of an agency were set, beside the look of every hour. */
const compareNow: JobTask = async (services) => void (await compareAppointments(services));

const READERS = [desk.readers, linked.readers, notify.readers, notices.readers, documents.readers];

/** What the program is made of. A feature adds its part here and nowhere else. */
export const parts = {
  /** All readers of the log. */
  readers: (services: Services): Reader[] => READERS.flatMap((readersOf) => readersOf(services)),
  startUp: [demoProvince, procedures, snapshots] as StartUpTask[],
  loops: [
    ...READERS.map(readersLoop),
    sync.startLanes,
    prepareLoop,
    hourlyLoop("tidying sessions", purgeIdentity),
    hourlyLoop("tidying drafts", purgeDrafts),
    hourlyLoop("tidying visits", purgeVisits),
    hourlyLoop("tidying lists of people", purgeImports),
    hourlyLoop("tidying prints", purgePrints),
    startAndHourlyLoop("ending yesterday's queue numbers", endDays),
    hourlyLoop("ending mandates", expireMandates),
    hourlyLoop("forgetting who looked at what", purgePresence),
    hourlyLoop("forgetting old notices", notices.purgeNotices),
    hourlyLoop("watching publication clocks", warnOfClocks),
    minuteLoop("putting down that the program runs", beat),
    minuteLoop("looking at the clock", watchClock),
    minuteLoop("doing what the clock has to do", sweeps.runSweeps),
    startAndHourlyLoop("meeting dossiers that nobody was told of", notices.meetDossiers),
    minuteLoop("telling officers what falls due", notices.tellDue),
    minuteLoop("telling officers of letters", notices.tellLetters),
    minuteLoop("making mails of notices", notices.planDigests),
    startAndHourlyLoop("comparing appointments with the calendar", compareAppointments),
  ] as Loop[],
  jobs: {
    ...populationTasks,
    ...desk.tasks,
    ...linked.tasks,
    ...publishedTasks,
    ...batchTasks,
    ...notices.tasks,
    [COMPARE_JOB]: compareNow,
    [SUCCEED_JOB]: succeedDossiers,
  } as Record<string, JobTask>,
  faces: [(services) => createApp(services, { site: SITE })] as Face[],
  probes: [...sync.probes, ...sweeps.probes, ...notices.probes, ...clockProbes] as Probe[],
  demoAccounts: [
    { who: "Công dân, VNeID mức 2", signsIn: "008095990718 HOÀNG VĂN TOÀN", where: VNEID },
    { who: "Công dân, VNeID mức 1", signsIn: "002099990854 GIÀNG MÍ PÓ", where: VNEID },
    { who: "Cán bộ một cửa", signsIn: "motcua", where: OFFICER },
    { who: "Công chức tư pháp – hộ tịch", signsIn: "hotich", where: OFFICER },
    { who: "Lãnh đạo UBND xã: Chủ tịch, Phó Chủ tịch", signsIn: "lanhdao, phochutich", where: OFFICER },
    { who: "Bảo hiểm xã hội tỉnh (hồ sơ liên thông)", signsIn: "motcua.22, chuyenvien.22, lanhdao.22", where: OFFICER },
    { who: "Cán bộ kiểm soát TTHC, soạn và duyệt", signsIn: "kiemsoat, kiemsoat2", where: OFFICER },
    { who: "Lãnh đạo UBND tỉnh", signsIn: "lanhdaotinh", where: OFFICER },
    { who: "Quản trị người dùng: của tỉnh, của xã", signsIn: "quantri, quantrixa", where: OFFICER },
  ] as DemoAccount[],
  firstSteps: [
    'Ở Cổng dịch vụ công, gõ "khai sinh", bấm Làm giấy khai sinh cho con, đăng nhập bằng VNeID của HOÀNG VĂN TOÀN. Số giấy chứng sinh mẫu: 08201.261115.01.',
    "Ở Bàn làm việc, vào bằng motcua để tiếp nhận, hotich để thẩm tra và lập dự thảo, lanhdao để ký.",
    "Ở Hệ thống mô phỏng, tắt Cổng dịch vụ công quốc gia rồi xem /quan-tri bằng tài khoản kiemsoat.",
  ],
};

export type Parts = typeof parts;
