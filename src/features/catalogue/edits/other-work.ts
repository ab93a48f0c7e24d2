import type { Revision } from "../../../core/procedure/types.ts";
import type { Services } from "../../../platform/services.ts";
import { listEdits } from "./list-edits.ts";
import type { Edit, EditFinding } from "./types.ts";

/** Other open edits of the same procedure, so that two people do not mend the same thing unseen. Files of nobody's edit have none. */
export async function otherWork(
  services: Pick<Services, "db">,
  edit: Partial<Pick<Edit, "id">>,
  { code }: Revision,
): Promise<EditFinding[]> {
  if (edit.id === undefined) return [];
  const open = (await listEdits(services, { code })).filter(({ id }) => id !== edit.id);
  return open.map(({ createdBy }) => ({
    file: "procedure.yaml",
    path: "",
    severity: "warning",
    rule: "edited-elsewhere",
    message: `Còn một bản soạn khác của thủ tục này, do ${createdBy.name} bắt đầu.`,
    advice: "Hai người trao đổi rồi gộp vào một bản soạn; mở bản kia ở trang các bản đã công bố.",
  }));
}
