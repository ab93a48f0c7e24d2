import { changeText, diffRevisions, isRegisterType, parsePage, visiblePages } from "../../core/procedure/index.ts";
import type { Answers, CaseContext, Field, Revision } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { draftPin, getRevision } from "../catalogue/index.ts";
import type { Person } from "../identity/index.ts";
import { readCase } from "./draft-case.ts";
import { fieldInputs } from "./field-inputs.ts";
import { lockDraft, repinDraft, selectDraft } from "./sql.ts";
import type { Draft } from "./types.ts";

/**
 * An open draft as it is to be filled in today: when a new revision of its procedure is in force and says that drafts move, the draft is
 * pinned to it, with the same answers by field id. Answers that it cannot use are kept aside and asked anew; those of questions that are
 * gone stay and do not count. Marked `ended` when the procedure is no longer offered. What an office asked to be added never moves.
 */
export async function followRevision(services: Services, person: Person, draft: Draft): Promise<Draft> {
  if (draft.kind !== "submission" || draft.closedAt) return draft;
  const day = services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
  const input = { code: draft.procedureCode, revisionId: draft.revisionId, day };
  const pin = await draftPin(services.db, input);
  if (pin.kind === "stays") return draft;
  if (pin.kind === "gone") return { ...draft, ended: true };
  return services.db.transaction().execute(async (tx) => {
    await lockDraft(tx, draft.id);
    const now = await selectDraft(tx, draft.id);
    if (!now || now.closedAt) return now ?? draft;
    const again = await draftPin(tx, { ...input, revisionId: now.revisionId });
    return again.kind === "moves" ? move({ ...services, db: tx }, tx, person, now, again.to) : now;
  });
}

type Tx = Parameters<typeof repinDraft>[0];

async function move(services: Services, tx: Tx, person: Person, draft: Draft, to: string): Promise<Draft> {
  const [before, after] = await Promise.all([getRevision(services, draft.revisionId), getRevision(services, to)]);
  const { workThrough } = await readCase(services, person, { ...draft, revisionId: to });
  const { ctx } = workThrough({ ...draft, revisionId: to });
  const names = new Set(unusable(before, after, ctx).flatMap((field) => namesOf(field, draft.answers, before)));
  const split = (aside: boolean): Answers =>
    Object.fromEntries(Object.entries(draft.answers).filter(([name]) => names.has(name) === aside));
  const moved = {
    from: draft.revisionId,
    to,
    at: services.clock.now().toString({ smallestUnit: "millisecond" }),
    version: draft.version + 1,
    changes: changesFor(before, after),
    aside: { ...draft.moved?.aside, ...split(true) },
  };
  return repinDraft(tx, draft, { revisionId: to, answers: split(false), moved });
}

/** Fields that were changed and whose stored answer the new revision would not take. What registers say is checked where it is confirmed. */
function unusable(before: Revision, after: Revision, ctx: CaseContext): Field[] {
  const known = new Map(before.pages.flatMap((page) => page.fields.map((field) => [field.id, field])));
  return visiblePages(after, ctx).flatMap((page) => {
    const changed = page.fields.filter((field) => {
      const was = known.get(field.id);
      const asked = was !== undefined && ctx.answers[field.id] !== undefined && ctx.answers[field.id] !== "";
      return asked && JSON.stringify(was) !== JSON.stringify(field) && !(isRegisterType(field.type) && was.type === field.type);
    });
    if (changed.length === 0) return [];
    const otherType = changed.filter((field) => known.get(field.id)!.type !== field.type);
    const form = Object.assign({}, ...page.fields.map((field) => fieldInputs(field, ctx.answers)));
    const parsed = parsePage(after, page, form, ctx);
    const wrong = new Set(parsed.ok ? [] : parsed.errors.map(({ fieldId }) => fieldId));
    return changed.filter((field) => otherType.includes(field) || wrong.has(field.id));
  });
}

/** Names under which the answer of a field is stored: its own and those of its parts, which are no fields themselves. */
function namesOf(field: Field, answers: Answers, before: Revision): string[] {
  const inside = (name: string, id: string): boolean => name === id || name.startsWith(`${id}.`);
  const others = before.pages.flatMap((page) => page.fields.map(({ id }) => id)).filter((id) => id.startsWith(`${field.id}.`));
  return Object.keys(answers).filter((name) => inside(name, field.id) && !others.some((id) => inside(name, id)));
}

const FOR_APPLICANTS = ["Mức độ và nơi nộp", "Thời hạn", "Phí", "Miễn, giảm", "Giấy tờ", "Câu hỏi"];
/** Inner workings that a reader of the page does not see. */
const TECHNICAL =
  /, (nguồn|độ tin cậy|giá trị lựa chọn|giá trị biết sẵn|chỉ hỏi khi|chỉ hiện khi|chỉ cần khi|chỉ thu khi|chỉ áp dụng khi|không phải nộp khi|kiểm tra|điều kiện của trường hợp|tự điền của trình duyệt|mã quốc gia|số lượng|nhân với|căn cứ|loại đơn vị giải quyết)$/;
const MOST_LINES = 8;

function changesFor(before: Revision, after: Revision): string[] {
  const lines = diffRevisions(before, after)
    .filter(({ part, place }) => FOR_APPLICANTS.includes(part) && !TECHNICAL.test(`, ${place}`))
    .map(changeText);
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `và ${lines.length - MOST_LINES} thay đổi khác`] : lines;
}
