import { Hono } from "hono";
import { DOCUMENT_SCHEMAS, type DocumentName, renderDocument, SAMPLES } from "../../features/documents/index.ts";
import type { AppEnv } from "../context.ts";
import { notFound } from "../problem.ts";
import { html } from "../ui/html.ts";
import { page } from "../ui/page.ts";
import { allExamples } from "./examples.ts";

const NAMES = Object.keys(DOCUMENT_SCHEMAS) as DocumentName[];

/** Development only: every component with every example and every error message; every paper with invented data. */
export function dev(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/ui", (c) => {
    const body = html`<h1>Bộ linh kiện</h1>${allExamples.map(
      (group) =>
        html`<section aria-label="${group.component}"><h2>${group.component}</h2>${group.examples.map((example) => html`<h3>${example.name}</h3>${example.view()}`)}</section>`,
    )}`;
    return page(c, { title: "Bộ linh kiện", body });
  });
  app.get("/van-ban", (c) => {
    const list = NAMES.map((name) => html`<li><a href="/dev/van-ban/${name}">${name} (PDF)</a></li>`);
    return page(c, { title: "Mẫu văn bản", body: html`<h1>Mẫu văn bản</h1><ul>${list}</ul>` });
  });
  app.get("/van-ban/:name", async (c) => {
    const name = NAMES.find((one) => one === c.req.param("name"));
    if (!name) throw notFound();
    const pdf = await renderDocument(name, SAMPLES[name]);
    return c.body(new Uint8Array(pdf), 200, { "content-type": "application/pdf", "cache-control": "no-store" });
  });
  return app;
}
