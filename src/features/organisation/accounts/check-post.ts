import type { PostRole } from "../../identity/index.ts";
import { reaches, rolesFor } from "../reach.ts";
import type { Steward } from "../types.ts";
import type { Fault } from "./check-details.ts";

/** What is typed about a post; `unit` "" for the whole agency. */
export type TypedPost = { role: string; agencyId: string; position: string; unit: string };
/** What a post may name: agencies by code, with the sorts of rooms right below each. */
export type Places = ReadonlyMap<string, { name: string; units: readonly string[] }>;

/** What is wrong with a post that somebody wants to give. */
export function faultsOfPost(steward: Steward, { role, agencyId, position, unit }: TypedPost, places: Places): Fault[] {
  const place = places.get(agencyId);
  if (!place) return [{ field: "agency", message: "Không có cơ quan mã này. Hãy chọn trong danh sách cơ quan." }];
  if (!reaches(steward, agencyId))
    return [{ field: "agency", message: `${place.name} ngoài phạm vi quản trị của bạn. Hãy nhờ quản trị cấp trên.` }];
  const faults: Fault[] = [];
  if (!asRole(role)) faults.push({ field: "role", message: "Hãy chọn một vai." });
  else if (!rolesFor(steward, agencyId).includes(asRole(role)!))
    faults.push({ field: "role", message: "Vai này chỉ quản trị cấp tỉnh giao được." });
  if (!position.trim()) faults.push({ field: "position", message: "Hãy ghi chức vụ, ví dụ Công chức tư pháp – hộ tịch." });
  if (unit && !place.units.includes(unit))
    faults.push({ field: "unit", message: `${place.name} không có phòng này. Hãy chọn trong danh sách, hoặc để trống.` });
  return faults;
}

const ROLES: readonly string[] = ["receptionist", "specialist", "leader", "controller", "administrator"] satisfies PostRole[];

export const asRole = (text: string): PostRole | undefined => (ROLES.includes(text) ? (text as PostRole) : undefined);
