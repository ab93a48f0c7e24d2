/** A process of its own that sweeps once under a clock that stands still: `node sweep-worker.ts <database> <instant>`. Says "swept" at its end. */
import { buildServices } from "../../../platform/build-services.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { readConfig } from "../../../platform/config.ts";
import { sweep } from "../sweep.ts";

const [, , url = "", instant = ""] = process.argv;
const config = readConfig({ MOTCUA_SECRET: "only-for-tests-only-for-tests-only", MOTCUA_LOG: "silent" });
const { services, close } = buildServices(config, url);
await sweep({ ...services, clock: fixedClock(instant) });
console.log("swept");
await close();
