import { randomInt } from "node:crypto";
import { Secret } from "otpauth";
import type { Config } from "../../../platform/config.ts";
import { hashPassword } from "./check-password.ts";
import { sealTotpSecret, totpOf } from "./totp.ts";

/** Without letters and digits that look alike on paper. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP = 4;

/** A first password, to be shown once and changed by its owner: four groups of four, 79 bits. */
export function newPassword(): string {
  const group = (): string => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** A one-time-code secret to be shown once, and as it is stored. `uri` is what a QR code carries for the authenticator (otpauth). */
export function newTotp(config: Config, username: string): { base32: string; uri: string; sealed: Buffer } {
  const base32 = new Secret({ size: 20 }).base32;
  const totp = totpOf(base32);
  totp.issuer = "Một Cửa";
  totp.label = username;
  return { base32, uri: totp.toString(), sealed: sealTotpSecret(config, base32) };
}

/** How a password is stored. */
export const storedPassword = (password: string): Promise<string> => hashPassword(password);
