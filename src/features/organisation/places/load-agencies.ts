import { randomUUID } from "node:crypto";
import type { Services } from "../../../platform/services.ts";
import { type Agency, findAgency, oldCode, saveAgencies } from "../../catalogue/index.ts";
import { OPERATOR } from "../accounts/first-administrator.ts";
import { changeAlone, no } from "../change.ts";
import type { Result } from "../types.ts";

/** The people's committee of a province, where nothing else is known yet. @param id e.g. H60 */
export function provinceAgency(id: string, name: string, shortName: string): Agency {
  const nothing = { parentId: null, communeCode: null, address: "", hotline: "", hours: null };
  return { id, name, shortName: shortName || name, kind: "province", unit: "ubnd-tinh", oldCode: oldCode(id), ...nothing };
}

/**
 * Adds the agencies of a list that are not there, parents first, by whoever has the machine; what is there stays as administrators made it.
 * @returns how many were added
 */
export async function loadAgencies(
  services: Services,
  { agencies, operator }: { agencies: readonly Agency[]; operator: string },
): Promise<Result<{ added: number }>> {
  const [top] = agencies;
  if (!top) return { ok: false, message: "Danh sách cơ quan trống." };
  if (!/^[A-Z]\d{2}$/.test(top.id))
    return { ok: false, message: `Mã định danh ${top.id} chưa đúng. Mã của tỉnh gồm một chữ và hai chữ số, ví dụ H60.` };
  const author = { officerId: OPERATOR, name: operator, role: OPERATOR, agencyId: top.id };
  return changeAlone<{ added: number }>(services, { author, key: randomUUID() }, async (tx) => {
    const missing: Agency[] = [];
    for (const agency of agencies) if (!(await findAgency({ db: tx }, agency.id))) missing.push(agency);
    if (missing.some(({ name }) => !name.trim())) return no("Hãy ghi tên cơ quan.");
    if (missing.length === 0) return { entries: [], value: { added: 0 } };
    await saveAgencies({ db: tx }, missing);
    const subject = { kind: "agency" as const, id: top.id, name: top.name };
    const after = { added: missing.length, ids: missing.map(({ id }) => id) };
    return { entries: [{ act: "loadAgencies" as const, agencyId: top.id, subject, after }], value: { added: missing.length } };
  });
}
