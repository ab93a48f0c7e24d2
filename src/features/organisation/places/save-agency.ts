import { COMMUNE_UNITS, isUnit, UNIT_NAMES } from "../../../core/procedure/index.ts";
import type { Services } from "../../../platform/services.ts";
import { type Agency, findAgency, listRooms, oldCode, saveAgencies } from "../../catalogue/index.ts";
import { changeOrganisation, FAR, no, STALE } from "../change.ts";
import { reaches } from "../reach.ts";
import type { Result } from "../types.ts";
import { openAgency } from "./open-agency.ts";
import type { OnAgency } from "./set-hours.ts";
import { selectVersion, updateDetails } from "./sql.ts";

export type AgencyDetails = { name: string; shortName: string; address: string; hotline: string };

/** Sorts of units that may be right below an agency; communes themselves come from the national list only. */
export function unitsInside({ communeCode }: Pick<Agency, "communeCode">): string[] {
  const inCommune = (unit: string): boolean => COMMUNE_UNITS.includes(unit);
  return Object.keys(UNIT_NAMES).filter(
    (unit) => unit !== "ubnd-xa" && unit !== "ubnd-tinh" && inCommune(unit) === (communeCode !== null),
  );
}

const line = (text: string): string => text.normalize("NFC").trim().replace(/\s+/g, " ").slice(0, 200);

/** Name, address and telephone of an agency or room. Its code and sort stay: dossiers and definitions name them. */
export async function saveAgency(services: Services, input: OnAgency & { details: AgencyDetails }): Promise<Result> {
  const { agencyId, steward, version } = input;
  const { name, shortName, address, hotline } = input.details;
  const after = { name: line(name), shortName: line(shortName), address: line(address), hotline: line(hotline) };
  if (!after.name) return { ok: false, field: "name", message: "Hãy ghi tên cơ quan." };
  if (!after.shortName) return { ok: false, field: "shortName", message: "Hãy ghi tên gọi ngắn, ví dụ xã Thượng Lâm." };
  return changeOrganisation(services, input, async (tx) => {
    const agency = await findAgency({ db: tx }, agencyId);
    if (!agency) return no("Không có cơ quan này.");
    if (!reaches(steward, agencyId)) return no(FAR);
    if ((await selectVersion(tx, agencyId)) !== version) return no(STALE);
    const before = { name: agency.name, shortName: agency.shortName, address: agency.address, hotline: agency.hotline };
    if (JSON.stringify(before) === JSON.stringify(after)) return no("Chưa có gì khác để lưu.");
    await updateDetails(tx, agencyId, after);
    const subject = { kind: "agency" as const, id: agencyId, name: after.name };
    return { entries: [{ act: "changeAgency" as const, agencyId, subject, before, after }], value: {} };
  });
}

/**
 * A room inside an agency. Its code is the agency's and two or three digits more (QĐ 20/2020/QĐ-TTg: at most four levels).
 * @param input.suffix the digits
 */
export function addRoom(
  services: Services,
  input: OnAgency & { suffix: string; unit: string; name: string },
): Promise<Result<{ id: string }>> {
  const { agencyId, steward, unit, version } = input;
  const suffix = input.suffix.trim();
  const name = line(input.name);
  return changeOrganisation<{ id: string }>(services, input, async (tx) => {
    const parent = await findAgency({ db: tx }, agencyId);
    if (!parent) return no("Không có cơ quan này.");
    if (!reaches(steward, agencyId)) return no(FAR);
    if ((await selectVersion(tx, agencyId)) !== version) return no(STALE);
    const closed = await openAgency(tx, agencyId);
    if (closed) return no(closed);
    if (!/^\d{2,3}$/.test(suffix)) return no("Hãy ghi hai hoặc ba chữ số, ví dụ 05.", "suffix");
    if (agencyId.split(".").length > 3) return no("Mã định danh có nhiều nhất bốn cấp nên không thêm được đơn vị ở đây.");
    if (!isUnit(unit) || !unitsInside(parent).includes(unit)) return no("Hãy chọn loại đơn vị trong danh sách.", "unit");
    if (!name) return no("Hãy ghi tên đơn vị.", "name");
    const id = `${agencyId}.${suffix}`;
    const taken = await findAgency({ db: tx }, id);
    if (taken) return no(`Mã ${id} đã dùng cho ${taken.name}. Hãy chọn số khác.`, "suffix");
    const same = (await listRooms({ db: tx }, agencyId)).find((room) => room.unit === unit);
    if (same) return no(`Đã có ${same.name} thuộc loại ${UNIT_NAMES[unit]}.`, "unit");
    const { communeCode, address, hotline } = parent;
    const inside = parent.kind === "province" ? "department" : "office";
    const kind: Agency["kind"] = unit.startsWith("trung-tam-") ? "centre" : inside;
    const room = {
      id,
      name,
      shortName: name,
      kind,
      unit,
      parentId: agencyId,
      communeCode,
      oldCode: oldCode(id),
      address,
      hotline,
      hours: null,
    };
    await saveAgencies({ db: tx }, [room]);
    const subject = { kind: "agency" as const, id, name };
    return { entries: [{ act: "addRoom" as const, agencyId, subject, after: { id, name, unit } }], value: { id } };
  });
}
