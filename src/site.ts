import type { Site } from "./web/context.ts";

/** Whose site it is, as every page says. */
export const SITE: Site = {
  province: "Tỉnh Tuyên Quang",
  centre: "Trung tâm Phục vụ hành chính công tỉnh Tuyên Quang",
  hotline: "0207 3 000 000",
  hotlineHours: "7:30–17:00",
};
