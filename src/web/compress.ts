import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./context.ts";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const TEXTUAL = /^(text\/(html|plain|css|csv)|application\/(json|javascript)|image\/svg\+xml)\b/;
const WORTH = 1024;

export type Encoding = "br" | "gzip";

/** The best encoding the browser takes; `q=0` means that it does not. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const accepted = new Set(
    (header ?? "")
      .toLowerCase()
      .split(",")
      .map((part) => part.trim())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(";")[0]!.trim()),
  );
  return accepted.has("br") ? "br" : accepted.has("gzip") ? "gzip" : undefined;
}

/** Compresses pages; files and what is already encoded pass as they are. */
export const compress = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const headers = c.res.headers;
  if (!TEXTUAL.test(headers.get("content-type") ?? "") || headers.has("content-encoding") || !c.res.body) return;
  headers.append("vary", "accept-encoding");
  const encoding = acceptedEncoding(c.req.header("accept-encoding"));
  if (!encoding || c.req.method === "HEAD") return;
  const body = Buffer.from(await c.res.arrayBuffer());
  const packed = body.length < WORTH ? body : await pack(body, encoding);
  if (packed !== body) headers.set("content-encoding", encoding);
  headers.delete("content-length");
  c.res = new Response(new Uint8Array(packed), { status: c.res.status, headers });
});

function pack(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return zip(body, { level: 6 });
  return brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
}
