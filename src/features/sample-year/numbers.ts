import type { BookEntry } from "../../core/dossier/index.ts";
import type { Db } from "../../platform/services.ts";
import { type Count, type DayCount, raiseBooks, raiseDayCounts, selectBooks, selectDayCounts } from "./sql.ts";

/** Numbers of dossiers and of books, counted on from where the database stands; written with what took them. */
export type Numbers = {
  dossier: (agencyId: string, day: string) => number;
  bookEntry: (agencyId: string, kind: string, year: number) => BookEntry;
  /** What was taken since the last time, to be written with what took it; what is taken meanwhile is not in it. */
  taken: () => (tx: Parameters<typeof raiseBooks>[0]) => Promise<void>;
};

export async function openNumbers(db: Db): Promise<Numbers> {
  const days = new Map((await selectDayCounts(db)).map((one) => [`${one.agencyId} ${one.day}`, one]));
  const books = new Map((await selectBooks(db)).map((one) => [`${one.agencyId} ${one.kind} ${one.year}`, one]));
  let [changedDays, changedBooks] = [new Set<DayCount>(), new Set<Count>()];
  return {
    dossier: (agencyId, day) => {
      const key = `${agencyId} ${day}`;
      const count = days.get(key) ?? { agencyId, day, last: 0 };
      days.set(key, count);
      changedDays.add(count);
      return ++count.last;
    },
    bookEntry: (agencyId, kind, year) => {
      const key = `${agencyId} ${kind} ${year}`;
      const count = books.get(key) ?? { agencyId, kind, year, last: 0 };
      books.set(key, count);
      changedBooks.add(count);
      return { number: ++count.last, book: "01", year };
    },
    taken: () => {
      const [daysNow, booksNow] = [[...changedDays], [...changedBooks]].map((all) => all.map((one) => ({ ...one }))) as [
        DayCount[],
        Count[],
      ];
      [changedDays, changedBooks] = [new Set(), new Set()];
      return async (tx) => {
        await raiseDayCounts(tx, daysNow);
        await raiseBooks(tx, booksNow);
      };
    },
  };
}
