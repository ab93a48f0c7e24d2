import { criticalPath, isList, type Plain, readPlace, valueAt } from "../../../../core/procedure/index.ts";
import type { Edit } from "../../../../features/catalogue/index.ts";
import { type Html, html, notice } from "../../../ui/index.ts";
import { CHANNEL_OPTIONS } from "../shapes/common.ts";
import type { Spot } from "./places.ts";

const HOURS: Readonly<Record<string, number>> = { HOUR: 1, WORKING_DAY: 8 };
const shown = (hours: number): string => String(hours).replace(".", ",");

/** On the page of the process: what its longest way adds up to, against what each channel allows. */
export function hoursNotice(edit: Edit, spot: Spot): Html | undefined {
  if (spot.section.slug !== "quy-trinh") return undefined;
  const steps = readPlace(edit.files, "process.yaml", ["steps"]);
  const sum = criticalPath((isList(steps) ? steps : []).map(flowStep)).hours;
  const limits = CHANNEL_OPTIONS.flatMap(({ value, label }) => {
    const allowed = limitOf(readPlace(edit.files, "procedure.yaml", ["channels", value, "time"]));
    return allowed === undefined ? [] : [{ label, allowed }];
  });
  const over = limits.some(({ allowed }) => sum > allowed);
  const lines = limits.map(
    ({ label, allowed }) =>
      html`<li>${label}: ${shown(allowed)} giờ${sum > allowed ? html` – <b>vượt ${shown(sum - allowed)} giờ</b>` : ` – còn ${shown(allowed - sum)} giờ`}</li>`,
  );
  return notice({
    tone: over ? "late" : "ok",
    title: `Các bước cộng lại ${shown(sum)} giờ làm việc${branches(steps) ? " theo nhánh dài nhất" : ""}`,
    body: limits.length > 0 ? html`<ul>${lines}</ul>` : html`<p>Chưa kênh nào có thời hạn tính bằng giờ hoặc ngày làm việc.</p>`,
  });
}

const branches = (steps: Plain | undefined): boolean =>
  isList(steps) && steps.some((step) => valueAt(step, ["after"]) !== undefined);

function flowStep(step: Plain, index: number): { id: string; hours: number; after?: string[] } {
  const [id, hours, after] = [valueAt(step, ["id"]), valueAt(step, ["hours"]), valueAt(step, ["after"])];
  const names = isList(after) ? after.filter((one) => typeof one === "string") : undefined;
  return {
    id: typeof id === "string" ? id : `#${index}`,
    hours: typeof hours === "number" ? hours : 0,
    ...(names && { after: names }),
  };
}

function limitOf(time: Plain | undefined): number | undefined {
  const [qty, unit] = [valueAt(time, ["qty"]), valueAt(time, ["unit"])];
  const factor = typeof unit === "string" ? HOURS[unit] : undefined;
  return typeof qty === "number" && factor !== undefined ? qty * factor : undefined;
}
