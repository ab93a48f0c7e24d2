import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from "node:crypto";
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

const pool = Buffer.alloc(4096);
let used = pool.length;

/** Random bytes of the system as base64url, for what every request needs: asking for many at once costs as much as asking for a few. */
export function randomText(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const text = pool.toString("base64url", used, used + bytes);
  // What was handed out is kept nowhere.
  pool.fill(0, used, used + bytes);
  used += bytes;
  return text;
}

/** How a token of a browser is stored. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Compares in a time that tells nothing about where the texts differ. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(hashToken(a), hashToken(b));
}

function keyFor(config: Config, purpose: string): Buffer {
  const secret = config.secret;
  if (!secret) throw new Error("The configuration has no secret; see withSecret.");
  const id = `${purpose}\n${secret}`;
  const known = keys.get(id);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "motcua", purpose, 32));
  keys.set(id, key);
  return key;
}
