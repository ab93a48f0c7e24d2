import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Config } from "./config.ts";

const IV = 12;
const TAG = 16;
const keys = new Map<string, Buffer>();

/** Keyed hash (HMAC-SHA-256, base64url) of a text for one purpose. */
export function mac(config: Config, purpose: string, text: string): string {
  return createHmac("sha256", keyFor(config, purpose)).update(text).digest("base64url");
}

/** Encrypts a text for one purpose (AES-256-GCM). */
export function seal(config: Config, purpose: string, text: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", keyFor(config, purpose), iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** The text again; undefined when it was sealed with another secret or changed. */
export function unseal(config: Config, purpose: string, sealed: Buffer): string | undefined {
  if (sealed.length < IV + TAG) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(config, purpose), sealed.subarray(0, IV));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** How a token of a browser is stored. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Compares in a time that tells nothing about where the texts differ. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(hashToken(a), hashToken(b));
}

function keyFor(config: Config, purpose: string): Buffer {
  const secret = config.secret ?? ownSecret(config.dataDir);
  const id = `${purpose}\n${secret}`;
  const known = keys.get(id);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "motcua", purpose, 32));
  keys.set(id, key);
  return key;
}

const own = new Map<string, string>();

/** In development the secret is made once and kept beside the data, so that sessions outlive a restart. */
function ownSecret(dataDir: string): string {
  const known = own.get(dataDir);
  if (known) return known;
  const file = path.join(dataDir, "secret");
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = readFileSync(file, "utf8").trim();
  own.set(dataDir, secret);
  return secret;
}
