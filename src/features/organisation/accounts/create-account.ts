import { randomUUID } from "node:crypto";
import type { Services } from "../../../platform/services.ts";
import { newPassword, newTotp, storedPassword } from "../../identity/index.ts";
import { changeOrganisation, no } from "../change.ts";
import { readPlaces } from "../places/read-places.ts";
import { coversAccount } from "../reach.ts";
import type { Account, Intent, Refused, Result, Secrets } from "../types.ts";
import { subjectOf } from "./change-account.ts";
import { type Details, type Fault, faultsOfDetails, tidyDetails } from "./check-details.ts";
import { asRole, faultsOfPost, type TypedPost } from "./check-post.ts";
import { insertAccounts, insertPosts, selectAccount, selectKnown } from "./sql.ts";

export type AccountCreated = Result<{ account: Account; secrets: Secrets }> | (Refused & { faults: Fault[] });

/**
 * A new account with its first post. Password and one-time-code secret are handed back once and are stored nowhere as they are; the password has
 * to be changed at the first sign-in.
 */
export async function createAccount(
  services: Services,
  input: Intent & { details: Details; post: TypedPost },
): Promise<AccountCreated> {
  const details = tidyDetails(input.details);
  const post = { ...input.post, position: input.post.position.trim().slice(0, 200) };
  const faults = [...faultsOfDetails(details), ...faultsOfPost(input.steward, post, await readPlaces(services))];
  if (faults.length > 0) return { ok: false, message: faults[0]!.message, faults };
  const password = newPassword();
  const passwordHash = await storedPassword(password);
  const totp = newTotp(services.config, details.username);
  return changeOrganisation<{ account: Account; secrets: Secrets }>(services, input, async (tx) => {
    const [known] = await selectKnown(tx, { usernames: [details.username], personalIds: [details.personalId] });
    if (known) return no(knownSentence(known, details, coversAccount(input.steward, known)), fieldOf(known, details));
    const id = randomUUID();
    const { agencyId, position, unit } = post;
    const at = services.clock.now().toString();
    const account = { id, ...details, homeId: agencyId, passwordHash, totpSecret: totp.sealed, issuedAt: at };
    await insertAccounts(tx, [account], at);
    await insertPosts(tx, [{ officerId: id, agencyId, role: asRole(post.role)!, position, ...(unit && { unit }) }]);
    const made = (await selectAccount(tx, { id }))!;
    const entry = { act: "createAccount" as const, agencyId, subject: subjectOf(made), after: inLog(made) };
    return { entries: [entry], value: { account: made, secrets: { password, totp: { base32: totp.base32, uri: totp.uri } } } };
  });
}

const fieldOf = (known: Account, { username }: Details): string => (known.username === username ? "username" : "personalId");

function knownSentence(known: Account, details: Details, near: boolean): string {
  if (known.personalId === details.personalId)
    return near
      ? `Người này đã có tài khoản ${known.username}. Hãy mở tài khoản đó và giao thêm vai.`
      : "Người này đã có tài khoản ở cơ quan khác. Hãy nhờ quản trị cấp tỉnh giao thêm vai.";
  return `Tên đăng nhập ${details.username} đã có người dùng. Hãy chọn tên khác.`;
}

/** An account as the log keeps it: no secret is part of it. */
export function inLog({ username, name, personalId, phone, email, state, posts }: Account): object {
  return { username, name, personalId, phone, email, state, posts: posts.map(({ id: _, agencyName: __, ...post }) => post) };
}
