import { randomUUID } from "node:crypto";
import type { Services } from "../../../platform/services.ts";
import { findAgency } from "../../catalogue/index.ts";
import { newPassword, newTotp, passwordFault, storedPassword } from "../../identity/index.ts";
import { type Change, changeAlone, no } from "../change.ts";
import type { Account, Refused, Secrets } from "../types.ts";
import { subjectOf } from "./change-account.ts";
import { type Details, faultsOfDetails, tidyDetails } from "./check-details.ts";
import { inLog } from "./create-account.ts";
import {
  insertAccounts,
  insertPosts,
  type NewAccount,
  selectAccount,
  selectAdministrators,
  selectKnown,
  updateAccount,
  updateSecrets,
} from "./sql.ts";

export type FirstAdministrator = {
  agencyId: string;
  position: string;
  /** Of an account that is there the user name is enough; the rest may be "". */
  details: Details;
  /** Typed by its owner; without one a password is made that has to be changed at the first sign-in. */
  password?: string | undefined;
  /** Beside administrators who are there already; `reason` stands in the log. */
  force: boolean;
  reason: string;
  /** Who works at the machine, for the log. */
  operator: string;
};

/** `account`: it was made, `post`: the role was given to one that was there, `nothing`: it had the role before. */
export type AdministratorMade = { made: "account" | "post" | "nothing"; account: Account; secrets: Secrets };

/** Stands in the log in the place of an officer's id. */
export const OPERATOR = "operator";

/**
 * The first administrator of an agency, made by whoever has the machine: nobody else could. Refused while somebody may sign in as administrator there
 * or above, unless `force` with a reason. Safe to repeat: who has the role keeps it, and nothing is handed out a second time.
 */
export async function makeFirstAdministrator(
  services: Services,
  input: FirstAdministrator,
): Promise<({ ok: true } & AdministratorMade) | Refused> {
  const { agencyId, operator } = input;
  const details = tidyDetails(input.details);
  const fault = input.password !== undefined && passwordFault(input.password.normalize("NFC"), { username: details.username });
  if (fault) return { ok: false, message: fault, field: "password" };
  const password = input.password ?? newPassword();
  const passwordHash = await storedPassword(password.normalize("NFC"));
  const author = { officerId: OPERATOR, name: operator, role: OPERATOR, agencyId };
  const done = await changeAlone<AdministratorMade>(
    services,
    { author, key: randomUUID() },
    async (tx): Promise<Change<AdministratorMade>> => {
      if (!(await findAgency({ db: tx }, agencyId))) return no(`Chưa có cơ quan mã ${agencyId}.`, "agency");
      const there = await selectAccount(tx, { username: details.username });
      const already = there?.posts.some((post) => post.role === "administrator" && post.agencyId === agencyId);
      if (there && already && there.state === "active")
        return { entries: [], value: { made: "nothing", account: there, secrets: {} } };
      const refusal = there ? unusable(there, input.password) : await unmakeable(tx, details);
      if (refusal) return no(refusal);
      const others = await selectAdministrators(tx, pathOf(agencyId));
      if (others.length > 0 && !input.force) return no(othersSentence(others));
      if (others.length > 0 && !input.reason.trim()) return no('Có --force thì phải ghi lý do: --reason "…".', "reason");
      const [id, at] = [there?.id ?? randomUUID(), services.clock.now().toString()];
      const hand = !there || there.state === "waiting";
      const totp = hand ? newTotp(services.config, details.username) : undefined;
      if (!there) {
        const ownPassword = input.password !== undefined;
        const account = { id, ...details, homeId: agencyId, passwordHash, totpSecret: totp!.sealed, issuedAt: at, ownPassword };
        await insertAccounts(tx, [account satisfies NewAccount], at);
      } else if (hand) await updateSecrets(tx, id, { passwordHash, totpSecret: totp?.sealed }, at);
      const post = { officerId: id, agencyId, role: "administrator" as const, position: input.position.trim().slice(0, 200) };
      if (!already) await insertPosts(tx, [post]);
      if (there) await updateAccount(tx, id, {});
      const account = (await selectAccount(tx, { id }))!;
      const { reason } = input;
      const before = there && inLog(there);
      const entry = {
        act: "operatorAdministrator" as const,
        agencyId,
        subject: subjectOf(account),
        before,
        after: inLog(account),
        reason,
      };
      const secrets = {
        ...(hand && input.password === undefined && { password }),
        ...(totp && { totp: { base32: totp.base32, uri: totp.uri } }),
      };
      return { entries: [entry], value: { made: there ? "post" : "account", account, secrets } };
    },
  );
  if (!done.ok) return done;
  if (done.repeated) throw new Error("A key that was just made was there before");
  return done;
}

/** The agency and everything above it: whoever administers one of these reaches it. */
function pathOf(agencyId: string): string[] {
  const parts = agencyId.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

function unusable({ username, state }: Account, password: string | undefined): string | undefined {
  if (state === "locked" || state === "closed")
    return `Tài khoản ${username} đang ${state === "locked" ? "khóa" : "đóng"}. Hãy chọn một tài khoản khác, hoặc tạo tài khoản mới.`;
  if (password !== undefined)
    return `Đã có tài khoản ${username}, mật khẩu của người đó giữ nguyên. Hãy bỏ --password-stdin rồi chạy lại.`;
  return undefined;
}

async function unmakeable(db: Services["db"], details: Details): Promise<string | undefined> {
  const [fault] = faultsOfDetails(details);
  if (fault) return fault.message;
  const [known] = await selectKnown(db, { usernames: [], personalIds: [details.personalId] });
  return known && `Người có số định danh này đã có tài khoản ${known.username}. Hãy ghi --username ${known.username}.`;
}

function othersSentence(others: readonly Account[]): string {
  const named = others.slice(0, 3).map(({ name, username }) => `${name} (${username})`);
  const rest = others.length > 3 ? ` và ${others.length - 3} người khác` : "";
  return `Đã có người quản trị: ${named.join(", ")}${rest}. Hãy nhờ họ giao vai trên màn hình. Nếu không ai trong số đó đăng nhập được nữa, chạy lại với --force --reason "lý do".`;
}
