import { Hono } from "hono";
import { listAgencies } from "../features/catalogue/index.ts";
import type { Services } from "../platform/services.ts";
import { createApp } from "./app.ts";
import type { Site } from "./context.ts";

const HOTLINE_HOURS = "7:30–17:00 ngày làm việc";

/** All pages as one part of the program, under the name of the province in the catalogue. */
export async function webFace(services: Services): Promise<Hono> {
  const root = new Hono();
  root.route("/", await createApp(services, { site: await siteOf(services) }));
  return root;
}

async function siteOf(services: Services): Promise<Site> {
  const province = (await listAgencies(services, "province"))[0];
  const name = province?.shortName ?? "tỉnh";
  return {
    province: name.charAt(0).toLocaleUpperCase("vi") + name.slice(1),
    centre: `Trung tâm Phục vụ hành chính công ${name}`,
    hotline: province?.hotline ?? "1022",
    hotlineHours: HOTLINE_HOURS,
  };
}
