import type { Services } from "../../platform/services.ts";
import { findHall } from "./find-hall.ts";
import { inHall } from "./in-hall.ts";
import { today } from "./law.ts";
import { leaveSeat, putSeat, selectAtCounter, selectSeats } from "./sql.ts";
import type { Clerk, Seat } from "./types.ts";

export type Chosen = { ok: true } | { ok: false; field: "quay" | "viec"; message: string };

/** Sits down at a counter for today; who sat there is relieved, with whoever is just being served. Chosen again it changes. */
export function chooseCounter(
  services: Services,
  { clerk, counter, letters }: { clerk: Clerk; counter: number; letters: readonly string[] },
): Promise<Chosen> {
  return inHall<Chosen>(services, clerk.agencyId, async ({ tx, at, place }) => {
    const hall = await findHall({ db: tx }, clerk.agencyId);
    const found = hall.counters.find(({ number }) => number === counter);
    if (!found) return { ok: false, field: "quay", message: "Hãy chọn một quầy trong danh sách." };
    if (!found.open) return { ok: false, field: "quay", message: `${found.name} đang tạm đóng. Hãy chọn quầy khác.` };
    const names = hall.services.filter(({ letter }) => found.services.includes(letter));
    const served = names.map(({ letter }) => letter).filter((letter) => letters.includes(letter));
    if (served.length === 0 && letters.length > 0)
      return { ok: false, field: "viec", message: `${found.name} chỉ nhận: ${names.map(({ name }) => name).join("; ")}.` };
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
