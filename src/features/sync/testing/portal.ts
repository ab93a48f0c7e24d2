import { sql } from "kysely";
import type { Services } from "../../../platform/services.ts";
import { readEvents } from "../../dossiers/index.ts";
import type { Outside } from "../../population/testing/outside.ts";
import { progressLines } from "../dvcqg/progress-lines.ts";

type Received = ReturnType<Outside["world"]["control"]["received"]>[number];
type Line = Record<string, string>;

const linesIn = (call: Received): Line[] => (call.service === "CapNhatTienDoHoSoMC" ? (call.data as Line[]) : []);
export const accepted = (call: Received): boolean => ["0", "00"].includes(String(call.error_code));

/** Progress lines that the portal took for a dossier, in order. */
export function linesTaken(world: Outside["world"], code: string): string[] {
  const calls = world.control.received().filter(accepted);
  return calls
    .flatMap(linesIn)
    .filter((line) => line.MaHoSo === code)
    .map(show);
}

/** Progress lines that the events of a dossier call for. */
export async function linesMeant(services: Services, dossierId: string): Promise<string[]> {
  return progressLines(undefined, await readEvents(services, dossierId)).map(show);
}

const show = (line: Line): string => `${line.ThoiDiemXuLy} ${line.TrangThai} ${line.NoiDungXuLy}`;

/** What the portal was told of a dossier, in short: "+1" an insert with status 1, "=4" an update, ">3" three lines of progress. */
export function callsOf(world: Outside["world"], code: string): string[] {
  return world.control
    .received()
    .filter(accepted)
    .filter(({ data }) => Array.isArray(data) && (data as Line[])[0]?.MaHoSo === code)
    .map(({ data, isUpdating }) => {
      const items = data as Line[];
      if (isUpdating === undefined) return `>${items.length}`;
      return `${isUpdating === "True" ? "=" : "+"}${items[0]!.TrangThaiHoSo}`;
    });
}

export type OutboundRow = {
  id: string;
  seq: number;
  service: string;
  state: string;
  attempts: number;
  last_error: string | null;
};

export async function rowsOf(services: Services, dossierId: string): Promise<OutboundRow[]> {
  const found = await sql<OutboundRow>`
    select id, seq, service, state, attempts, last_error from outbound where dossier_id = ${dossierId} order by seq`.execute(
    services.db,
  );
  return found.rows;
}
