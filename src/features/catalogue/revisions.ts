import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Revision } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Db, Services } from "../../platform/services.ts";
import { insertRevision, type NewRevision, selectInForce, selectRevision } from "./sql.ts";
import type { Published } from "./types.ts";

/** Revisions never change once published, so one copy serves the whole process. */
const known = new Map<string, Revision>();

/** What a revision stored before these were known stands for. */
const ADDED_LATER = {
  acceptedAt: "province",
  transition: { drafts: "move" },
  waivers: [],
  doubts: [],
} as const satisfies Partial<Revision>;

let published = 0;

/** How often this process has changed what is offered: published, withdrawn, or changed a group. */
export const publications = (): number => published;

/** To be called once a change of the offer is committed: pages that were kept are made anew at once. */
export function noticeOffer(): void {
  published++;
}

/** The revision that a dossier or draft is pinned to. @throws Error when it was never published */
export async function getRevision(services: Pick<Services, "db">, id: string): Promise<Revision> {
  const cached = known.get(id);
  if (cached) return cached;
  const stored = await selectRevision(services.db, id);
  const revision = stored && { ...ADDED_LATER, ...stored };
  if (!revision) throw new Error(`No revision ${id}`);
  known.set(id, revision);
  return revision;
}

/** The revision in force today; undefined when the province does not offer the procedure. */
export function findProcedure(services: Services, code: string): Promise<Published | undefined> {
  return findProcedureOn(services, code, today(services));
}

export function listProcedures(services: Services): Promise<Published[]> {
  return listProceduresOn(services, today(services));
}

/** The revision in force on a day (yyyy-MM-dd) as far as is published now: the view "as of". Days to come are foreseen. */
export async function findProcedureOn(services: Pick<Services, "db">, code: string, day: string): Promise<Published | undefined> {
  return (await withRevisions(services, await selectInForce(services.db, day, code)))[0];
}

/** Everything in force on a day (yyyy-MM-dd), by code. */
export async function listProceduresOn(services: Pick<Services, "db">, day: string): Promise<Published[]> {
  return withRevisions(services, await selectInForce(services.db, day, null));
}

/** Publishes compiled definitions as shipped ones; the same definition is stored once. @returns how many were new */
export async function publishRevisions(
  services: Pick<Services, "db" | "clock">,
  revisions: readonly Revision[],
): Promise<number> {
  let added = 0;
  for (const definition of revisions) {
    const at = services.clock.now().toString();
    if (await storeRevision(services.db, { definition, files: null, origin: "folder", editId: null, by: null, at })) added++;
  }
  if (added > 0) noticeOffer();
  return added;
}

/** Stores a revision for ever. @returns whether it is new */
export function storeRevision(db: Db, row: Omit<NewRevision, "id" | "search">): Promise<boolean> {
  const { definition } = row;
  const text = [
    definition.code,
    definition.name,
    definition.plain,
    definition.summary,
    ...definition.keywords,
    definition.field.name,
  ];
  return insertRevision(db, { ...row, id: revisionId(definition), search: text.join(" ") });
}

/** Hands out the one object of a revision: what the engine prepares for it is kept beside that object. */
function withRevisions(services: Pick<Services, "db">, ids: readonly string[]): Promise<Published[]> {
  return Promise.all(ids.map(async (id) => ({ id, revision: await getRevision(services, id) })));
}

/** The same definition has the same id wherever it comes from. */
export function revisionId(definition: Revision): string {
  const digest = createHash("sha256").update(canonicalize(definition)!).digest("hex").slice(0, 12);
  return `${definition.code}@${digest}`;
}

/** The day of the clock, yyyy-MM-dd in Asia/Ho_Chi_Minh. */
export function today(services: Pick<Services, "clock">): string {
  return services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
}
