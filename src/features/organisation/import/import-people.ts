import { randomBytes, randomUUID } from "node:crypto";
import type { Services } from "../../../platform/services.ts";
import { newTotp, storedPassword } from "../../identity/index.ts";
import { subjectOf } from "../accounts/change-account.ts";
import { inLog } from "../accounts/create-account.ts";
import { insertAccounts, insertPosts, type NewAccount, type NewPost, selectKnown, updateAccount } from "../accounts/sql.ts";
import { changeOrganisation, no } from "../change.ts";
import { readPlaces } from "../places/read-places.ts";
import type { Account, Intent, Result, Steward } from "../types.ts";
import { type CheckedRow, checkRows } from "./check-rows.ts";
import type { ReadRow } from "./columns.ts";
import { readRows } from "./read-rows.ts";
import { deleteImports, insertImport, selectImport, updateResult } from "./sql.ts";

export type ImportPreview = {
  id: string;
  fileName: string;
  rows: CheckedRow[];
  /** When it was confirmed, and what came of it. */
  confirmed?: ImportResult;
};
export type ImportResult = { accounts: number; posts: number; same: number; wrong: number };

/**
 * Keeps a list of people for looking at. Nothing of it is written before `confirmImport`.
 * @param input.key one for each upload: the same form sent twice is one list
 * @returns a Vietnamese sentence when the file cannot be used
 */
export async function uploadImport(
  services: Services,
  input: Intent & { fileName: string; bytes: Uint8Array },
): Promise<{ ok: true; id: string } | { ok: false; message: string }> {
  const { key: id, steward, fileName } = input;
  const read = await readRows(input.bytes);
  if (!read.ok) return read;
  const by = { officerId: steward.officerId, name: steward.name };
  const at = services.clock.now().toString();
  await insertImport(services.db, { id, fileName: fileName.slice(0, 200), rows: read.rows, by, at });
  return { ok: true, id };
}

/** A list as it would be written at this moment, with the faults of each line; undefined when it is somebody else's or forgotten. */
export async function viewImport(services: Services, steward: Steward, id: string): Promise<ImportPreview | undefined> {
  const found = /^[0-9a-f-]{36}$/.test(id) ? await selectImport(services.db, id) : undefined;
  if (!found || found.uploadedBy !== steward.officerId) return undefined;
  const rows = await checkNow(services, services.db, steward, found.rows);
  const confirmed = found.confirmedAt ? (found.result as ImportResult) : undefined;
  return { id, fileName: found.fileName, rows, ...(confirmed && { confirmed }) };
}

async function checkNow(
  services: Services,
  db: Services["db"],
  steward: Steward,
  rows: readonly ReadRow[],
): Promise<CheckedRow[]> {
  const usernames = rows.map(({ username }) => username.trim().toLowerCase());
  const personalIds = rows.map(({ personalId }) => personalId.replace(/\s/g, ""));
  const known = await selectKnown(db, { usernames, personalIds });
  return checkRows(rows, { steward, places: await readPlaces({ ...services, db }), known });
}

/**
 * Writes the lines without faults, all together or none; the others are left and named. Looked at anew under the lock, so what somebody else did
 * since the preview counts. Confirmed twice it is written once; the same file again finds everybody there.
 * New accounts have no password that anybody knows: it is handed out person by person.
 */
export async function confirmImport(services: Services, steward: Steward, id: string): Promise<Result<ImportResult>> {
  const found = /^[0-9a-f-]{36}$/.test(id) ? await selectImport(services.db, id) : undefined;
  if (!found || found.uploadedBy !== steward.officerId)
    return { ok: false, message: "Danh sách này không còn. Hãy tải tệp lên lại." };
  if (found.confirmedAt) return { ok: true, repeated: true };
  const unknowable = await storedPassword(randomBytes(32).toString("base64"));
  return changeOrganisation<ImportResult>(services, { steward, key: id }, async (tx) => {
    const rows = await checkNow(services, tx, steward, found.rows);
    const good = rows.filter(({ what }) => what === "create" || what === "addPost");
    if (good.length === 0) return no("Danh sách không có dòng nào mới và đúng để ghi.");
    const at = services.clock.now().toString();
    const accounts = good
      .filter(({ what }) => what === "create")
      .map((row): NewAccount => {
        const totpSecret = newTotp(services.config, row.username).sealed;
        const home = { homeId: row.agencyId, passwordHash: unknowable, totpSecret, issuedAt: null };
        return { id: randomUUID(), ...row.details, ...home };
      });
    await insertAccounts(tx, accounts, at);
    const people = await peopleOf(tx, good);
    const posts = good.map((row) => postOf(row, people));
    await insertPosts(tx, posts);
    const made = new Set(accounts.map(({ id: one }) => one));
    for (const officerId of new Set(posts.map((post) => post.officerId)))
      if (!made.has(officerId)) await updateAccount(tx, officerId, {});
    const result = {
      accounts: accounts.length,
      posts: posts.length,
      same: rows.filter(({ what }) => what === "same").length,
      wrong: rows.filter(({ what }) => what === "wrong").length,
    };
    await updateResult(tx, id, result, at);
    return { entries: good.map((row) => entryOf(row, people)), value: result };
  });
}

async function peopleOf(db: Services["db"], rows: readonly CheckedRow[]): Promise<Map<string, Account>> {
  const found = await selectKnown(db, { usernames: rows.map(({ username }) => username), personalIds: [] });
  return new Map(found.map((account) => [account.username, account]));
}

function postOf({ username, post }: CheckedRow, people: ReadonlyMap<string, Account>): NewPost {
  const { role, agencyId, position, unit } = post;
  if (!role) throw new Error("A line without a role is not a good one");
  return { officerId: people.get(username)!.id, role, agencyId, position, ...(unit && { unit }) };
}

function entryOf(row: CheckedRow, people: ReadonlyMap<string, Account>) {
  const account = people.get(row.username)!;
  const { role, agencyId, position, unit } = row.post;
  const post = { role, agencyId, position, ...(unit && { unit }) };
  const create = row.what === "create";
  return {
    act: create ? ("importAccount" as const) : ("importPost" as const),
    agencyId,
    subject: subjectOf(account),
    after: create ? { ...inLog(account), posts: [post] } : post,
  };
}

const KEEP_HOURS = 24;

/** Forgets lists that were read a day ago or longer; what was written of them stands in the log. */
export async function purgeImports({ db, clock }: Services): Promise<void> {
  await deleteImports(db, clock.now().subtract({ hours: KEEP_HOURS }).toString());
}
