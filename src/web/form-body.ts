import type { AppContext } from "./context.ts";
import { type Form, toForm } from "./form-data.ts";
import { Problem } from "./problem.ts";

const TEXT_LIMIT = 256 * 1024;

/**
 * The form of this request, read once. Texts up to 256 kB; with files (multipart) up to the largest upload, for signed-in people only.
 * @throws Problem 413 when it is larger, 400 when it cannot be read.
 */
export async function formOf(c: AppContext): Promise<Form> {
  c.get("form") ?? c.set("form", await readForm(c));
  return c.get("form")!;
}

/** True when the request carries a form that browsers can send without script. */
export function hasForm(c: AppContext): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(c.req.header("content-type") ?? "");
}

async function readForm(c: AppContext): Promise<Form> {
  const type = c.req.header("content-type") ?? "";
  const multipart = /^multipart\/form-data\b/i.test(type);
  if (!multipart && !hasForm(c)) return toForm([]);
  const bytes = await readBytes(
    c,
    multipart && (c.get("session") ?? c.get("ended")) ? c.get("services").config.maxUpload + TEXT_LIMIT : TEXT_LIMIT,
  );
  if (!multipart) return toForm(new URLSearchParams(new TextDecoder().decode(bytes)));
  try {
    return toForm(await new Response(bytes, { headers: { "content-type": type } }).formData());
  } catch {
    throw new Problem(400);
  }
}

async function readBytes(c: AppContext, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(c.req.header("content-length") ?? 0) > limit) throw new Problem(413);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new Problem(413);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
