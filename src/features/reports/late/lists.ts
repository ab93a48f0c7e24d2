import { closingTime, dayOfInstant, formatDateTime, shiftWorkingDays } from "../../../core/calendar/index.ts";
import type { Services } from "../../../platform/services.ts";
import { calendarOf, getAgency } from "../../catalogue/index.ts";
import { DOSSIER_COLUMNS, dossierCells } from "../common/dossier-cells.ts";
import { dossierList } from "../common/dossier-list.ts";
import { momentLines } from "../common/head-lines.ts";
import { all, decidedBy } from "../common/sql.ts";
import { ALL_ROLES, type ReportDefinition } from "../definition.ts";
import type { Ask } from "../types.ts";
import { BY_DUE, dueBy, late } from "./sql.ts";

/** Hồ sơ quá hạn: not finished at the instant of the report, and over time. */
export const lateList: ReportDefinition = {
  slug: "qua-han",
  name: "Hồ sơ quá hạn",
  about: "Hồ sơ chưa xong mà đã quá hẹn trả, quá lâu nhất đứng trước; đang ở bước nào, ai giữ.",
  roles: ALL_ROLES,
  groupings: [],
  momentOnly: true,
  make: (services, ask) =>
    dossierList(services, ask, {
      title: "Danh sách hồ sơ quá hạn",
      head: momentLines(ask),
      condition: all(decidedBy(ask), late(ask)),
      by: BY_DUE,
      columns: DOSSIER_COLUMNS.filter(({ key }) => key !== "finished"),
      cellsOf: (dossier, seen) => dossierCells(dossier, seen).filter((_, i) => DOSSIER_COLUMNS[i]!.key !== "finished"),
    }),
};

const WORKING_DAYS = 2;

/** Hồ sơ sắp đến hạn: due by the closing of the second working day after the instant. */
export const soonList: ReportDefinition = {
  slug: "sap-han",
  name: "Hồ sơ sắp đến hạn",
  about: "Hồ sơ phải trả từ lúc này đến hết hai ngày làm việc tới, gấp nhất đứng trước.",
  roles: ALL_ROLES,
  groupings: [],
  momentOnly: true,
  make: async (services, ask) => {
    const until = await soonUntil(services, ask);
    return dossierList(services, ask, {
      title: "Danh sách hồ sơ sắp đến hạn",
      head: [...momentLines(ask), `Hẹn trả trước ${formatDateTime(until)}`],
      condition: all(decidedBy(ask), dueBy(ask, until.toString())),
      by: BY_DUE,
      columns: DOSSIER_COLUMNS.filter(({ key }) => key !== "finished"),
      cellsOf: (dossier, seen) => dossierCells(dossier, seen).filter((_, i) => DOSSIER_COLUMNS[i]!.key !== "finished"),
    });
  },
};

/** By the hours of the reader's agency. */
async function soonUntil(services: Pick<Services, "db">, { asOf, officer }: Ask): Promise<Temporal.Instant> {
  const calendar = await calendarOf(await getAgency(services, officer.agencyId));
  const day = dayOfInstant(Temporal.Instant.from(asOf));
  return closingTime(calendar, shiftWorkingDays(calendar, day, WORKING_DAYS));
}
