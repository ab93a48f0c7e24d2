import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseRepealedActs, type RuleContext } from "../../core/published/index.ts";
import { type Clock, TIME_ZONE } from "../../platform/clock.ts";

const LAW = fileURLToPath(new URL("../../../law", import.meta.url));

/** What the rules need to know besides the procedure: the day, and the acts that ended (`repealed-acts.yaml` in the folder of law). */
export async function ruleContext(clock: Clock, lawFolder: string = LAW): Promise<RuleContext> {
  const text = await readFile(path.join(lawFolder, "repealed-acts.yaml"), "utf8");
  const today = clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
  return { today, repealed: parseRepealedActs(text) };
}
