import { Hono } from "hono";
import { type Decision, listDecisions, viewDeskDossier } from "../../../features/desk/index.ts";
import { viewDossier } from "../../../features/dossiers/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { officerOf, requireOfficer } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import type { NoticeParams } from "../../ui/index.ts";
import { ACTS } from "../acts/index.ts";
import { DECISIONS, decisionPath } from "../paths.ts";
import { NO_DOSSIER } from "../words.ts";
import { decisionPage } from "./decision-page.ts";
import { decisionsPage } from "./list-page.ts";

/** Chờ tôi quyết định: the list, one decision after the other. */
export function decisionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireOfficer("leader"));
  app.get("/", showList);
  app.get("/tiep", toNext);
  app.get("/:code", showOne);
  return app;
}

async function showList(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const [decisions, note] = await Promise.all([listDecisions(c.var.services, actor), noteOf(c)]);
  return decisionsPage(c, { decisions, note });
}

/** GET: the riskiest that is left, or the one after `sau`; the list when there is none. Carries on what was just done. */
async function toNext(c: AppContext): Promise<Response> {
  const { rows } = await listDecisions(c.var.services, officerOf(c).actor);
  const after = c.req.query("sau");
  const place = after === undefined ? -1 : rows.findIndex(({ code }) => code === after);
  const next = rows.slice(place + 1).find(({ code }) => code !== c.req.query("ma"));
  const done = new URLSearchParams();
  for (const name of ["xong", "ma"] as const) {
    const value = c.req.query(name);
    if (value) done.set(name, value.slice(0, 60));
  }
  const query = done.size > 0 ? `?${done}` : "";
  return c.redirect(`${next ? decisionPath(next.code) : DECISIONS}${query}`, 303);
}

async function showOne(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const code = c.req.param("code") ?? "";
  const [desk, decisions, note] = await Promise.all([
    viewDeskDossier(services, actor, code),
    listDecisions(services, actor),
    noteOf(c),
  ]);
  if (!desk) throw notFound(NO_DOSSIER);
  const place = decisions.rows.findIndex((one) => one.code === desk.dossier.code);
  const decision: Decision | undefined = decisions.rows[place];
  const where = decision ? { place: place + 1, of: decisions.rows.length } : undefined;
  return decisionPage(c, { desk, actor, decision, note, where });
}

/** What was just done, on the dossier before this one. */
async function noteOf(c: AppContext): Promise<NoticeParams | undefined> {
  const act = ACTS.find(({ slug }) => slug === c.req.query("xong"));
  const code = c.req.query("ma");
  if (!act || !code) return undefined;
  const dossier = await viewDossier(c.var.services, officerOf(c).actor, { code });
  return dossier && { tone: "ok", body: `${dossier.code}: ${act.done(dossier)}` };
}
