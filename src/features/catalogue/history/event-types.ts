import type { Editor } from "../edits/types.ts";

export const EVENT_NAMES = {
  "edit.started": "Bắt đầu soạn",
  "edit.saved": "Lưu bản soạn",
  "edit.rebased": "Tính đến bản vừa công bố",
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
