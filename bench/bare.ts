/**
 * The least that the same framework can answer, as a process of its own that prints its address: `/` is a tiny page of Hono on Node,
 * `/tra` the same with one row looked up by its key, by the same driver with a prepared statement. Takes the database's address.
 */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.argv[2], max: 16 });
const [agency] = (await pool.query<{ id: string }>("select id from agency limit 1")).rows;
const lookUp = async (): Promise<string> => {
  const query = { name: "look-up", text: "select name from agency where id = $1", values: [agency?.id] };
  return (await pool.query<{ name: string }>(query)).rows[0]?.name ?? "";
};
const tiny = (text: string) => `<!DOCTYPE html><html lang=vi><title>Trang trần</title><h1>${text}</h1></html>`;

const app = new Hono();
app.get("/", (c) => c.html(tiny("Xin chào")));
app.get("/tra", async (c) => c.html(tiny(await lookUp())));
app.post("/", async (c) => {
  await c.req.text();
  return c.redirect("/", 303);
});
app.post("/tra", async (c) => {
  await c.req.text();
  await lookUp();
  return c.redirect("/tra", 303);
});
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => console.log(`http://127.0.0.1:${port}`));
