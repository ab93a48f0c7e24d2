import type { Face } from "../types.ts";

/** Minutes without a request after which a session ends (TT 12/2022/TT-BTTTT, cấp độ 3: session time-out). */
export const IDLE_MINUTES = { person: 60, officer: 30 } as const satisfies Record<Face, number>;
/** Hours after which a session ends in any case. */
export const ABSOLUTE_HOURS = 12;
/** Seconds between two notes that a session is in use: a page view must not always be a write. */
export const TOUCH_SECONDS = 60;
