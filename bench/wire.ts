import { request } from "node:http";

export type Wire = { html: number; css: number; script: number; total: number };

/** Bytes of the bodies of a page and everything it loads before it is shown, as a browser that takes br and gzip gets them. */
export async function bytesOnTheWire(url: string): Promise<Wire> {
  const html = await fetchRaw(url);
  const page = await (await fetch(url)).text();
  const linked = (pattern: RegExp) => Array.from(page.matchAll(pattern), ([, path]) => new URL(path!, url).href);
  const sum = async (urls: string[]) => (await Promise.all(urls.map(fetchRaw))).reduce((total, size) => total + size, 0);
  const css = await sum(linked(/<link rel="stylesheet" href="([^"]+)"/g));
  const script = await sum(linked(/<script[^>]* src="([^"]+)"/g));
  return { html, css, script, total: html + css + script };
}

/** node:http does not unpack what it gets. */
function fetchRaw(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { "accept-encoding": "br, gzip" } }, (answer) => {
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      answer.on("end", () =>
        answer.statusCode === 200 ? resolve(size) : reject(new Error(`${url} answered ${answer.statusCode}`)),
      );
    });
    asked.once("error", reject).end();
  });
}
