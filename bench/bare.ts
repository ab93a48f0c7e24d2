/** The least that the same framework can answer: a tiny page of Hono on Node. Run as a process of its own; prints its address. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const app = new Hono();
app.get("/", (c) => c.html("<!DOCTYPE html><html lang=vi><title>Trang trần</title><h1>Xin chào</h1></html>"));
app.post("/", async (c) => {
  await c.req.text();
  return c.redirect("/", 303);
});
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => console.log(`http://127.0.0.1:${port}`));
