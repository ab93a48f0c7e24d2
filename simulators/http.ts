import type { IncomingMessage, ServerResponse } from "node:http";

export type Clock = () => Temporal.Instant;
/** A request whose body has been read. `path` has no query; `form` and `json` are lenient views of `body`. */
export type Call = { req: IncomingMessage; res: ServerResponse; method: string; path: string; url: URL; body: string };
export type Handler = (call: Call) => void | Promise<void>;
/** Handlers by "METHOD /path". */
export type Routes = Record<string, Handler>;

const MAX_BODY = 5 * 1024 * 1024;

/** Reads the whole body as UTF-8. @throws when it is larger than 5 MiB. */
export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MAX_BODY) throw new Error("Nội dung gửi đến quá lớn.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The body as a JSON object, or undefined when it is not one. */
export function jsonObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field as trimmed text; "" when it is absent or not text. */
export function text(from: Record<string, unknown>, key: string): string {
  const value = from[key];
  return typeof value === "string" ? value.trim() : "";
}

/** Fields of a JSON or form body, all as they came. */
export function fields(call: Call): Record<string, unknown> {
  if ((call.req.headers["content-type"] ?? "").startsWith("application/json")) return jsonObject(call.body) ?? {};
  return Object.fromEntries(new URLSearchParams(call.body));
}

export function sendJson(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  res.end(JSON.stringify(value));
}

/**
 * Sends a page under a policy that allows nothing but our own style sheet and forms.
 * `formTargets` are further origins that a form's answer may redirect to (browsers check redirects after a form too).
 */
export function sendHtml(res: ServerResponse, status: number, page: string, formTargets: string[] = []): void {
  res.writeHead(status, htmlHeaders(formTargets));
  res.end(page);
}

export function htmlHeaders(formTargets: string[] = []): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": `default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ${["'self'", ...formTargets].join(" ")}`,
  };
}

export function redirect(res: ServerResponse, to: string): void {
  res.writeHead(303, { location: to, "content-length": "0" });
  res.end();
}

/** Answers by the table; false when it has no such route. */
export async function route(routes: Routes, call: Call): Promise<boolean> {
  const handler = routes[`${call.method} ${call.path}`];
  if (!handler) return false;
  await handler(call);
  return true;
}
