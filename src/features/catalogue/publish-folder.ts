import { checkChildProcedures, compile } from "../../core/procedure/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Db, Services } from "../../platform/services.ts";
import { openEdit } from "./edits/start-edit.ts";
import { lockOffer, selectFiles, selectRevisions, selectWithdrawals } from "./history/sql.ts";
import { displayPath, readDefinitions } from "./read-definitions.ts";
import { findProcedureOn, noticeOffer, revisionId, storeRevision, today } from "./revisions.ts";

/** The definitions of a folder do not compile; the message lists every finding with its place, in Vietnamese. */
export class BrokenDefinitions extends Error {}

type Shipped = { definition: Revision; files: Record<string, string> };

/**
 * Compiles every procedure below a folder and publishes what is new, with its files; nothing is published when one is broken.
 *
 * What is shipped never overrides the province. As long as nobody there has published a procedure on screen, a new shipped definition is
 * published as it is; of two that begin on the same day the later one counts. Once a controller has published the procedure, or withdrawn
 * it, a new shipped definition becomes an edit instead (bản soạn, origin "file"), once, for the controllers to look at.
 * @returns how many revisions were new
 * @throws BrokenDefinitions
 */
export async function publishFolder(services: Pick<Services, "db" | "clock">, root: string): Promise<number> {
  const compiled = readDefinitions([root]).map(({ folder, files }) => ({ folder, files, result: compile(files) }));
  const known = await withPublished(
    services,
    compiled.flatMap(({ result }) => (result.ok ? [result.revision] : [])),
  );
  const findings = compiled.flatMap(({ folder, files, result }) => {
    const own = result.ok ? checkChildProcedures(result.revision, (code) => known.get(code), files) : result.findings;
    return own.map((one) => `${displayPath(folder, one.file)}${one.line ? `:${one.line}` : ""}: ${one.message}`);
  });
  if (findings.length > 0)
    throw new BrokenDefinitions(`Thủ tục có ${findings.length} lỗi, chưa công bố gì:\n${findings.join("\n")}`);
  let added = 0;
  for (const { files, result } of compiled)
    if (result.ok && (await offer(services, { definition: result.revision, files }))) added++;
  if (added > 0) noticeOffer();
  return added;
}

/** These revisions by code, and the published ones that they are interlinked with (liên thông). */
async function withPublished(
  services: Pick<Services, "db" | "clock">,
  revisions: readonly Revision[],
): Promise<Map<string, Revision>> {
  const now = today(services);
  const known = new Map(revisions.map((revision) => [revision.code, revision]));
  for (const { steps, effective } of revisions)
    for (const { child } of steps) {
      if (!child || known.has(child.procedure)) continue;
      const found = await findProcedureOn(services, child.procedure, effective.from > now ? effective.from : now);
      if (found) known.set(child.procedure, found.revision);
    }
  return known;
}

/** The folder speaks for nobody in the province: whoever takes such an edit over checks it like any other. */
const FOLDER = { kind: "system", name: "Bộ thủ tục đi kèm chương trình" } as const;

async function offer(services: Pick<Services, "db" | "clock">, shipped: Shipped): Promise<boolean> {
  const { definition, files } = shipped;
  const at = services.clock.now().toString();
  const id = revisionId(definition);
  const outcome = await services.db.transaction().execute(async (tx) => {
    await lockOffer(tx, definition.code);
    const taken = await inHands(tx, definition.code);
    if (taken && !(await selectFiles(tx, id))) return "taken" as const;
    return storeRevision(tx, { definition, files, origin: "folder", editId: null, by: null, at });
  });
  if (outcome !== "taken") return outcome;
  await openEdit(services, FOLDER, { files, basedOn: null, origin: "file" }, id);
  return false;
}

/** Whether the province has decided about the procedure itself. */
async function inHands(tx: Db, code: string): Promise<boolean> {
  const [revisions, withdrawals] = await Promise.all([selectRevisions(tx, code), selectWithdrawals(tx, code)]);
  return withdrawals.length > 0 || revisions.some(({ origin }) => origin === "screen");
}
