import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";
import type { Asset, Assets } from "./asset-types.ts";
import { acceptedEncoding, type Encoding } from "./compress.ts";
import type { App } from "./context.ts";

const HERE = import.meta.dirname;
const PREFIX = "/tinh/";

let built: Promise<Assets> | undefined;

/** Bundles once in a process: every `*.ts` directly in src/web/browser is a script of its own. */
export function loadAssets(): Promise<Assets> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<Assets> {
  const folder = path.join(HERE, "browser");
  const scripts = (await readdir(folder)).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".d.ts"),
  );
  const result = await build({
    entryPoints: [path.join(HERE, "ui/motcua.css"), ...scripts.map((name) => path.join(folder, name))],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["es2020", "chrome87", "firefox78", "safari14"],
    outdir: "/",
    entryNames: "[name]",
    logLevel: "silent",
  });
  const files = new Map<string, Asset>();
  const urls = new Map<string, string>();
  for (const { path: file, contents } of result.outputFiles) {
    const { name, ext, base } = path.parse(file);
    const plain = Buffer.from(contents);
    const url = `${PREFIX}${name}-${createHash("sha256").update(plain).digest("hex").slice(0, 10)}${ext}`;
    files.set(url, {
      type: ext === ".css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
      plain,
      packed: packer(plain),
    });
    urls.set(base, url);
  }
  const icon = Buffer.from(ICON);
  files.set("/favicon.svg", { type: "image/svg+xml", plain: icon, packed: packer(icon) });
  return {
    files,
    url: (name) => {
      const url = urls.get(name);
      if (!url) throw new Error(`There is no asset ${name}.`);
      return url;
    },
  };
}

/** The best level takes a start long: only what is asked for is compressed, beside the work of the program. */
function packer(plain: Buffer): Asset["packed"] {
  const known = new Map<Encoding, Promise<Buffer>>();
  const pack = (encoding: Encoding): Promise<Buffer> =>
    encoding === "br"
      ? promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
      : promisify(gzip)(plain, { level: 9 });
  return (encoding) => {
    const packed = known.get(encoding) ?? pack(encoding);
    known.set(encoding, packed);
    return packed;
  };
}

/** Serves the assets; a hashed name never changes its content. */
export function mountAssets(app: App, assets: Assets): void {
  for (const [url, asset] of assets.files) {
    app.get(url, async (c) => {
      const encoding = acceptedEncoding(c.req.header("accept-encoding"));
      const age = url.startsWith(PREFIX) ? "public, max-age=31536000, immutable" : "public, max-age=86400";
      return c.body(new Uint8Array(encoding ? await asset.packed(encoding) : asset.plain), 200, {
        "content-type": asset.type,
        "cache-control": age,
        vary: "accept-encoding",
        ...(encoding ? { "content-encoding": encoding } : {}),
      });
    });
  }
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#9f1d20"/><path fill="#f5c542" d="m12 3.500 2.500 6 6.500.5-5 4.200 1.600 6.300-5.600-3.400-5.600 3.400L8 14.200 3 10l6.500-.5z"/></svg>';
