import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { hashToken, mac } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { selectOfficer } from "../sql.ts";
import { insertChallenge, releaseAttempt, reserveAttempt } from "./sql.ts";

const CHALLENGE_MINUTES = 5;

export type Refused = { ok: false; reason: "wrong" | "locked" };
export type PasswordChecked =
  | { ok: true /** For the browser's cookie: the one-time code is still to come. */; token: string }
  | Refused;

/** First step of an officer's sign-in. A name that nobody has is answered in the same words and after the same work. */
export async function checkPassword(
  services: Services,
  input: { username: string; password: string; returnTo: string },
): Promise<PasswordChecked> {
  const { clock, config, db } = services;
  const username = input.username.trim().toLowerCase();
  const account = mac(config, "account", username);
  const now = clock.now();
  const attempt = await reserveAttempt(db, account, now);
  if (!attempt) return { ok: false, reason: "locked" };
  const officer = await selectOfficer(db, { username });
  const right = await verify(officer?.password_hash ?? (await decoy()), input.password.normalize("NFC"));
  if (!officer || !right) return { ok: false, reason: attempt.last ? "locked" : "wrong" };
  await releaseAttempt(db, account);
  const token = randomBytes(32).toString("base64url");
  const challenge = { officer_id: officer.id, account, return_to: input.returnTo };
  await insertChallenge(db, hashToken(token), challenge, now.add({ minutes: CHALLENGE_MINUTES }).toString());
  return { ok: true, token };
}

/** Argon2id with the library's parameters (19 MiB, 2 passes: the minimum of OWASP). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"));

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword(randomBytes(16).toString("hex"));
  return decoyHash;
}
