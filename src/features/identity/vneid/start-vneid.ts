import { randomBytes } from "node:crypto";
import * as oidc from "openid-client";
import { hashToken } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { callbackUrl, discoverVneid, faultOf, type VneidFault } from "./provider.ts";
import { insertFlow } from "./sql.ts";

const FLOW_MINUTES = 15;

export type StartedVneid =
  | { ok: true /** For the browser's cookie. */; token: string; url: string }
  | { ok: false; fault: VneidFault };

/** Begins a sign-in by VNeID: authorization code flow with PKCE, state and nonce. `returnTo` is a path of ours. */
export async function startVneid(services: Services, input: { returnTo: string }): Promise<StartedVneid> {
  const { clock, config, db, log } = services;
  let provider: oidc.Configuration;
  try {
    provider = await discoverVneid(config);
  } catch (error) {
    log.warn({ err: error }, "VNeID discovery failed");
    return { ok: false, fault: faultOf(error) };
  }
  const flow = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    return_to: input.returnTo,
  };
  const token = randomBytes(32).toString("base64url");
  await insertFlow(db, hashToken(token), flow, clock.now().add({ minutes: FLOW_MINUTES }).toString());
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: callbackUrl(config),
    scope: "openid",
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: "S256",
  });
  return { ok: true, token, url: url.href };
}
