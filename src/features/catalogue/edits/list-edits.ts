import type { Services } from "../../../platform/services.ts";
import { editorOf } from "./rights.ts";
import { deleteParked, selectEdit, selectEdits, selectParked, selectParkedOf } from "./sql.ts";
import type { Author, Edit, EditState, EditSummary, ParkedFiles } from "./types.ts";

export const EDIT_STATE_NAMES: Readonly<Record<EditState, string>> = {
  draft: "Đang soạn",
  review: "Chờ duyệt",
  approved: "Đã công bố",
  discarded: "Đã bỏ",
};

/** Edits, last changed first, at most `limit` (200); open ones (draft, review) unless states are given. */
export function listEdits(
  services: Pick<Services, "db">,
  filter: { states?: readonly EditState[]; code?: string; limit?: number } = {},
): Promise<EditSummary[]> {
  const { states = ["draft", "review"], code = null, limit = 200 } = filter;
  return selectEdits(services.db, { states, code, limit });
}

export function findEdit(services: Pick<Services, "db">, id: string): Promise<Edit | undefined> {
  return selectEdit(services.db, id);
}

/** What people typed while others saved first; of one edit, last first. */
export function listParked(services: Pick<Services, "db">, editId: string): Promise<ParkedFiles[]> {
  return selectParkedOf(services.db, editId);
}

export function findParked(services: Pick<Services, "db">, id: string): Promise<ParkedFiles | undefined> {
  return selectParked(services.db, id);
}

/** Throws parked files away; only their owner may. @returns whether there were any of hers */
export function dropParked(services: Pick<Services, "db">, actor: Author, id: string): Promise<boolean> {
  return deleteParked(services.db, id, editorOf(actor).officerId);
}
