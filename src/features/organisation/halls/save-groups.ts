import type { ServiceGroup } from "../../../core/tickets/index.ts";
import type { Services } from "../../../platform/services.ts";
import { findAgency } from "../../catalogue/index.ts";
import { groupInUse } from "../../tickets/index.ts";
import { changeOrganisation, FAR, no, STALE } from "../change.ts";
import { openAgency } from "../places/open-agency.ts";
import { reaches } from "../reach.ts";
import type { Intent, Result } from "../types.ts";
import { updateHall } from "./sql.ts";
import { ownHall } from "./view-hall.ts";

export const MOST_GROUPS = 8;

/**
 * Groups of work of the agency's hall, in the order in which the kiosk asks. A group that a quầy serves, or of which somebody waits with a number
 * today, is not taken away; its name may change.
 * @param input.version of the hall, 0 while it is as proposed
 */
export function saveGroups(
  services: Services,
  input: Intent & { agencyId: string; version: number; groups: readonly ServiceGroup[] },
): Promise<Result> {
  const { agencyId, steward, version } = input;
  const groups = input.groups
    .map(({ letter, name }) => ({
      letter: letter.trim().toUpperCase(),
      name: name.normalize("NFC").trim().replace(/\s+/g, " ").slice(0, 40),
    }))
    .filter(({ letter, name }) => letter || name);
  return changeOrganisation(services, input, async (tx) => {
    if (!reaches(steward, agencyId)) return no(FAR);
    const closed = await openAgency(tx, agencyId);
    if (closed) return no(closed);
    const hall = await ownHall(tx, agencyId);
    if (hall.version !== Math.max(1, version)) return no(STALE);
    const fault = faultOf(groups);
    if (fault) return no(fault, "groups");
    for (const { letter, name } of hall.groups) {
      if (groups.some((one) => one.letter === letter)) continue;
      const counter = hall.counters.find((one) => one.services.includes(letter));
      if (counter) return no(`${counter.name} còn nhận nhóm ${letter} – ${name}. Hãy bỏ nhóm này ở quầy trước.`, "groups");
      if (await groupInUse(tx, { clock: services.clock, agencyId }, letter))
        return no(`Hôm nay còn người lấy số nhóm ${letter} – ${name}. Hãy làm lại khi họ đã xong.`, "groups");
    }
    if (JSON.stringify(hall.groups) === JSON.stringify(groups)) return no("Chưa có gì khác để lưu.");
    await updateHall(tx, agencyId, groups);
    const subject = { kind: "agency" as const, id: agencyId, name: (await findAgency({ db: tx }, agencyId))!.name };
    const words = (list: readonly ServiceGroup[]) => ({ groups: list.map(({ letter, name }) => `${letter} – ${name}`) });
    const entry = { act: "saveGroups" as const, agencyId, subject, before: words(hall.groups), after: words(groups) };
    return { entries: [entry], value: {} };
  });
}

function faultOf(groups: readonly ServiceGroup[]): string | undefined {
  if (groups.length === 0) return "Hãy ghi ít nhất một nhóm việc.";
  if (groups.length > MOST_GROUPS) return `Nhiều nhất ${MOST_GROUPS} nhóm, để người lấy số chọn được nhanh.`;
  const odd = groups.find(({ letter }) => !/^[A-Z]$/.test(letter));
  if (odd) return `Nhóm “${odd.name || odd.letter}” cần một chữ cái đứng đầu số, từ A đến Z.`;
  const unnamed = groups.find(({ name }) => name.length < 2);
  if (unnamed) return `Nhóm ${unnamed.letter} chưa có tên.`;
  const twice = groups.find(({ letter }, index) => groups.findIndex((one) => one.letter === letter) !== index);
  return twice && `Hai nhóm dùng chung chữ ${twice.letter}. Mỗi nhóm một chữ.`;
}
