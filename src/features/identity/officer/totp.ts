import { Secret, TOTP } from "otpauth";
import type { Config } from "../../../platform/config.ts";
import { seal, unseal } from "../../../platform/crypto.ts";

/** Seconds a code is valid for (RFC 6238); one step before and after is accepted for clocks that differ. */
export const STEP_SECONDS = 30;
const PURPOSE = "totp";

export const sealTotpSecret = (config: Config, base32: string): Buffer => seal(config, PURPOSE, base32);

/** @throws when the application secret is not the one it was sealed with. */
export function openTotpSecret(config: Config, sealed: Buffer): TOTP {
  const base32 = unseal(config, PURPOSE, sealed);
  if (!base32) throw new Error("The one-time-code secret cannot be opened: MOTCUA_SECRET has changed.");
  return totpOf(base32);
}

export function totpOf(base32: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(base32), digits: 6, period: STEP_SECONDS, algorithm: "SHA1" });
}

/** The step a code belongs to; undefined when it is wrong. */
export function stepOf(totp: TOTP, code: string, at: Temporal.Instant, window = 1): number | undefined {
  const delta = totp.validate({ token: code, timestamp: at.epochMilliseconds, window });
  return delta === null ? undefined : currentStep(at) + delta;
}

export const currentStep = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000 / STEP_SECONDS);

export const codeAt = (totp: TOTP, step: number): string => totp.generate({ timestamp: step * STEP_SECONDS * 1000 });
