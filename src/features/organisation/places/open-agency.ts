import type { Services } from "../../../platform/services.ts";
import { selectStanding } from "./sql.ts";

/** @returns why nothing new is put at an agency: it is not there, or was closed; undefined while it stands */
export async function openAgency(db: Services["db"], agencyId: string): Promise<string | undefined> {
  const found = await selectStanding(db, agencyId);
  if (!found) return "Không có cơ quan này.";
  return found.closedAt === null ? undefined : `${found.name} đã đóng. Hãy chọn cơ quan đang hoạt động, hoặc mở lại trước.`;
}
