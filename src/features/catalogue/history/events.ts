import type { Services } from "../../../platform/services.ts";
import type { Editor } from "../edits/types.ts";
import { insertEvent, selectEvents } from "./sql.ts";

export const EVENT_NAMES = {
  "edit.started": "Bắt đầu soạn",
  "edit.saved": "Lưu bản soạn",
  "edit.parked": "Giữ lại phần gõ trùng lúc",
  "edit.submitted": "Trình duyệt",
  "edit.returned": "Trả lại để sửa",
  "edit.discarded": "Bỏ bản soạn",
  "revision.published": "Công bố",
  "procedure.withdrawn": "Bãi bỏ",
  "group.saved": "Ghi nhóm dịch vụ",
  "group.changed": "Đổi thành viên nhóm dịch vụ",
} as const;
export type EventName = keyof typeof EVENT_NAMES;

/** An act on the catalogue. `at` is an instant, ISO 8601 in UTC. */
export type CatalogueEvent = {
  at: string;
  by: Editor;
  what: EventName;
  code: string | null;
  editId: string | null;
  revisionId: string | null;
  note: string;
};

export type NewEvent = Pick<CatalogueEvent, "at" | "by" | "what"> & Partial<CatalogueEvent>;

/** Writes an act down, in the transaction of the act. */
export function recordEvent(db: Services["db"], event: NewEvent): Promise<void> {
  return insertEvent(db, { code: null, editId: null, revisionId: null, note: "", ...event });
}

/** Acts on the catalogue, last first, at most 200; of one procedure or edit when given. */
export function listCatalogueEvents(
  services: Pick<Services, "db">,
  filter: { code?: string; editId?: string; limit?: number } = {},
): Promise<CatalogueEvent[]> {
  return selectEvents(services.db, { code: filter.code ?? null, editId: filter.editId ?? null, limit: filter.limit ?? 200 });
}
