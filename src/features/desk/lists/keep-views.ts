import type { Services } from "../../../platform/services.ts";
import { deleteView, insertView, selectColumns, selectViews, upsertColumns } from "./sql.ts";

export type SavedView = { id: string; name: string; query: string };

/** Lists that an officer keeps (bộ lọc đã lưu), by name. */
export function listSavedViews(services: Pick<Services, "db">, officerId: string): Promise<SavedView[]> {
  return selectViews(services.db, officerId);
}

const MOST = 20;
const LONGEST_NAME = 60;
export type KeptView = { ok: true } | { ok: false; message: string };

/** Keeps a list under a name; the same name again takes the new list. @param id one for each intended act */
export async function keepView(services: Services, input: SavedView & { officerId: string }): Promise<KeptView> {
  const name = input.name.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name === "") return { ok: false, message: "Hãy đặt tên cho bộ lọc, ví dụ “Đất đai sắp hạn”." };
  if (name.length > LONGEST_NAME)
    return { ok: false, message: `Tên bộ lọc dài quá ${LONGEST_NAME} ký tự. Hãy đặt tên ngắn hơn.` };
  const there = await selectViews(services.db, input.officerId);
  if (there.length >= MOST && !there.some((one) => one.name === name))
    return { ok: false, message: `Mỗi người giữ được ${MOST} bộ lọc. Hãy bỏ bớt một bộ lọc cũ rồi lưu lại.` };
  await insertView(services.db, { ...input, name, at: services.clock.now().toString() });
  return { ok: true };
}

/** Somebody else's list stays where it is. */
export function dropView(services: Pick<Services, "db">, officerId: string, id: string): Promise<void> {
  return deleteView(services.db, officerId, id);
}

/** The columns an officer wants to see; undefined for the usual ones. */
export function columnsOf(services: Pick<Services, "db">, officerId: string): Promise<string[] | undefined> {
  return selectColumns(services.db, officerId);
}

export function keepColumns(services: Pick<Services, "db">, officerId: string, columns: readonly string[]): Promise<void> {
  return upsertColumns(services.db, officerId, columns);
}
