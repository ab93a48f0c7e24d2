import { randomUUID } from "node:crypto";
import { type OfferWatch, watchOffer } from "../features/catalogue/index.ts";
import { randomText } from "../platform/crypto.ts";
import type { Metrics } from "../platform/health/metrics.ts";
import type { Services } from "../platform/services.ts";
import { startLine } from "./access-log.ts";
import { acceptedEncoding } from "./compress.ts";
import { pagePolicy } from "./headers.ts";
import { type PageStore, pageStore } from "./page-store.ts";
import { FOR_EVERYBODY, signedIn } from "./shared-page.ts";

export type Fetch = (request: Request, ...rest: unknown[]) => Response | Promise<Response>;

type Kept = { body: Uint8Array<ArrayBuffer>; etag: string; headers: Record<string, string> };
type Kind = { route: string; address: RegExp; store: PageStore<Kept> };

const MB = 1024 * 1024;

/** A procedure on another day, its history, what to bring in a case. */
const ASIDE = /^\/thu-tuc\/[\w.-]{1,40}(\?ngay=\d{4}-\d\d-\d\d|\/lich-su|\/can-mang(\?[\w.=&-]{1,300})?)$/;

/**
 * Addresses whose pages are kept; one with anything else in it goes the ordinary way. Each kind has bounds of its own, so that a flood of
 * invented searches pushes out nothing but searches.
 */
const kinds = (): Kind[] => [
  { route: "/thu-tuc/:code", address: /^\/thu-tuc\/[\w.-]{1,40}$/, store: pageStore({ pages: 4000, bytes: 32 * MB }) },
  { route: "/thu-tuc/:code", address: ASIDE, store: pageStore({ pages: 1000, bytes: 8 * MB }) },
  {
    route: "/toi-can/:event",
    address: /^\/toi-can(\/[a-z-]{1,40}(\?[\w=&]{1,200})?)?$/,
    store: pageStore({ pages: 500, bytes: 4 * MB }),
  },
  { route: "/co-quan/:id", address: /^\/co-quan(\/[\w.]{1,20})?$/, store: pageStore({ pages: 1000, bytes: 8 * MB }) },
  {
    route: "/linh-vuc/:field",
    address: /^\/(thu-tuc|cuoc-song|thiet-yeu|linh-vuc\/[\w-]{1,100})$/,
    store: pageStore({ pages: 300, bytes: 8 * MB }),
  },
  { route: "/tim", address: /^\/tim(\?q=[^&]{0,600})?$/, store: pageStore({ pages: 500, bytes: 4 * MB }) },
];

/** Bytes that an entry takes beside its body and its key, roughly. */
const OVERHEAD = 1024;

/**
 * Stands before the program and answers guests from memory what it answered another guest before, as long as the province's offer is the
 * same (see `watchOffer`). Only what `sharedPage` marked is kept; signed-in people and everything else go on to the program.
 */
export function keepPages(services: Services, program: Fetch, metrics?: Pick<Metrics, "observe">): Fetch {
  const all = kinds();
  const offer = watchOffer(services);
  let held: string | undefined;

  const renew = async (version: ReturnType<OfferWatch["version"]>): Promise<void> => {
    const now = await version;
    if (now !== held) for (const { store } of all) store.clear();
    held = now;
  };

  const ask = async (request: Request, rest: unknown[], kind: Kind, key: string): Promise<Response> => {
    // A page made while the offer changes may show either; it must not be kept as the new one's.
    const before = held;
    const response = await program(request, ...rest);
    if (request.method !== "GET" || response.headers.get("cache-control") !== FOR_EVERYBODY) return response;
    const body = new Uint8Array(await response.arrayBuffer());
    const headers = Object.fromEntries(response.headers);
    const kept = { body, etag: headers.etag ?? "", headers };
    if (before === held) kind.store.set(key, kept, body.length + 2 * key.length + OVERHEAD);
    return answer(request, kept, headers["x-request-id"] ?? "");
  };

  return (request, ...rest) => {
    const { method } = request;
    const address = method === "GET" || method === "HEAD" ? addressOf(request.url) : "";
    const kind = all.find((one) => one.address.test(address));
    if (!kind) return program(request, ...rest);
    const cookie = request.headers.get("cookie") ?? "";
    if (signedIn(cookie)) return program(request, ...rest);
    const key = `${acceptedEncoding(request.headers.get("accept-encoding") ?? "") ?? ""} ${LARGE.test(cookie)} ${address}`;
    const lookUp = (): Response | Promise<Response> => {
      const kept = kind.store.get(key);
      return kept ? tell(request, kept, kind, address) : ask(request, rest, kind, key);
    };
    const version = offer.version();
    if (version === held) return lookUp();
    // Where the database does not answer, the program says so itself.
    return renew(version).then(lookUp, () => program(request, ...rest));
  };

  function tell(request: Request, kept: Kept, kind: Kind, address: string): Response {
    const start = performance.now();
    const id = randomUUID();
    const write = startLine(services, { id, method: request.method, path: address.split("?", 1)[0]! });
    const response = answer(request, kept, id);
    write?.(response.status);
    metrics?.observe(request.method, kind.route, response.status, (performance.now() - start) / 1000);
    return response;
  }
}

const LARGE = /mc_chu=lon\b/;

/** A kept page has no nonce in it; its policy has a new one each time like that of every page. */
function answer(request: Request, { body, etag, headers: kept }: Kept, id: string): Response {
  const headers = { ...kept, "content-security-policy": pagePolicy(randomText(16)), "x-request-id": id };
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  if (request.method === "HEAD") return new Response(null, { status: 200, headers });
  return new Response(body, { status: 200, headers });
}

/** Path and query as they were sent. */
function addressOf(url: string): string {
  return url.slice(url.indexOf("/", url.indexOf("://") + 3));
}

/** If-None-Match (RFC 9110, 13.1.2): a list of tags compared weakly, or `*`. */
function matches(header: string | null, etag: string): boolean {
  if (!header) return false;
  if (header === etag || header.trim() === "*") return true;
  return header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
