import type { ServerResponse } from "node:http";

export const NAMES = ["vneid", "dancu", "hotich", "yte", "doanhnghiep", "dvcqg"] as const;
export type Name = (typeof NAMES)[number];
export const MODES = ["ok", "slow", "fail", "garbage", "away"] as const;
/** ok · slow: does its work, answers late · fail: status 500, nothing done · garbage: status 200, no sense, nothing done · away: drops the connection. */
export type Mode = (typeof MODES)[number];

export type Setting = {
  mode: Mode;
  /** Only in `slow`; milliseconds, default 8000 (the client's time limit is 6 s). */
  delayMs: number;
  /** The mode holds for that many requests, then it is `ok` again; for ever when absent. */
  times?: number;
  /** A session or token given from now on serves that many calls; without limit when absent. */
  expireSessionAfter?: number;
};

export type Control = {
  get(name: Name): Readonly<Setting>;
  /** Replaces the setting of one simulator; what is left out returns to its default. */
  set(name: Name, setting: Partial<Setting>): void;
  reset(): void;
};

export function createControl(): Control {
  const settings = new Map<Name, Setting>();
  const fresh = (): Setting => ({ mode: "ok", delayMs: 8000 });
  const get = (name: Name): Setting => settings.get(name) ?? fresh();
  return {
    get,
    set: (name, setting) => void settings.set(name, { ...fresh(), ...setting }),
    reset: () => settings.clear(),
  };
}

/** The setting that this request meets; counts it where the mode holds for some requests only. */
export function takeSetting(control: Control, name: Name): Readonly<Setting> {
  const setting = control.get(name);
  if (setting.mode === "ok" || setting.times === undefined) return setting;
  if (setting.times <= 1) control.set(name, { expireSessionAfter: setting.expireSessionAfter });
  else control.set(name, { ...setting, times: setting.times - 1 });
  return setting;
}

/** Answers instead of the simulator in `fail`, `garbage` and `away`. */
export function misbehave(res: ServerResponse, mode: "fail" | "garbage" | "away", turn: number): void {
  if (mode === "away") {
    res.socket?.destroy();
    return;
  }
  if (mode === "fail") {
    res.writeHead(500, { "content-type": "application/json; charset=utf-8" });
    res.end(JSON.stringify({ error_code: "-1", message: "Lỗi hệ thống, vui lòng thử lại sau" }));
    return;
  }
  const half = turn % 2 === 1;
  res.writeHead(200, { "content-type": half ? "application/json; charset=utf-8" : "text/html; charset=utf-8" });
  res.end(half ? '{"error_code": 0, "message": "Thà' : "<html><body><h1>Hệ thống đang bảo trì</h1></body></html>");
}

/** What is wrong with a setting that came from outside, or the setting itself. */
export function parseSetting(
  given: Record<string, unknown>,
): { ok: true; setting: Partial<Setting> } | { ok: false; message: string } {
  const setting: Partial<Setting> = {};
  const mode = given.mode ?? "ok";
  if (!MODES.some((m) => m === mode)) return { ok: false, message: `mode phải là một trong: ${MODES.join(", ")}` };
  setting.mode = mode as Mode;
  for (const key of ["delayMs", "times", "expireSessionAfter"] as const) {
    const value = given[key];
    if (value === undefined || value === "") continue;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0 || number > 600_000)
      return { ok: false, message: `${key} phải là số nguyên từ 0 đến 600000` };
    setting[key] = number;
  }
  return { ok: true, setting };
}
