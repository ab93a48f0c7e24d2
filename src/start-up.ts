import { fileURLToPath } from "node:url";
import { listAgencies, publishFolder, readProvince, saveAgencies } from "./features/catalogue/index.ts";
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
