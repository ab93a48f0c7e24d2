import { setImmediate } from "node:timers/promises";
import { buildIndex, createFinder, type Finder, textOfPublished, textOfRevision, tidyName } from "../../core/finding/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { listProceduresOn } from "../catalogue/index.ts";
import type { Words } from "./read-words.ts";
import { selectFiled, selectPublishedParts } from "./sql.ts";
import type { FindingAnswer, FindingOptions, FoundProcedure } from "./types.ts";

export type Known = Omit<FoundProcedure, "score" | "phrase" | "fits">;
export type Collected = { find: Finder; known: ReadonlyMap<string, Known> };

const COUNTED_DAYS = 365;

/**
 * Reads everything the province knows and makes it findable: definitions in force, and published procedures beside them.
 * @param more definitions that are found too unless another of their code is in force
 */
export async function collect(
  services: Pick<Services, "db" | "clock">,
  { lexicon, entries }: Words,
  more: readonly Revision[] = [],
): Promise<Collected> {
  const now = services.clock.now().toZonedDateTimeISO(TIME_ZONE);
  const since = now.subtract({ days: COUNTED_DAYS }).toInstant().toString();
  const [offered, published, counts] = await Promise.all([
    listProceduresOn(services, now.toPlainDate().toString()),
    selectPublishedParts(services.db),
    selectFiled(services.db, since),
  ]);
  const filed = new Map(counts.map((one) => [one.code, one.filed]));
  const revisions = new Map([...more, ...offered.map((one) => one.revision)].map((one) => [one.code, one]));
  const alone = published.filter((one) => !revisions.has(one.code));
  const texts = [
    ...revisions.values().map((one) => textOfRevision(one, entries[one.code], filed.get(one.code) ?? 0)),
    ...alone.map((one) => textOfPublished(one, entries[one.code], filed.get(one.code) ?? 0)),
  ];
  const known = new Map<string, Known>();
  for (const revision of revisions.values()) {
    const { code, name, plain, field } = revision;
    known.set(code, { code, name, plain, revision, tiers: [], field: field.name });
  }
  for (const { code, name, tiers, fields } of alone) {
    const plain = entries[code]?.plain ?? tidyName(name);
    known.set(code, { code, name, plain, revision: undefined, tiers, field: fields.join(", ") });
  }
  const index = await buildIndex(texts, lexicon, () => setImmediate());
  return { find: createFinder(index), known };
}

export function answerOf({ find, known }: Collected, text: string, options: FindingOptions): FindingAnswer {
  const { hits, corrected } = find(text, options);
  return {
    corrected,
    results: hits.map((hit) => ({ ...known.get(hit.code)!, score: hit.score, phrase: hit.phrase, fits: hit.fits })),
  };
}
