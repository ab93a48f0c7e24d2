import { verify } from "@node-rs/argon2";
import { mac } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { selectOfficer, selectUsername, updatePassword } from "../sql.ts";
import type { OfficerSession } from "../types.ts";
import { hashPassword } from "./check-password.ts";
import { releaseAttempt, reserveAttempt } from "./sql.ts";

/** Characters a password has at least (TT 12/2022/TT-BTTTT, cấp độ 3: complexity). */
export const SHORTEST_PASSWORD = 10;

export type PasswordChange = { ok: true } | { ok: false; field: "old" | "new" | "again"; message: string };

/**
 * An officer chooses another password. Wrong old passwords count like those of the sign-in; every other session of the account ends.
 * @returns what is wrong, in Vietnamese, and in which field
 */
export async function changePassword(
  services: Services,
  session: Pick<OfficerSession, "officerId" | "tokenHash">,
  input: { old: string; next: string; again: string },
): Promise<PasswordChange> {
  const { clock, config, db } = services;
  const officer = await selectOfficer(db, { id: session.officerId });
  const username = officer && (await selectUsername(db, officer.id));
  if (!officer || !username) return wrong("old", "Tài khoản này không còn dùng được. Hãy hỏi người quản trị.");
  const account = mac(config, "account", username);
  if (!(await reserveAttempt(db, account, clock.now())))
    return wrong("old", "Sai mật khẩu nhiều lần nên tài khoản tạm khóa. Hãy đợi 15 phút rồi thử lại.");
  if (!(await verify(officer.password_hash, input.old.normalize("NFC"))))
    return wrong("old", "Mật khẩu đang dùng chưa đúng. Hãy gõ lại.");
  await releaseAttempt(db, account);
  const fault = passwordFault(input.next.normalize("NFC"), { old: input.old.normalize("NFC"), username });
  if (fault) return wrong("new", fault);
  if (input.next !== input.again) return wrong("again", "Hai lần gõ không giống nhau. Hãy gõ lại mật khẩu mới.");
  await updatePassword(db, { officerId: officer.id, hash: await hashPassword(input.next), keep: session.tokenHash });
  return { ok: true };
}

/** What is wrong with a password that somebody chose, in a Vietnamese sentence. @param of.old the one before, when there is one */
export function passwordFault(
  password: string,
  { old, username }: { old?: string | undefined; username: string },
): string | undefined {
  if ([...password].length < SHORTEST_PASSWORD) return `Mật khẩu cần ít nhất ${SHORTEST_PASSWORD} ký tự.`;
  if (!/\p{L}/u.test(password) || !/\d/.test(password)) return "Mật khẩu cần có cả chữ và số.";
  if (password === old) return "Mật khẩu mới phải khác mật khẩu đang dùng.";
  if (password.toLowerCase().includes(username)) return "Mật khẩu không được chứa tên đăng nhập.";
  if (new Set(password.toLowerCase()).size < 5) return "Mật khẩu lặp lại quá ít ký tự. Hãy chọn mật khẩu khó đoán hơn.";
  return undefined;
}

const wrong = (field: Extract<PasswordChange, { ok: false }>["field"], message: string): PasswordChange => ({
  ok: false,
  field,
  message,
});
