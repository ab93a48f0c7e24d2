import type { Config } from "../../../platform/config.ts";
import { hashToken } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { openOfficerSession } from "../session/open-session.ts";
import { selectOfficer, useTotpStep } from "../sql.ts";
import { deleteAttempts, deleteChallenge, reserveAttempt, selectChallenge } from "./sql.ts";
import { codeAt, currentStep, openTotpSecret, stepOf } from "./totp.ts";

/** In a demonstration several people share an account within a minute; each takes the next code. */
const DEMO_WINDOW = 20;
const isDemo = (config: Config): boolean => !config.production && config.simulators.enabled;

export type CodeChecked = { ok: true; token: string; returnTo: string } | { ok: false; reason: "wrong" | "locked" | "expired" };

/** Second step of an officer's sign-in: a code of the authenticator, good once. Failures count like those of the password. */
export async function checkCode(
  services: Services,
  input: { token: string | undefined; code: string; previousToken: string | undefined },
): Promise<CodeChecked> {
  const { clock, config, db } = services;
  const now = clock.now();
  const tokenHash = hashToken(input.token ?? "");
  const challenge = input.token ? await selectChallenge(db, tokenHash, now.toString()) : undefined;
  const officer = challenge && (await selectOfficer(db, { id: challenge.officer_id }));
  if (!challenge || !officer) return { ok: false, reason: "expired" };
  const attempt = await reserveAttempt(db, challenge.account, now);
  if (!attempt) return { ok: false, reason: "locked" };
  const step = stepOf(
    openTotpSecret(config, officer.totp_secret),
    input.code.replace(/\D/g, ""),
    now,
    isDemo(config) ? DEMO_WINDOW : 1,
  );
  if (step === undefined || !(await useTotpStep(db, officer.id, step)))
    return { ok: false, reason: attempt.last ? "locked" : "wrong" };
  await deleteAttempts(db, challenge.account);
  await deleteChallenge(db, tokenHash);
  const token = await openOfficerSession(services, { officerId: officer.id, previousToken: input.previousToken });
  return { ok: true, token, returnTo: challenge.return_to };
}

export type CodeStep = { /** Demonstration only: a code that works now. */ demoCode: string | undefined };

/** What the page of the code shows; undefined when the first step is too long ago. */
export async function findCodeStep(services: Services, token: string | undefined): Promise<CodeStep | undefined> {
  const { clock, config, db } = services;
  const now = clock.now();
  const challenge = token ? await selectChallenge(db, hashToken(token), now.toString()) : undefined;
  const officer = challenge && (await selectOfficer(db, { id: challenge.officer_id }));
  if (!officer) return undefined;
  if (!isDemo(config)) return { demoCode: undefined };
  const step = Math.max(currentStep(now), Number(officer.totp_step) + 1);
  return { demoCode: codeAt(openTotpSecret(config, officer.totp_secret), step) };
}
