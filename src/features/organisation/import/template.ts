import writeExcelFile, { type Cell } from "write-excel-file/node";
import { UNIT_NAMES } from "../../../core/procedure/index.ts";
import type { Services } from "../../../platform/services.ts";
import { readPlaces } from "../places/read-places.ts";
import { reaches, rolesFor } from "../reach.ts";
import type { Steward } from "../types.ts";
import { COLUMNS, ROLE_WORDS } from "./columns.ts";

const head = (value: string): Cell => ({ value, fontWeight: "bold", backgroundColor: "#e9edf1" });
/** As text, so that a spreadsheet keeps the zeros in front. */
const cell = (value: string): Cell => ({ value, type: String, format: "@" });
const BLANK_ROWS = 200;

/** The list to fill in, and a second sheet with everything that may be chosen: agencies within reach, their rooms, roles. */
export async function importTemplate(services: Pick<Services, "db">, steward: Steward): Promise<Buffer> {
  const places = [...(await readPlaces(services))].filter(([id]) => reaches(steward, id));
  const people = [
    COLUMNS.map(({ label, required }) => head(required ? `${label} *` : label)),
    ...Array.from({ length: BLANK_ROWS }, () => COLUMNS.map(() => cell(""))),
  ];
  const roles = rolesFor(steward, steward.role === "controller" ? steward.agencyId.split(".")[0]! : steward.agencyId);
  const choices = [
    [head("Mã cơ quan"), head("Tên cơ quan"), head("Phòng chọn được")],
    ...places.map(([id, { name, units }]) => [cell(id), cell(name), cell(units.map(unitName).join("; "))]),
    [],
    [head("Vai chọn được")],
    ...roles.map((role) => [cell(ROLE_WORDS[role])]),
    [],
    COLUMNS.map(({ label }) => head(`Ví dụ: ${label}`)),
    COLUMNS.map(({ example }) => cell(example)),
  ];
  const widths = COLUMNS.map(({ example }) => ({ width: Math.max(18, example.length + 4) }));
  return writeExcelFile([
    { data: people, sheet: "Người dùng", columns: widths, stickyRowsCount: 1 },
    { data: choices, sheet: "Danh mục", columns: [{ width: 18 }, { width: 50 }, { width: 60 }] },
  ]).toBuffer();
}

/** Names of sorts of units say in brackets what they are called elsewhere. */
export const unitName = (unit: string): string => (UNIT_NAMES[unit as keyof typeof UNIT_NAMES] ?? unit).replace(/\s*\(.*\)$/, "");
