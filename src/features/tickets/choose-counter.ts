import type { Services } from "../../platform/services.ts";
import { inHall } from "./in-hall.ts";
import { findHall, today } from "./law.ts";
import { leaveSeat, putSeat, selectAtCounter, selectSeats } from "./sql.ts";
import type { Clerk, Seat } from "./types.ts";

export type Chosen = { ok: true } | { ok: false; field: "quay" | "viec"; message: string };

/** Sits down at a counter for today; who sat there is relieved, with whoever is just being served. Chosen again it changes. */
export function chooseCounter(
  services: Services,
  { clerk, counter, letters }: { clerk: Clerk; counter: number; letters: readonly string[] },
): Promise<Chosen> {
  const hall = findHall(clerk.agencyId);
  return inHall<Chosen>(services, clerk.agencyId, async ({ tx, at, place }) => {
    if (!Number.isInteger(counter) || counter < 1 || counter > hall.counters)
      return { ok: false, field: "quay", message: "Hãy chọn một quầy trong danh sách." };
    const served = hall.services.map(({ letter }) => letter).filter((letter) => letters.includes(letter));
    if (served.length === 0) return { ok: false, field: "viec", message: "Hãy chọn ít nhất một nhóm việc mà quầy này nhận." };
    const old = (await selectSeats(tx, place)).find(({ officerId }) => officerId === clerk.officerId);
    if (old && old.counter !== counter && (await selectAtCounter(tx, place, old.counter)))
      return { ok: false, field: "quay", message: `Quầy ${old.counter} đang có người. Hãy xong lượt đó rồi đổi quầy.` };
    await putSeat(tx, { ...place, counter, officerId: clerk.officerId, officerName: clerk.name, services: served, at });
    return { ok: true };
  });
}

/** Closes the clerk's counter, at lunch or in the evening. Who sits there is finished first. */
export function leaveCounter(services: Services, clerk: Clerk): Promise<{ ok: true } | { ok: false; message: string }> {
  return inHall(services, clerk.agencyId, async ({ tx, place }) => {
    const seat = (await selectSeats(tx, place)).find(({ officerId }) => officerId === clerk.officerId);
    if (seat && (await selectAtCounter(tx, place, seat.counter)))
      return { ok: false, message: "Quầy đang có người. Hãy xong lượt đó rồi nghỉ." };
    await leaveSeat(tx, place, clerk.officerId);
    return { ok: true };
  });
}

/** Counters of today, with whoever sits there. */
export function listSeats(services: Pick<Services, "db" | "clock">, agencyId: string): Promise<Seat[]> {
  return selectSeats(services.db, { agencyId, day: today(services) });
}
