import type { Services } from "../services.ts";
import type { Probe } from "./check-health.ts";
import { clockReading } from "./sql.ts";

/** Seconds by which clocks of one system may differ before people are told. */
export const CLOCK_TOLERANCE_S = 60;

/** `ahead`: seconds that the program's clock is before that of the database, negative when behind. `behindLog`: seconds that it is behind the newest event. */
export type ClockReading = { ahead: number; behindLog: number };
/** `differs`: program and database disagree. */
export type ClockTrouble = { differs: boolean; sentence: string };

/** Reads the three times that there are: of the machine, of the database, and of what was written last. */
export async function readClocks(services: Pick<Services, "db" | "clock">): Promise<ClockReading> {
  const { database, newest } = await clockReading(services.db);
  const now = services.clock.now().epochMilliseconds / 1000;
  return { ahead: now - database, behindLog: newest === null ? 0 : Math.max(0, newest - now) };
}

/** What is wrong with the clock, in Vietnamese, with what to do; undefined within the tolerance. */
export function troubleOf({ ahead, behindLog }: ClockReading): ClockTrouble | undefined {
  if (Math.abs(ahead) > CLOCK_TOLERANCE_S) {
    const way = ahead > 0 ? "chạy nhanh hơn" : "chạy chậm hơn";
    return {
      differs: true,
      sentence: `Đồng hồ của máy ${way} đồng hồ của cơ sở dữ liệu ${words(Math.abs(ahead))}. Hạn trả và giờ ghi sổ có thể sai; việc tự động theo thời hạn tạm ngừng. Hãy báo người vận hành chỉnh lại giờ máy.`,
    };
  }
  if (behindLog > CLOCK_TOLERANCE_S) {
    return {
      differs: false,
      sentence: `Đồng hồ của máy chậm ${words(behindLog)} so với sự kiện mới nhất trong sổ: máy vừa bị chỉnh lùi giờ, hoặc trước đó đã chạy nhanh. Thứ tự sự kiện vẫn giữ đúng. Hãy báo người vận hành kiểm tra giờ máy.`,
    };
  }
  return undefined;
}

function words(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} phút`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} giờ` : `${hours} giờ ${minutes % 60} phút`;
}

/** By the signals of a program, which every copy of its services shares. */
const found = new WeakMap<Services["signals"], ClockTrouble | undefined>();

/** Looks at the clock and keeps what was found for whoever shows it. Run at the start and every minute. */
export async function watchClock(
  services: Pick<Services, "db" | "clock" | "signals" | "log">,
): Promise<ClockTrouble | undefined> {
  const reading = await readClocks(services);
  const trouble = troubleOf(reading);
  if (trouble && !found.get(services.signals)) services.log.warn(reading, "the clock of the machine is wrong");
  found.set(services.signals, trouble);
  return trouble;
}

/** What the last look found. */
export function clockTrouble({ signals }: Pick<Services, "signals">): ClockTrouble | undefined {
  return found.get(signals);
}

/** For /healthz and /metrics, in whole seconds. */
export const clockProbes: Probe[] = [
  { name: "clock_ahead_seconds", measure: async (services) => Math.round((await readClocks(services)).ahead) },
  { name: "clock_behind_log_seconds", measure: async (services) => Math.round((await readClocks(services)).behindLog) },
];
