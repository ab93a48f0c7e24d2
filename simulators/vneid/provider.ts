import "./runtime-notice.ts";
import { createPrivateKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { type Configuration, errors, type KoaContextWithOIDC, Provider } from "oidc-provider";
import { htmlHeaders } from "../http.ts";
import { PEOPLE } from "../people/people.ts";
import { createMemoryAdapter } from "./adapter.ts";
import { CLAIMS, claimsOf, subjectOf } from "./claims.ts";
import { errorPage, loggedOutPage, logoutPage } from "./pages.ts";

/** Callback of our program; any port on this machine may use it. */
export const CALLBACK = "/dang-nhap/vneid/ve";
const CLIENT_ID = "motcua";

export type ProviderOptions = { issuer: string; clientSecret: string; issuerHost: string };

/** The OpenID provider: code flow, PKCE and nonce required, claims by userinfo only, consent given silently. */
export function createProvider({ issuer, clientSecret, issuerHost }: ProviderOptions): Provider {
  const { privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const key = {
    ...createPrivateKey(privateKey).export({ format: "jwk" }),
    use: "sig",
    alg: "ES256",
    kid: randomBytes(8).toString("hex"),
  };
  const configuration: Configuration = {
    adapter: createMemoryAdapter(),
    jwks: { keys: [key as NonNullable<Configuration["jwks"]>["keys"][number]] },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: [`http://127.0.0.1${CALLBACK}`],
        post_logout_redirect_uris: ["http://127.0.0.1/"],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        id_token_signed_response_alg: "ES256",
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    // Two simulators on one machine share a cookie jar: cookies know no ports.
    cookies: {
      keys: [randomBytes(24).toString("hex")],
      names: cookieNames(issuer),
      long: { httpOnly: true, sameSite: "lax", path: "/vneid" },
      short: { httpOnly: true, sameSite: "lax" },
    },
    scopes: ["openid"],
    responseTypes: ["code"],
    claims: { openid: [...CLAIMS] },
    acrValues: ["1", "2"],
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    pkce: { required: () => true },
    extraParams: { nonce: requireNonce },
    interactions: { url: (_ctx, interaction) => `/vneid/dang-nhap/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource: (ctx) => show(ctx, loggedOutPage()) },
    },
    renderError: (ctx, out) => show(ctx, errorPage(out.error_description ?? out.error)),
    findAccount: (_ctx, sub) => {
      const person = PEOPLE.find((p) => p.level && subjectOf(p) === sub);
      return person && { accountId: sub, claims: (use: string) => (use === "id_token" ? { sub } : claimsOf(person)) };
    },
    loadExistingGrant: grantEverything,
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 1800, Session: 3600 },
  };
  const provider = new Provider(issuer, configuration);
  allowAnyPort(provider, new Set(["127.0.0.1", "localhost", issuerHost]));
  return provider;
}

function requireNonce(_ctx: KoaContextWithOIDC, value: string | undefined): void {
  if (!value) throw new errors.InvalidRequest("missing required parameter 'nonce'");
}

function cookieNames(issuer: string): { session: string; interaction: string; resume: string } {
  const port = new URL(issuer).port;
  return { session: `vneid_${port}`, interaction: `vneid_${port}_i`, resume: `vneid_${port}_r` };
}

/** The port of our program is free (tests take any), so exact registration would not do. */
function allowAnyPort(provider: Provider, hosts: Set<string>): void {
  const local = (uri: string): URL | undefined => {
    const url = URL.parse(uri);
    return url && /^https?:$/.test(url.protocol) && hosts.has(url.hostname) && !url.username && !url.hash ? url : undefined;
  };
  provider.Client.prototype.redirectUriAllowed = (uri) => local(uri)?.pathname === CALLBACK;
  provider.Client.prototype.postLogoutRedirectUriAllowed = (uri) => local(uri) !== undefined;
}

async function grantEverything(ctx: KoaContextWithOIDC) {
  const { session, client, provider } = ctx.oidc;
  if (!session?.accountId || !client) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope("openid");
  await grant.save();
  return grant;
}

function logoutSource(ctx: KoaContextWithOIDC, form: string): void {
  const back = URL.parse(String(ctx.oidc.params?.post_logout_redirect_uri ?? ""));
  show(ctx, logoutPage(form), back ? [back.origin] : []);
}

function show(ctx: KoaContextWithOIDC, page: string, formTargets: string[] = []): void {
  ctx.set(htmlHeaders(formTargets));
  ctx.body = page;
}
