import { Hono } from "hono";
import type { AppEnv } from "../../context.ts";
import { requirePerson } from "../../guards.ts";
import { choose, showChoose } from "./choose.ts";
import { CLAIMS, sendClaim, showClaim } from "./claim.ts";
import { grant, showGrant } from "./grant.ts";
import { showMandates } from "./list.ts";
import { answer, revoke, showEvidence, showMandate } from "./show.ts";

/** Acting for somebody else. An address that takes forms only leads on when opened. */
export function mandateRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const path of ["/uy-quyen", "/uy-quyen/*", "/lam-cho"]) app.use(path, requirePerson);
  app.get("/lam-cho", showChoose);
  app.post("/lam-cho", choose);
  app.get("/uy-quyen", showMandates);
  app.get("/uy-quyen/nho", showGrant);
  app.post("/uy-quyen/nho", grant);
  for (const claim of CLAIMS) {
    app.get(claim.path, showClaim(claim));
    app.post(claim.path, sendClaim(claim));
  }
  app.get("/uy-quyen/:id", showMandate);
  app.get("/uy-quyen/:id/tep", showEvidence);
  app.get("/uy-quyen/:id/tra-loi", (c) => c.redirect(`/uy-quyen/${c.req.param("id")}`, 303));
  app.post("/uy-quyen/:id/tra-loi", answer);
  app.get("/uy-quyen/:id/thu-hoi", (c) => c.redirect(`/uy-quyen/${c.req.param("id")}`, 303));
  app.post("/uy-quyen/:id/thu-hoi", revoke);
  return app;
}
