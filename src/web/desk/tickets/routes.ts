import { Hono } from "hono";
import type { AppEnv } from "../../context.ts";
import { requireOfficer } from "../../guards.ts";
import { actOnNumber, callTheNext, giveNumber, goAndHelp, rest, showLine, sitDown } from "./acts.ts";
import { showLive } from "./line-page.ts";
import { showTimes } from "./times.ts";

/** Queue numbers at the desk; waiting times are for everybody of the agency. */
export function ticketRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/thoi-gian-cho", showTimes);
  app.use(requireOfficer("receptionist"));
  app.get("/", showLine);
  app.get("/hang", showLive);
  app.post("/quay", sitDown);
  app.post("/nghi", rest);
  app.post("/goi", callTheNext);
  app.post("/lam", actOnNumber);
  app.post("/lay", giveNumber);
  app.post("/giup", goAndHelp);
  return app;
}
