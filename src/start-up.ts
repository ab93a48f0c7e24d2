import { fileURLToPath } from "node:url";
import { listAgencies, publishFolder, readProvince, saveAgencies } from "./features/catalogue/index.ts";
import { seedOfficers } from "./features/identity/index.ts";
import type { StartUpTask } from "./part-types.ts";

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** What is in place before anything is served. A province that is already there is left as it is. */
export const demoProvince: StartUpTask = {
  says: "Đang chuẩn bị tỉnh mẫu…",
  run: async (services) => {
    if ((await listAgencies(services, "province")).length > 0 || services.config.production) return;
    await saveAgencies(services, await readProvince(path("demo/tuyen-quang.yaml")));
  },
};

export const procedures: StartUpTask = {
  says: "Đang công bố thủ tục…",
  run: async (services) => {
    await publishFolder(services, path("procedures"));
  },
};

/** The commune where most people of the simulated VNeID live; its officers have the short names. */
const DEMO_COMMUNE = "H60.30.12";

/** Officers of the demonstration. In production accounts are made by the operator. */
export const demoOfficers: StartUpTask = {
  says: "Đang tạo tài khoản cán bộ dùng thử…",
  run: async (services) => {
    if (services.config.production) return;
    const province = (await listAgencies(services, "province"))[0];
    const communes = (await listAgencies(services, "commune")).map((agency) => agency.id);
    if (!province || !communes.includes(DEMO_COMMUNE)) return;
    const agencyIds = [DEMO_COMMUNE, ...communes.filter((id) => id !== DEMO_COMMUNE)];
    await seedOfficers(services, { agencyIds, controllerAgencyId: province.id });
  },
};
