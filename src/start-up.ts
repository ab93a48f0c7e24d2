import { fileURLToPath } from "node:url";
import { listAgencies, publishFolder, readProvince, saveAgencies } from "./features/catalogue/index.ts";
import { seedOfficers } from "./features/identity/index.ts";
import type { StartUpTask } from "./part-types.ts";

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Where the demonstration's own officers work: xã Thượng Lâm. */
const DEMO_COMMUNE = "H60.30.12";

/** What is in place before anything is served. A province that is already there is left as it is. */
export const demoProvince: StartUpTask = {
  says: "Đang chuẩn bị tỉnh mẫu…",
  run: async (services) => {
    if ((await listAgencies(services, "province")).length > 0 || services.config.production) return;
    const agencies = await readProvince(path("demo/tuyen-quang.yaml"));
    await saveAgencies(services, agencies);
    const communes = agencies.filter((agency) => agency.kind === "commune").map((agency) => agency.id);
    const agencyIds = [DEMO_COMMUNE, ...communes.filter((id) => id !== DEMO_COMMUNE)];
    await seedOfficers(services, { agencyIds, controllerAgencyId: "H60" });
  },
};

export const procedures: StartUpTask = {
  says: "Đang công bố thủ tục…",
  run: async (services) => {
    await publishFolder(services, path("procedures"));
  },
};
