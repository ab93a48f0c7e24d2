import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import {
  findAgency,
  listClosed,
  listExceptions,
  listProcedures,
  listRooms,
  offeredBy,
  searchAgencies,
} from "../../../features/catalogue/index.ts";
import { reaches, switchOffer } from "../../../features/organisation/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { requireOfficer, requireSteward, stewardOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import type { FieldError, NoticeParams } from "../../ui/index.ts";
import { agencyOf } from "./agency-of.ts";
import { closingPage, sendClosing, sendReopening, sendSuccession } from "./closing-page.ts";
import { countersPage, editCounter, editGroups, saveCounter } from "./counters-page.ts";
import { daysPage, removeDay, saveDay } from "./days-page.ts";
import { detailsPage, saveDetails, saveRoom } from "./details-page.ts";
import { dropHours, hoursPage, saveHours } from "./hours-page.ts";
import { agencyLeavePage, saveLeave } from "./leave-page.ts";
import { AGENCIES, agencyList } from "./list-page.ts";
import { agencyPage } from "./show-page.ts";

/** Agencies within reach: what each offers (for the controller to change), what it is made of, its hours, quầy and leave. */
export function agencyRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireSteward);

  app.get("/", async (c) => {
    const wanted = (c.req.query("q") ?? "").trim().slice(0, 100);
    const found = await searchAgencies(c.var.services, wanted);
    const near = ({ id }: { id: string }): boolean => reaches(stewardOf(c), id);
    const closed = wanted ? [] : (await listClosed(c.var.services)).filter(near);
    return agencyList(c, { agencies: found.filter(near), closed, wanted });
  });

  app.get("/:id", (c) => show(c, DONE[c.req.query("da") ?? ""] ?? {}));

  app.get("/:id/sua", (c) => detailsPage(c));
  app.post("/:id/sua", saveDetails);
  app.post("/:id/don-vi", saveRoom);
  app.get("/:id/gio-lam-viec", (c) => hoursPage(c));
  app.post("/:id/gio-lam-viec", saveHours);
  app.post("/:id/gio-lam-viec/:hours/bo", dropHours);
  app.get("/:id/quay", (c) => countersPage(c));
  app.post("/:id/quay", saveCounter);
  app.post("/:id/quay/nhom-viec", editGroups);
  app.post("/:id/quay/:counter", editCounter);
  app.get("/:id/ngay-nghi", (c) => daysPage(c));
  app.post("/:id/ngay-nghi", saveDay);
  app.post("/:id/ngay-nghi/:day/bo", removeDay);
  app.get("/:id/dong", (c) => closingPage(c));
  app.post("/:id/ke-thua", sendSuccession);
  app.post("/:id/dong", sendClosing);
  app.post("/:id/mo-lai", sendReopening);
  app.get("/:id/nghi-phep", (c) => agencyLeavePage(c));
  app.post("/:id/nghi-phep", saveLeave);

  app.post("/:id/thu-tuc/:code", requireOfficer("controller"), async (c) => {
    const { id, code } = c.req.param();
    const agency = await findAgency(c.var.services, id);
    const known = (await listProcedures(c.var.services)).some(({ revision }) => revision.code === code);
    if (!agency || !known) throw notFound();
    const form = await formOf(c);
    const offered = form.get("thuc-hien") === "co";
    const field = `ly-do-${code}`;
    const key = idempotencyKey(form) ?? randomUUID();
    const change = { agencyId: id, code, offered, reason: form.get(field).slice(0, 300) };
    const done = await switchOffer(c.var.services, { steward: stewardOf(c), key, ...change });
    if (!done.ok) return show(c, { errors: [{ field, message: done.message }] });
    return c.redirect(`${AGENCIES}/${id}?da=${offered ? "co" : "khong"}`, 303);
  });
  return app;
}

const DONE: Record<string, { said: NoticeParams }> = {
  co: { said: { tone: "ok", title: "Đã ghi nhận", body: "Cơ quan thực hiện lại thủ tục này từ hôm nay." } },
  "don-vi": { said: { tone: "ok", title: "Đã thêm", body: "Đơn vị mới đã vào danh sách bên trong cơ quan." } },
  khong: { said: { tone: "ok", title: "Đã ghi nhận", body: "Từ hôm nay người dân không chọn cơ quan này cho thủ tục đó nữa." } },
};

async function show(c: AppContext, extra: { said?: NoticeParams; errors?: FieldError[] }): Promise<Response> {
  const { services } = c.var;
  const agency = await agencyOf(c);
  const all = await listProcedures(services);
  const offered = new Set((await offeredBy(services, agency, all)).map(({ id }) => id));
  const exceptions = await listExceptions(services, { agencyId: agency.id });
  const procedures = all.flatMap((published) => {
    const exception = exceptions.find(({ code }) => code === published.revision.code);
    return offered.has(published.id) || exception ? [{ published, exception }] : [];
  });
  return agencyPage(c, { agency, rooms: await listRooms(services, agency.id), procedures, ...extra });
}
