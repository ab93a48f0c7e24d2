import type { Revision } from "./types.ts";

/** Where the old levels come from and what took their place. */
export const LEGACY_LEVEL_SOURCE =
  "Nghị định 43/2011/NĐ-CP (mức độ 1 đến 4, dùng đến năm 2022); Nghị định 224/2026/NĐ-CP (toàn trình, một phần)";

/**
 * The old level for figures that are still asked that way: 4 for toàn trình, 3 for một phần, 2 for what cannot be filed on line
 * (only information and forms). See `LEGACY_LEVEL_SOURCE`.
 */
export function legacyLevel(revision: Pick<Revision, "level" | "channels">): 2 | 3 | 4 {
  if (!revision.channels.online) return 2;
  return revision.level === "toan-trinh" ? 4 : 3;
}
