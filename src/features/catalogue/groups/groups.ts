import { randomUUID } from "node:crypto";
import { dateParts } from "../../../core/expr/index.ts";
import type { Services } from "../../../platform/services.ts";
import { editorOf, mayEdit, NOT_ALLOWED } from "../edits/rights.ts";
import type { Author, Refused } from "../edits/types.ts";
import { recordEvent } from "../history/events.ts";
import { noticeOffer } from "../revisions.ts";
import { endMember, insertMember, lockGroup, selectGroups, selectMembers, upsertGroup } from "./sql.ts";
import type { DatedMember, Member, ServiceGroup } from "./types.ts";

/** Groups that count on a day (yyyy-MM-dd), with how many services they have then. */
export function listGroups(services: Pick<Services, "db">, day: string): Promise<(ServiceGroup & { services: number })[]> {
  return selectGroups(services.db, day);
}

/** Services of a group on a day, in the order of the decision; one with several procedures stands several times. */
export function membersOf(services: Pick<Services, "db">, groupId: string, day: string): Promise<DatedMember[]> {
  return selectMembers(services.db, groupId, day);
}

export type GroupOutcome = { kind: "done"; changed: number } | Refused;
const refuse = (say: string): GroupOutcome => ({ kind: "refused", say });
const isDay = (text: string): boolean => dateParts(text) !== undefined;

/** Creates a group, or changes its name, decision and days. */
export async function saveGroup(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  group: ServiceGroup,
): Promise<GroupOutcome> {
  if (!mayEdit(actor)) return refuse(NOT_ALLOWED);
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(group.id)) return refuse("Mã nhóm chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.");
  const { number, date, by } = group.decision;
  if (!group.name.trim() || !number.trim() || !by.trim() || !isDay(date))
    return refuse("Hãy ghi tên nhóm và quyết định: số, ngày, cơ quan ban hành.");
  if (!isDay(group.from) || (group.to !== null && (!isDay(group.to) || group.to < group.from)))
    return refuse("Hãy ghi ngày bắt đầu có thật; ngày kết thúc, nếu có, không đứng trước ngày bắt đầu.");
  const at = services.clock.now().toString();
  await services.db.transaction().execute(async (tx) => {
    await upsertGroup(tx, group);
    await recordEvent(tx, { at, by: editorOf(actor), what: "group.saved", note: `${group.id}: ${group.name}, ${number}.` });
  });
  noticeOffer();
  return { kind: "done", changed: 1 };
}

export type MemberChange = {
  groupId: string;
  /** From which day on (yyyy-MM-dd); what was added counts on it, what was removed counts up to the day before. */
  day: string;
  add?: readonly Member[];
  remove?: readonly Pick<Member, "item" | "code">[];
  note?: string;
};

/** Adds and removes services of a group from a day on. Two who change different services at once both get their way. */
export async function setMembers(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  input: MemberChange,
): Promise<GroupOutcome> {
  if (!mayEdit(actor)) return refuse(NOT_ALLOWED);
  const { groupId, day, add = [], remove = [] } = input;
  if (!isDay(day)) return refuse("Hãy ghi ngày bắt đầu tính, theo năm-tháng-ngày.");
  if (add.some(({ item, name }) => !item.trim() || !name.trim()))
    return refuse("Mỗi dịch vụ cần số thứ tự trong quyết định và tên.");
  const odd = add.find(({ code }) => code !== null && !/^\d{1,2}\.\d{6}$/.test(code));
  if (odd) return refuse(`Mã thủ tục “${odd.code}” không đúng. Mã có dạng 1.001193; chưa biết mã thì để trống.`);
  const at = services.clock.now().toString();
  const outcome = await services.db.transaction().execute(async (tx): Promise<GroupOutcome> => {
    const group = await lockGroup(tx, groupId);
    if (!group) return refuse("Không có nhóm này. Hãy tạo nhóm trước.");
    if (day < group.from) return refuse(`Nhóm này bắt đầu từ ${group.from}; hãy chọn một ngày từ đó về sau.`);
    const said: string[] = [];
    for (const member of remove) {
      if ((await endMember(tx, groupId, member, day)) > 0)
        said.push(`bỏ ${member.item}${member.code ? ` (${member.code})` : ""}`);
    }
    for (const member of add) {
      const added = await insertMember(tx, groupId, randomUUID(), member, day);
      if (added) said.push(`thêm ${member.item}${member.code ? ` (${member.code})` : ""}`);
    }
    if (said.length > 0) {
      const note = `${groupId}, từ ${day}: ${said.join(", ")}.${input.note ? ` ${input.note.trim()}` : ""}`;
      await recordEvent(tx, { at, by: editorOf(actor), what: "group.changed", note });
    }
    return { kind: "done", changed: said.length };
  });
  if (outcome.kind === "done" && outcome.changed > 0) noticeOffer();
  return outcome;
}
