import { Hono } from "hono";
import {
  type BatchAct,
  type BatchParams,
  listBatches,
  MOST_AT_ONCE,
  resumeBatch,
  startBatch,
  stopBatch,
  viewBatch,
} from "../../../features/batch/index.ts";
import { chooseLines } from "../../../features/desk/index.ts";
import { listColleagues } from "../../../features/identity/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { sendPdf } from "../../send-pdf.ts";
import type { FieldError } from "../../ui/index.ts";
import { askIn } from "../lists/list-ask.ts";
import { batchPath } from "../paths.ts";
import { choicePage, listOf, SEEN } from "./choice-page.ts";
import { batchesPage, progressPage } from "./progress-page.ts";
import { actsOf, PRINTABLE } from "./words.ts";

/** One act on many dossiers: chosen in a list, begun, watched, stopped, gone on with. */
export function batchRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", async (c) => batchesPage(c, await listBatches(c.var.services, officerOf(c).actor)));
  app.post("/chon", async (c) => showChoice(c, await formOf(c)));
  app.post("/", begin);
  app.get("/:id", show);
  app.get("/:id/in.pdf", sendOutput);
  app.post("/:id/dung", (c) => then(c, stopBatch));
  app.post("/:id/tiep", (c) => then(c, resumeBatch));
  return app;
}

async function chosenIn(c: AppContext, form: Form) {
  const { actor } = officerOf(c);
  const whole = form.get("het") === "1";
  const wanted = whole ? askIn(form.get("ds")) : { codes: form.all("ma") };
  const chosen = await chooseLines(c.var.services, actor, wanted, MOST_AT_ONCE);
  const seen = new Map(
    form.all(SEEN).map((one) => [one.slice(0, one.lastIndexOf(":")), Number(one.slice(one.lastIndexOf(":") + 1))]),
  );
  // Signing, receiving and passing on are for the dossier as it was shown, not as it has become since.
  return chosen.map((one) => ({ ...one, version: seenVersion(seen.get(one.code)) ?? one.version }));
}

const seenVersion = (version: number | undefined): number | undefined =>
  version !== undefined && Number.isSafeInteger(version) && version > 0 && version < 1e9 ? version : undefined;

async function showChoice(c: AppContext, form: Form, errors: FieldError[] = []): Promise<Response> {
  const { actor } = officerOf(c);
  const [chosen, people] = await Promise.all([chosenIn(c, form), listColleagues(c.var.services, actor.agencyId)]);
  const colleagues = [...new Map(people.map((one) => [one.officerId, one])).values()];
  return choicePage(c, { actor, chosen, colleagues, form, errors, from: listOf(form.get("ds")) });
}

async function begin(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const act = actsOf(actor.role).find((one) => one === form.get("viec"));
  if (!act) return showChoice(c, form, [{ field: "viec", message: "Hãy chọn việc cần làm." }]);
  const params = await paramsOf(c, act, form);
  if ("field" in params) return showChoice(c, form, [params]);
  const started = await startBatch(services, { actor, act, params, chosen: await chosenIn(c, form), key });
  if (!started.ok) return showChoice(c, form, [{ field: "viec", message: started.message }]);
  return c.redirect(batchPath(started.batchId), 303);
}

async function paramsOf(c: AppContext, act: BatchAct, form: Form): Promise<BatchParams | FieldError> {
  switch (act) {
    case "assign":
      return (await assignment(c, form)) ?? { field: "nguoi-lam", message: "Hãy chọn người được phân công." };
    case "print": {
      const papers = PRINTABLE.map(({ kind }) => kind).filter((kind) => form.all("giay").includes(kind));
      return papers.length > 0 ? { papers } : { field: "giay", message: "Hãy chọn ít nhất một loại giấy cần in." };
    }
    case "remind": {
      const whom = (["officer", "applicant"] as const).find((one) => one === form.get("nhac-ai"));
      return whom
        ? { whom, note: form.get("loi-nhac").trim().slice(0, 300) }
        : { field: "nhac-ai", message: "Hãy chọn nhắc ai." };
    }
    default:
      return {};
  }
}

async function assignment(c: AppContext, form: Form): Promise<BatchParams | undefined> {
  const { actor } = officerOf(c);
  const people = await listColleagues(c.var.services, actor.agencyId);
  const to = people.find(({ officerId }) => officerId === form.get("nguoi-lam"));
  return to && { to: { officerId: to.officerId, name: to.name }, reason: form.get("ly-do").trim().slice(0, 1000) };
}

async function show(c: AppContext): Promise<Response> {
  const batch = await viewBatch(c.var.services, officerOf(c).actor, idOf(c));
  if (!batch) throw new Problem(404);
  return progressPage(c, batch);
}

/** The file of a print, for whoever made it and while it is kept. */
async function sendOutput(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const output = (await viewBatch(services, officerOf(c).actor, idOf(c)))?.output;
  if (!output || output.until <= services.clock.now().toString())
    throw notFound("Tệp in này không còn; tệp chỉ giữ 24 giờ. Hãy in lại từ danh sách.");
  return sendPdf(c, await services.files.get(output.sha256), output.name);
}

async function then(c: AppContext, act: typeof stopBatch): Promise<Response> {
  const id = idOf(c);
  await formOf(c);
  await act(c.var.services, officerOf(c).actor, id);
  return c.redirect(batchPath(id), 303);
}

function idOf(c: AppContext): string {
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(c.req.param("id") ?? "")?.[0];
  if (!id) throw new Problem(404);
  return id;
}
