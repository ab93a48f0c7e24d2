import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Revision } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { insertRevision, searchInForce, selectInForce, selectRevision } from "./sql.ts";
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

/** How often this process has published something. */
export const publications = (): number => published;

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
export async function findProcedure(services: Services, code: string): Promise<Published | undefined> {
  return (await withRevisions(services, await selectInForce(services.db, today(services), code)))[0];
}

export async function listProcedures(services: Services): Promise<Published[]> {
  return withRevisions(services, await selectInForce(services.db, today(services), null));
}

/** Procedures by need, with or without diacritics, best fit first. */
export async function searchProcedures(services: Services, text: string, limit = 20): Promise<Published[]> {
  const needle = text.normalize("NFC").trim().slice(0, 200);
  if (!needle) return [];
  return withRevisions(services, await searchInForce(services.db, today(services), needle, limit));
}

/** Publishes compiled definitions; the same definition is stored once. @returns how many were new */
export async function publishRevisions(
  services: Pick<Services, "db" | "clock">,
  revisions: readonly Revision[],
): Promise<number> {
  let added = 0;
  for (const definition of revisions) {
    const text = [
      definition.code,
      definition.name,
      definition.plain,
      definition.summary,
      ...definition.keywords,
      definition.field.name,
    ];
    const row = { id: revisionId(definition), definition, at: services.clock.now().toString(), search: text.join(" ") };
    if (await insertRevision(services.db, row)) added++;
  }
  if (added > 0) published++;
  return added;
}

/** Hands out the one object of a revision: what the engine prepares for it is kept beside that object. */
function withRevisions(services: Pick<Services, "db">, ids: readonly string[]): Promise<Published[]> {
  return Promise.all(ids.map(async (id) => ({ id, revision: await getRevision(services, id) })));
}

function revisionId(definition: Revision): string {
  const digest = createHash("sha256").update(canonicalize(definition)!).digest("hex").slice(0, 12);
  return `${definition.code}@${digest}`;
}

function today(services: Pick<Services, "clock">): string {
  return services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
}
