import * as oidc from "openid-client";
import type { Config } from "../../../platform/config.ts";

const TIMEOUT_SECONDS = 8;
const CALLBACK = "/dang-nhap/vneid/ve";

/** Where VNeID sends people back to. */
export const callbackUrl = (config: Config): string => new URL(CALLBACK, config.baseUrl).href;

/** VNeID as it describes itself now. @throws when it is away or answers nonsense. */
export async function discoverVneid(config: Config): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = config.vneid;
  const plain = !config.production && issuer.startsWith("http:");
  return oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // The signature of the ID token is checked as well, not only the line it came by.
    execute: [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])],
  });
}

export type VneidFault = "away" | "cancelled" | "untrusted" | "organisation" | "expired";

/** Why a sign-in failed, for the page that says what to do. */
export function faultOf(error: unknown): VneidFault {
  if (error instanceof oidc.AuthorizationResponseError) return error.error === "access_denied" ? "cancelled" : "away";
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? "away" : "untrusted";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // Discovery has no code of its own for a refused connection: it is a TypeError of fetch.
  if (
    error instanceof TypeError ||
    ["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON", "OAUTH_PARSE_ERROR"].includes(code)
  )
    return "away";
  return "untrusted";
}
