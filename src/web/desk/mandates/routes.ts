import { Hono } from "hono";
import type { AppEnv } from "../../context.ts";
import { requireOfficer } from "../../guards.ts";
import { MANDATES, showMandates } from "./list.ts";
import { record, showRecord } from "./record.ts";
import { check, revoke, showMandate, showPaper } from "./show.ts";

/** Mandates at the counter. */
export function deskMandates(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireOfficer("receptionist"));
  app.get("/", showMandates);
  app.get("/moi", showRecord);
  app.post("/moi", record);
  app.get("/:id", showMandate);
  app.get("/:id/tep", showPaper);
  for (const act of ["kiem-tra", "thu-hoi"]) app.get(`/:id/${act}`, (c) => c.redirect(`${MANDATES}/${c.req.param("id")}`, 303));
  app.post("/:id/kiem-tra", check);
  app.post("/:id/thu-hoi", revoke);
  return app;
}
