import type { Services } from "../../platform/services.ts";
import { countElsewhere, countUnread, selectNotices, updateRead, updateReadOf } from "./sql.ts";
import type { Notice, Officer } from "./types.ts";

/** More than this is said as "more than". */
export const MOST_COUNTED = 99;
const PAGE = 30;
/** Nobody goes through more; what is older is found in its dossier. */
const MOST_PAGES = 50;

export type NoticeList = { rows: Notice[]; total: number; page: number; pages: number; unread: number; elsewhere: number };

/** Unread notices of the acting post, whose dossiers may still be seen; counted no further than 100. */
export function countNotices(services: Pick<Services, "db">, officer: Officer): Promise<number> {
  return countUnread(services.db, officer, MOST_COUNTED + 1);
}

/** Newest first, 30 on a page, from 1 to at most 50; `elsewhere`: unread ones at other agencies where the officer has a post. */
export async function listNotices(services: Pick<Services, "db">, officer: Officer, wanted: number): Promise<NoticeList> {
  const read = (page: number) =>
    selectNotices(services.db, officer, { limit: PAGE, offset: (page - 1) * PAGE, most: MOST_PAGES * PAGE });
  const [first, unread, elsewhere] = await Promise.all([
    read(Math.min(wanted, MOST_PAGES)),
    countNotices(services, officer),
    countElsewhere(services.db, officer),
  ]);
  const pages = Math.max(1, Math.ceil(first.total / PAGE));
  const page = Math.min(wanted, pages);
  const { rows, total } = page === wanted ? first : await read(page);
  return { rows, total, page, pages, unread, elsewhere };
}

/** All of the acting post are read, up to the one that was the newest on the page: what came meanwhile stays. */
export async function markAllRead(services: Pick<Services, "db" | "clock">, officer: Officer, until: string): Promise<void> {
  if (/^\d{1,18}$/.test(until)) await updateRead(services.db, officer, services.clock.now().toString(), until);
}

/** The officer has the dossier before them. @returns whether there was something unread about it */
export function markRead(services: Pick<Services, "db" | "clock">, officerId: string, code: string): Promise<boolean> {
  return updateReadOf(services.db, officerId, code, services.clock.now().toString());
}
