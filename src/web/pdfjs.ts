import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { acceptedEncoding } from "./compress.ts";
import type { App, AppContext } from "./context.ts";
import { allowWasm } from "./headers.ts";
import { notFound } from "./problem.ts";

const require = createRequire(import.meta.url);
const ROOT = path.dirname(require.resolve("pdfjs-dist/package.json"));
const { version } = require("pdfjs-dist/package.json") as { version: string };

/** Where pages find PDF.js; the version stands in it, so what it holds never changes. */
export const PDFJS = `/tinh/pdfjs-${version}/`;

/** What of the library browsers may fetch, by its last folder in our addresses. The build for older browsers too. */
const FOLDERS: Readonly<Record<string, { from: string; files: RegExp }>> = {
  build: { from: "legacy/build", files: /^pdf(\.worker)?\.min\.mjs$/ },
  wasm: { from: "wasm", files: /\.(wasm|js)$/ },
  cmaps: { from: "cmaps", files: /\.bcmap$/ },
  standard_fonts: { from: "standard_fonts", files: /\.(pfb|ttf)$/ },
  iccs: { from: "iccs", files: /\.icc$/ },
};
const TYPES: Readonly<Record<string, string>> = {
  ".mjs": "text/javascript; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

type Kept = { plain: Buffer; packed?: Buffer };
const kept = new Map<string, Promise<Kept | undefined>>();
const brotli = promisify(brotliCompress);

/** Serves PDF.js, which pages with papers fetch when a PDF is looked at; read and compressed when first asked for. */
export function mountPdfjs(app: App): void {
  app.get(`${PDFJS}:folder/:name` as "/:folder/:name", async (c) => {
    const { folder, name } = c.req.param();
    const key = `${folder}/${name}`;
    const known = kept.get(key) ?? fileOf(folder, name);
    const file = await known;
    if (!file) throw notFound();
    kept.set(key, known);
    // The worker is a page of its own as to what it may do; scans hold images that only its compiled decoders read.
    if (name.includes("worker")) allowWasm(c);
    return answer(c, file, path.extname(name));
  });
}

async function fileOf(folder: string, name: string): Promise<Kept | undefined> {
  const place = Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder] : undefined;
  if (!place?.files.test(name)) return undefined;
  const from = path.join(ROOT, place.from);
  if (!(await readdir(from)).includes(name)) return undefined;
  const plain = await readFile(path.join(from, name));
  if (!TYPES[path.extname(name)]) return { plain };
  const packed = await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return { plain, packed };
}

function answer(c: AppContext, { plain, packed }: Kept, extension: string): Response {
  const packs = packed && acceptedEncoding(c.req.header("accept-encoding")) === "br";
  return c.body(new Uint8Array(packs ? packed : plain), 200, {
    "content-type": TYPES[extension] ?? "application/octet-stream",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
    ...(packs ? { "content-encoding": "br" } : {}),
  });
}
