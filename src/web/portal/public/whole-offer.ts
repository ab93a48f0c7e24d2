import type { Revision } from "../../../core/procedure/types.ts";
import { listProceduresOn } from "../../../features/catalogue/index.ts";
import { type PublishedEntry, publishedEntries } from "../../../features/published/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";

/** The day of the clock, yyyy-MM-dd. */
export const todayOf = ({ clock }: Pick<Services, "clock">): string =>
  clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();

export type WholeOffer = {
  day: string;
  /** In force today, by code. */
  here: ReadonlyMap<string, Revision>;
  /** Published nationally and not in force here: text to read. */
  elsewhere: ReadonlyMap<string, PublishedEntry>;
};

/** Everything that has a page of its own today. */
export async function wholeOffer(services: Pick<Services, "db" | "clock">): Promise<WholeOffer> {
  const day = todayOf(services);
  const [offered, published] = await Promise.all([listProceduresOn(services, day), publishedEntries(services)]);
  const here = new Map(offered.map(({ revision }) => [revision.code, revision]));
  return { day, here, elsewhere: new Map(published.filter(({ code }) => !here.has(code)).map((entry) => [entry.code, entry])) };
}

/** Where a procedure can be read about; undefined when it has no page. */
export const pageOf = ({ here, elsewhere }: WholeOffer, code: string | null | undefined): string | undefined =>
  code && (here.has(code) || elsewhere.has(code)) ? `/thu-tuc/${code}` : undefined;
