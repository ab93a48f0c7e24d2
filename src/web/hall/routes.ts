import { Hono } from "hono";
import type { AppEnv } from "../context.ts";
import { showBoard } from "./board.ts";
import { callHelp, sendKiosk, showKiosk, showKioskTicket } from "./kiosk.ts";
import { showStatus } from "./status.ts";

/** The machines of the hall, and a number on one's own phone. Nobody signs in here, and nobody's name is shown. */
export function hallRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/lay-so/:agency", showKiosk);
  app.post("/lay-so/:agency", sendKiosk);
  app.post("/lay-so/:agency/giup", callHelp);
  app.get("/lay-so/:agency/:id", showKioskTicket);
  app.get("/bang-so/:agency", showBoard);
  app.get("/so/:id", showStatus);
  return app;
}
