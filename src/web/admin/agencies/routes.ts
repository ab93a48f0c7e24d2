import { Hono } from "hono";
import {
  findAgency,
  listExceptions,
  listProcedures,
  listRooms,
  offeredBy,
  searchAgencies,
  setOffer,
} from "../../../features/catalogue/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { officerOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import type { FieldError, NoticeParams } from "../../ui/index.ts";
import { AGENCIES, agencyList } from "./list-page.ts";
import { agencyPage } from "./show-page.ts";

/** Agencies of the province and what each offers; behind the guard of the controller. */
export function agencyRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get("/", async (c) => {
    const wanted = (c.req.query("q") ?? "").trim().slice(0, 100);
    return agencyList(c, await searchAgencies(c.var.services, wanted), wanted);
  });

  app.get("/:id", (c) => show(c, DONE[c.req.query("da") ?? ""] ?? {}));

  app.post("/:id/thu-tuc/:code", async (c) => {
    const { id, code } = c.req.param();
    const agency = await findAgency(c.var.services, id);
    const known = (await listProcedures(c.var.services)).some(({ revision }) => revision.code === code);
    if (!agency || !known) throw notFound();
    const form = await formOf(c);
    const { actor, name } = officerOf(c);
    const offered = form.get("thuc-hien") === "co";
    const field = `ly-do-${code}`;
    const wrong = await setOffer(
      c.var.services,
      { officerId: actor.officerId, name },
      { code, agencyId: id, offered, reason: form.get(field).slice(0, 300) },
    );
    if (wrong) return show(c, { errors: [{ field, message: wrong }] });
    return c.redirect(`${AGENCIES}/${id}?da=${offered ? "co" : "khong"}`, 303);
  });
  return app;
}

const DONE: Record<string, { said: NoticeParams }> = {
  co: { said: { tone: "ok", title: "Đã ghi nhận", body: "Cơ quan thực hiện lại thủ tục này từ hôm nay." } },
  khong: { said: { tone: "ok", title: "Đã ghi nhận", body: "Từ hôm nay người dân không chọn cơ quan này cho thủ tục đó nữa." } },
};

async function show(c: AppContext, extra: { said?: NoticeParams; errors?: FieldError[] }): Promise<Response> {
  const { services } = c.var;
  const agency = await findAgency(services, c.req.param("id") ?? "");
  if (!agency) throw notFound("Không có cơ quan này. Hãy chọn trong danh sách cơ quan.");
  const all = await listProcedures(services);
  const offered = new Set((await offeredBy(services, agency, all)).map(({ id }) => id));
  const exceptions = await listExceptions(services, { agencyId: agency.id });
  const procedures = all.flatMap((published) => {
    const exception = exceptions.find(({ code }) => code === published.revision.code);
    return offered.has(published.id) || exception ? [{ published, exception }] : [];
  });
  return agencyPage(c, { agency, rooms: await listRooms(services, agency.id), procedures, ...extra });
}
