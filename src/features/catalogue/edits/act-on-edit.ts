import type { Services } from "../../../platform/services.ts";
import type { EventName } from "../history/event-types.ts";
import { recordEvent } from "../history/events.ts";
import { checkEdit, errorsOf } from "./check-edit.ts";
import { editorOf, mayEdit, NOT_ALLOWED } from "./rights.ts";
import { type EditTarget, NO_EDIT } from "./save-edit.ts";
import { lockEdit, updateEdit } from "./sql.ts";
import type { ActOutcome, Author, Edit, EditState, Refused } from "./types.ts";

type Act = {
  what: EventName;
  /** The state it leads to; an edit that is there already, sent again, is left as it is. */
  to: EditState;
  from: readonly EditState[];
  /** Why not from where it is. */
  otherwise: string;
  note?: string;
  decide: (edit: Edit) => Promise<Partial<Edit> | Refused>;
};

async function act(services: Pick<Services, "db" | "clock">, actor: Author, target: EditTarget, way: Act): Promise<ActOutcome> {
  if (!mayEdit(actor)) return { kind: "refused", say: NOT_ALLOWED };
  const at = services.clock.now().toString({ smallestUnit: "millisecond" });
  const by = editorOf(actor);
  return services.db.transaction().execute(async (tx): Promise<ActOutcome> => {
    const edit = await lockEdit(tx, target.id);
    if (!edit) return { kind: "refused", say: NO_EDIT };
    if (edit.version !== target.expectedVersion) return { kind: "stale", edit };
    if (edit.state === way.to) return { kind: "done", edit };
    if (!way.from.includes(edit.state)) return { kind: "refused", say: way.otherwise };
    const change = await way.decide(edit);
    if ("say" in change) return change;
    const after: Edit = { ...edit, ...change, state: way.to };
    await updateEdit(tx, edit, after);
    await recordEvent(tx, { at, by, what: way.what, code: edit.code, editId: edit.id, note: way.note ?? "" });
    return { kind: "done", edit: after };
  });
}

/** Hands an edit to another person to approve; it must have no error findings. Sent again it is handed over once. */
export function submitEdit(services: Pick<Services, "db" | "clock">, actor: Author, target: EditTarget): Promise<ActOutcome> {
  return act(services, actor, target, {
    what: "edit.submitted",
    to: "review",
    from: ["draft"],
    otherwise: "Bản soạn này đã được công bố hoặc đã bỏ, không trình duyệt được nữa.",
    decide: async (edit) => {
      const errors = errorsOf(await checkEdit(services, edit));
      if (errors.length > 0)
        return { kind: "refused", say: `Còn ${errors.length} lỗi. Hãy sửa hết rồi trình duyệt.`, findings: errors };
      const submittedAt = services.clock.now().toString({ smallestUnit: "millisecond" });
      return { submittedBy: editorOf(actor), submittedAt, note: "" };
    },
  });
}

/** Gives a submitted edit back to be changed; the note says what to do. Whoever submitted it may take it back the same way. */
export function returnEdit(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  input: EditTarget & { note: string },
): Promise<ActOutcome> {
  const note = input.note.trim().slice(0, 2000);
  return act(services, actor, input, {
    what: "edit.returned",
    to: "draft",
    from: ["review"],
    otherwise: "Bản soạn này đã được công bố hoặc đã bỏ, không trả lại được.",
    note,
    decide: async () =>
      note
        ? { note, submittedBy: null, submittedAt: null }
        : { kind: "refused", say: "Hãy ghi lý do trả lại và việc cần sửa, để người soạn biết làm gì." },
  });
}

/** Puts an edit aside for good; it can still be read. */
export function discardEdit(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  input: EditTarget & { note?: string },
): Promise<ActOutcome> {
  const note = (input.note ?? "").trim().slice(0, 2000);
  return act(services, actor, input, {
    what: "edit.discarded",
    to: "discarded",
    from: ["draft", "review"],
    otherwise: "Bản soạn này đã được công bố, không bỏ được. Muốn ngừng áp dụng, hãy ghi quyết định bãi bỏ.",
    note,
    decide: async () => ({ note }),
  });
}
