import { dateOnScreen } from "../../../core/procedure/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import type { Services } from "../../../platform/services.ts";
import type { RevisionEntry } from "../history/history-of.ts";
import { listEdits } from "./list-edits.ts";
import type { Edit, EditFinding } from "./types.ts";

const told = (rule: string, path: string, message: string, advice: string): EditFinding => ({
  file: "procedure.yaml",
  path,
  severity: "warning",
  rule,
  message,
  advice,
});

/**
 * What others did or do with the same procedure, so that nobody's change is lost unseen: a revision that this edit does not begin from and would
 * take the place of, one that will take its place, and other edits that are open. A person decides what is kept, so nothing is forbidden.
 * @param edit `basedOn` undefined: files of nobody's edit, of which only revisions to come are told
 * @param published every revision of the procedure, with its state today
 */
export async function otherWork(
  services: Pick<Services, "db">,
  edit: Partial<Pick<Edit, "id" | "basedOn">>,
  { code, effective }: Revision,
  published: readonly RevisionEntry[],
): Promise<EditFinding[]> {
  const base = published.find(({ id }) => id === edit.basedOn);
  const counting = published.filter(({ state }) => state === "inForce" || state === "upcoming");
  const replaced =
    edit.basedOn === undefined
      ? []
      : counting.filter(({ id, from }) => id !== base?.id && from > (base?.from ?? "") && from <= effective.from);
  const after = counting.filter(({ from }) => from > effective.from);
  const open = (await listEdits(services, { code })).filter(({ id }) => id !== edit.id);
  return [
    ...replaced.map((one) =>
      told(
        "replaces-other",
        "effective.from",
        `${nameOf(one)} không có trong bản soạn này mà sẽ bị bản này thay.`,
        "So sánh hai bản ở trang các bản đã công bố, rồi ghi phần cần giữ vào bản soạn này.",
      ),
    ),
    ...after.map((one) =>
      told(
        "replaced-soon",
        "effective.from",
        `${nameOf(one)} sẽ thay bản này từ ngày đó.`,
        "Phần sửa nào còn cần sau ngày đó thì soạn tiếp cho cả bản kia.",
      ),
    ),
    ...(edit.id === undefined ? [] : open).map(({ createdBy }) =>
      told(
        "edited-elsewhere",
        "",
        `Còn một bản soạn khác của thủ tục này, do ${createdBy.name} bắt đầu.`,
        "Hai người trao đổi rồi gộp vào một bản soạn; mở bản kia ở trang các bản đã công bố.",
      ),
    ),
  ];
}

const nameOf = ({ from, decision }: RevisionEntry): string =>
  `Bản áp dụng từ ${dateOnScreen(from)} (${decision.number}) đã công bố,`;
