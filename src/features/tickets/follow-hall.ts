import type { Services } from "../../platform/services.ts";
import { counterName } from "./find-hall.ts";
import { today } from "./law.ts";
import { lockHall, relieveSeat, selectAtCounter, selectInStates, selectSeats, updateSeatServices } from "./sql.ts";
import type { HallCounter } from "./types.ts";

type Tx = Services["db"];
type Place = { clock: Services["clock"]; agencyId: string };

/**
 * What sits at a counter today follows a change of it, in the transaction that makes it: closed or gone, whoever sits there is relieved; other
 * groups, they are served from now on. Not while somebody is being called or served there, and a number stays while somebody sits at it.
 * @param change `to` undefined: it is taken out of use
 * @returns a Vietnamese sentence when it has to wait
 */
export async function followCounter(
  tx: Tx,
  { clock, agencyId }: Place,
  { from, to }: { from: number; to: HallCounter | undefined },
): Promise<string | undefined> {
  await lockHall(tx, agencyId);
  const place = { agencyId, day: today({ clock }) };
  const seat = (await selectSeats(tx, place)).find(({ counter }) => counter === from);
  if (!seat?.officerId) return undefined;
  const stays = to?.open === true;
  const here = await selectAtCounter(tx, place, from);
  if (!stays && here) return `${counterName(from)} đang phục vụ số ${here.number}. Hãy chờ xong lượt đó rồi đóng.`;
  if (stays && to.number !== from) return `${seat.officerName} đang ngồi quầy ${from}. Hãy đổi số khi quầy đã nghỉ.`;
  if (!stays) await relieveSeat(tx, place, from);
  else {
    const kept = seat.services.filter((letter) => to.services.includes(letter));
    await updateSeatServices(tx, place, from, kept.length > 0 ? kept : to.services);
  }
  return undefined;
}

/** Whether somebody with a number of this group still waits or is being served today. */
export async function groupInUse(tx: Tx, { clock, agencyId }: Place, letter: string): Promise<boolean> {
  await lockHall(tx, agencyId);
  const open = await selectInStates(tx, { agencyId, day: today({ clock }) }, ["waiting", "called", "serving", "absent"]);
  return open.some(({ service }) => service === letter);
}
