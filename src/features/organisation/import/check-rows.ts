import type { PostRole } from "../../identity/index.ts";
import { type Details, faultsOfDetails, tidyDetails } from "../accounts/check-details.ts";
import { faultsOfPost, type Places } from "../accounts/check-post.ts";
import { coversAccount } from "../reach.ts";
import type { Account, Steward } from "../types.ts";
import { type CellFault, cellOf, fold, type ReadRow, ROLE_WORDS } from "./columns.ts";
import { unitName } from "./template.ts";

/** What a line means: a new account, a post for somebody who has one, nothing new, or what is wrong with it. */
export type CheckedRow = {
  row: number;
  name: string;
  username: string;
  agencyId: string;
  what: "create" | "addPost" | "same" | "wrong";
  faults: CellFault[];
  details: Details;
  post: { role: PostRole | undefined; agencyId: string; position: string; unit: string };
};

/** What the lines are held against; `known`: accounts with one of their names or numbers. */
export type CheckContext = { steward: Steward; places: Places; known: readonly Account[] };

/**
 * Looks at each line by itself and among the others. Lines of the same user name are one person with several posts. Reading the same list again
 * finds nothing new in it.
 */
export function checkRows(rows: readonly ReadRow[], context: CheckContext): CheckedRow[] {
  const first = new Map<string, CheckedRow>();
  const numbers = new Map<string, CheckedRow>();
  const posts = new Set<string>();
  return rows.map((read) => {
    const checked = checkAlone(read, context);
    const { details, faults, post } = checked;
    const before = first.get(details.username);
    const sameNumber = numbers.get(details.personalId);
    if (before && (before.details.personalId !== details.personalId || before.details.name !== details.name))
      faults.push({
        ...cellOf(read, "username"),
        message: `Tên đăng nhập ${details.username} đã dùng cho ${before.name} ở dòng ${before.row}. Hãy đặt tên khác.`,
      });
    else if (sameNumber && sameNumber.details.username !== details.username)
      faults.push({
        ...cellOf(read, "personalId"),
        message: `Số định danh trùng với dòng ${sameNumber.row}. Một người dùng một tên đăng nhập.`,
      });
    const key = `${details.username} ${post.agencyId} ${post.role}`;
    if (faults.length === 0 && posts.has(key))
      faults.push({ cell: "", label: "", message: "Dòng này trùng người, vai và cơ quan với một dòng ở trên." });
    posts.add(key);
    if (!before) first.set(details.username, checked);
    if (!sameNumber) numbers.set(details.personalId, checked);
    if (faults.length > 0) return { ...checked, what: "wrong" };
    return checked.what === "create" && before && before.faults.length === 0 ? { ...checked, what: "addPost" } : checked;
  });
}

function checkAlone(read: ReadRow, { steward, places, known }: CheckContext): CheckedRow {
  const { name, personalId, username, phone, email } = read;
  const details = tidyDetails({ name, personalId, username, phone, email });
  const agencyId = read.agencyId.toUpperCase();
  const role = (Object.keys(ROLE_WORDS) as PostRole[]).find((one) => fold(ROLE_WORDS[one]) === fold(read.role));
  const unit = unitOf(read.unit, places.get(agencyId)?.units ?? []);
  const post = { role, agencyId, position: read.position.slice(0, 200), unit };
  const faults = [
    ...faultsOfDetails(details),
    ...faultsOfPost(steward, { ...post, role: role ?? "" }, places).filter(({ field }) => role || field !== "role"),
  ].map(({ field, message }): CellFault => ({ ...cellOf(read, field === "agency" ? "agencyId" : field), message }));
  if (!role)
    faults.push({
      ...cellOf(read, "role"),
      message: `Vai “${read.role}” không có. Hãy ghi một trong: ${Object.values(ROLE_WORDS).join(", ")}.`,
    });
  const account = known.find((one) => one.username === details.username || one.personalId === details.personalId);
  const base = { row: read.row, name: details.name, username: details.username, agencyId, details, post };
  if (!account) return { ...base, what: "create", faults };
  faults.push(...faultsOfKnown(account, details, steward).map((message) => ({ ...cellOf(read, "username"), message })));
  const has = account.posts.some((one) => one.agencyId === agencyId && one.role === role);
  return { ...base, what: has ? "same" : "addPost", faults };
}

function faultsOfKnown(account: Account, details: Details, steward: Steward): string[] {
  if (account.personalId !== details.personalId)
    return [`Tên đăng nhập ${details.username} đã có người khác dùng. Hãy đặt tên khác.`];
  if (!coversAccount(steward, account))
    return ["Người này đã có tài khoản ngoài phạm vi của bạn. Hãy nhờ quản trị cấp trên giao thêm vai."];
  if (account.username !== details.username) return [`Người này đã có tài khoản ${account.username}. Hãy ghi đúng tên đó.`];
  if (account.id === steward.officerId) return ["Bạn không tự giao vai cho mình. Hãy nhờ một người quản trị khác."];
  if (account.state === "closed") return ["Tài khoản này đã đóng. Hãy mở lại rồi giao vai."];
  return [];
}

/** Slug of a room by its name or slug; what is not known stays as typed, and is refused later. */
function unitOf(typed: string, units: readonly string[]): string {
  if (!typed) return "";
  const wanted = fold(typed);
  return units.find((unit) => unit === typed || fold(unitName(unit)) === wanted) ?? typed;
}
