import { Hono } from "hono";
import { openSharedFile } from "../../features/sync/index.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../context.ts";
import { notFound } from "../problem.ts";

/** Files that outside systems fetch by the address we sent them (DuongDanTaiTepTin); the key in the address is the permission. */
export function share(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/tep/:sha256{[0-9a-f]{64}}/:name", async (c) => {
    const asked = { sha256: c.req.param("sha256"), name: c.req.param("name"), key: c.req.query("k") ?? "" };
    const file = await openSharedFile(services, asked);
    if (!file) throw notFound();
    return c.body(new Uint8Array(file.bytes), 200, {
      "content-type": file.mediaType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "cache-control": "private, no-store",
    });
  });
  return app;
}
