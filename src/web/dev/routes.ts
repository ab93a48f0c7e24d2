import { Hono } from "hono";
import type { AppEnv } from "../context.ts";
import { html } from "../ui/html.ts";
import { page } from "../ui/page.ts";
import { allExamples } from "./examples.ts";

/** Development only: every component with every example and every error message. */
export function dev(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/ui", (c) => {
    const body = html`<h1>Bộ linh kiện</h1>${allExamples.map(
      (group) =>
        html`<section aria-label="${group.component}"><h2>${group.component}</h2>${group.examples.map((example) => html`<h3>${example.name}</h3>${example.view()}`)}</section>`,
    )}`;
    return page(c, { title: "Bộ linh kiện", body });
  });
  return app;
}
