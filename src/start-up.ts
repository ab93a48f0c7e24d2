import { fileURLToPath } from "node:url";
import {
  listAgencies,
  provinceCentre,
  publishFolder,
  readProvince,
  saveAgencies,
  seedGroups,
} from "./features/catalogue/index.ts";
import { foldAnew } from "./features/dossiers/index.ts";
import { seedOfficers } from "./features/identity/index.ts";
import type { StartUpTask } from "./part-types.ts";

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Where the demonstration's own officers work: xã Thượng Lâm. */
const DEMO_COMMUNE = "H60.30.12";

/** An office of a department that decides by itself: Văn phòng Đăng ký đất đai. */
const LAND_OFFICE = "H60.05.01";

/** What is in place before anything is served. A province that is already there is left as it is. */
export const demoProvince: StartUpTask = {
  says: "Đang chuẩn bị tỉnh mẫu…",
  run: async (services) => {
    if (services.config.production) return;
    if ((await listAgencies(services, "province")).length === 0)
      await saveAgencies(services, await readProvince(path("demo/tuyen-quang.yaml")));
    // Also when the province is there: a first start may have been cut off between the two. A province of another make has no such commune.
    const communes = (await listAgencies(services, "commune")).map((agency) => agency.id);
    if (!communes.includes(DEMO_COMMUNE)) return;
    const agencyIds = [DEMO_COMMUNE, ...communes.filter((id) => id !== DEMO_COMMUNE)];
    const departmentIds = (await listAgencies(services, "department")).map((agency) => agency.id);
    // The centre of the province takes in for everybody, and keeps what fits no agency.
    const centre = (await provinceCentre(services)).id;
    await seedOfficers(services, {
      agencyIds,
      controllerAgencyId: "H60",
      departmentIds: [...departmentIds, LAND_OFFICE, centre],
    });
  },
};

export const procedures: StartUpTask = {
  says: "Đang công bố thủ tục…",
  run: async (services) => {
    await publishFolder(services, path("procedures"));
    await seedGroups(services, path("procedures/groups"));
  },
};

/** After the procedures: when the clock looks at a dossier next follows from its revision. */
export const snapshots: StartUpTask = {
  says: "Đang xem lại bản chụp hồ sơ…",
  run: async (services) => {
    const folded = await foldAnew(services);
    if (folded > 0) services.log.info({ folded }, "snapshots made by an earlier version were folded anew");
  },
};
