import * as oidc from "openid-client";
import { hashToken } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { openPersonSession } from "../session/open-session.ts";
import { upsertPerson } from "../sql.ts";
import { readClaims } from "./claims.ts";
import { callbackUrl, discoverVneid, faultOf, type VneidFault } from "./provider.ts";
import { type FlowRow, takeFlow } from "./sql.ts";

export type FinishVneid = {
  /** Cookie of the flow. */
  token: string | undefined;
  /** Query of the address VNeID sent the person back to, with "?". */
  query: string;
  /** Session of this browser before, replaced by the new one. */
  previousToken: string | undefined;
};
export type FinishedVneid =
  | { ok: true; token: string; returnTo: string }
  | { ok: false; fault: VneidFault; returnTo: string | undefined };

/** Ends a sign-in by VNeID: checks state, nonce, PKCE and signature, asks userinfo from server to server, remembers the person. */
export async function finishVneid(services: Services, input: FinishVneid): Promise<FinishedVneid> {
  const { clock, db, log } = services;
  const now = clock.now().toString();
  const flow = input.token ? await takeFlow(db, hashToken(input.token), now) : undefined;
  if (!flow) return { ok: false, fault: "expired", returnTo: undefined };
  const returnTo = flow.return_to;
  let claims: unknown;
  try {
    claims = await askVneid(services, flow, input.query);
  } catch (error) {
    const fault = faultOf(error);
    log.warn({ fault, err: error }, "VNeID sign-in failed");
    return { ok: false, fault, returnTo };
  }
  const read = readClaims(claims);
  if (!read.ok) {
    log.warn({ fault: read.fault }, "VNeID claims refused");
    return { ok: false, fault: read.fault, returnTo };
  }
  const person = await upsertPerson(db, read.person, now);
  return {
    ok: true,
    returnTo,
    token: await openPersonSession(services, { personId: person.id, previousToken: input.previousToken }),
  };
}

async function askVneid({ config }: Services, flow: FlowRow, query: string): Promise<unknown> {
  const provider = await discoverVneid(config);
  const tokens = await oidc.authorizationCodeGrant(provider, new URL(query, callbackUrl(config)), {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  });
  return oidc.fetchUserInfo(provider, tokens.access_token, tokens.claims()!.sub);
}
