import { randomBytes } from "node:crypto";
import { hashToken, seal, unseal } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { insertKept, takeKept } from "./sql.ts";

const KEEP_HOURS = 1;
const PURPOSE = "pending-form";
export type FormValues = Record<string, string[]>;

/** Keeps what somebody sent after the session had ended, encrypted, for an hour. @returns the token for the cookie. */
export async function keepForm(
  services: Services,
  input: { ownerId: string; path: string; values: FormValues },
): Promise<string> {
  const { clock, config, db } = services;
  const token = randomBytes(32).toString("base64url");
  const sealed = seal(config, PURPOSE, JSON.stringify(input.values));
  const expiresAt = clock.now().add({ hours: KEEP_HOURS }).toString();
  await insertKept(db, { tokenHash: hashToken(token), ownerId: input.ownerId, path: input.path, sealed, expiresAt });
  return token;
}

/** Hands the values back once, to the same person on the same page. */
export async function takeForm(
  services: Services,
  input: { token: string; ownerId: string; path: string },
): Promise<FormValues | undefined> {
  const { clock, config, db } = services;
  const sealed = await takeKept(db, hashToken(input.token), input.ownerId, input.path, clock.now().toString());
  const text = sealed && unseal(config, PURPOSE, sealed);
  return text ? (JSON.parse(text) as FormValues) : undefined;
}
