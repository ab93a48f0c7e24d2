import { Hono } from "hono";
import type { Refusal } from "../../core/dossier/index.ts";
import {
  type DeskDossier,
  describeForDesk,
  draftValues,
  focusOn,
  type Officer,
  previewResult,
  viewDeskDossier,
} from "../../features/desk/index.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { formOf } from "../form-body.ts";
import { type Form, toForm } from "../form-data.ts";
import { idempotencyKey } from "../forms.ts";
import { officerOf, restoredForm } from "../guards.ts";
import { notFound, Problem } from "../problem.ts";
import { sendPdf } from "../send-pdf.ts";
import { actPage } from "./act-page.ts";
import { ACTS, type ActDefinition, typedRefusal, typedValues } from "./acts/index.ts";
import { dossierPage } from "./dossier-page.ts";
import { dossierPath, NEXT_DECISION, ONWARDS, STEP_QUERY } from "./paths.ts";
import { versionOf } from "./version-field.ts";
import { NO_DOSSIER } from "./words.ts";

/** Everything that an officer does on a dossier. */
export function actRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/:code/viec/:act", showAct);
  app.post("/:code/viec/du-thao/xem", (c) => previewDraft(c, false));
  app.post("/:code/viec/khong-chap-thuan/xem", (c) => previewDraft(c, true));
  app.post("/:code/viec/:act", doAct);
  return app;
}

async function asked(c: AppContext): Promise<{ actor: Officer; desk: DeskDossier; act: ActDefinition }> {
  const { actor } = officerOf(c);
  const act = ACTS.find(({ slug }) => slug === c.req.param("act"));
  const desk = act && (await viewDeskDossier(c.var.services, actor, c.req.param("code") ?? ""));
  if (!act || !desk) throw notFound(NO_DOSSIER);
  return { actor, desk: inView(c, desk), act };
}

/** The page's step, when the address names one that is open. */
function inView(c: AppContext, desk: DeskDossier): DeskDossier {
  const stepId = c.req.query(STEP_QUERY);
  return stepId === undefined ? desk : focusOn(desk, stepId);
}

async function showAct(c: AppContext): Promise<Response> {
  const { actor, desk, act } = await asked(c);
  if (!act.page) return c.redirect(dossierPath(desk.dossier.code), 303);
  const kept = await restoredForm(c);
  const typed = Object.entries(kept ?? {}).flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  const onwards: [string, string][] = c.req.query(ONWARDS) === "1" && !kept ? [[ONWARDS, "1"]] : [];
  const form = toForm([...typed, ...onwards]);
  const note = kept && {
    tone: "info" as const,
    body: "Phiên làm việc đã hết khi bạn gửi. Những gì bạn gõ vẫn còn; hãy xem lại rồi gửi.",
  };
  return actPage(c, { desk, actor, act, form, ...(note && { note }) });
}

async function doAct(c: AppContext): Promise<Response> {
  const { actor, desk, act } = await asked(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  const expectedVersion = versionOf(form);
  if (!key || expectedVersion === undefined) throw new Problem(400);
  const outcome = await act.run({ services: c.var.services, actor, desk, form, expectedVersion, key });
  if (outcome.ok) return c.redirect(afterwards(form, desk, act), 303);
  if ("errors" in outcome) return actPage(c, { desk, actor, act, form, errors: outcome.errors });
  if (!outcome.dossier) throw notFound(NO_DOSSIER);
  const now = inView(c, await describeForDesk(c.var.services, actor, outcome.dossier));
  return refused(c, { desk: now, actor, act, form, refusal: outcome.refusal });
}

/** Back to the dossier, or on to the next decision for whoever works through them. */
function afterwards(form: Form, { dossier }: DeskDossier, { slug }: ActDefinition): string {
  if (form.get(ONWARDS) !== "1") return `${dossierPath(dossier.code)}?xong=${slug}`;
  return `${NEXT_DECISION}?xong=${slug}&ma=${encodeURIComponent(dossier.code)}`;
}

/** The loser of a race is told what happened and keeps what was typed. */
function refused(
  c: AppContext,
  { desk, actor, act, form, refusal }: { desk: DeskDossier; actor: Officer; act: ActDefinition; form: Form; refusal: Refusal },
): Response | Promise<Response> {
  const note = { tone: "late", title: "Chưa làm được", body: refusal.message } as const;
  return act.page
    ? actPage(c, { desk, actor, act, form, note, status: 409 })
    : dossierPage(c, { desk, actor, note, status: 409 });
}

async function previewDraft(c: AppContext, negative: boolean): Promise<Response> {
  const { actor } = officerOf(c);
  const desk = await viewDeskDossier(c.var.services, actor, c.req.param("code") ?? "");
  if (!desk) throw notFound(NO_DOSSIER);
  const { dossier, revision } = desk;
  const form = await formOf(c);
  const typed = negative ? typedRefusal(dossier, form) : typedValues(form);
  const values = draftValues(dossier, revision, typed, negative);
  try {
    return sendPdf(c, await previewResult(c.var.services, dossier, { values, negative }), `du-thao-${dossier.code}.pdf`);
  } catch {
    throw new Problem(400, "Dự thảo còn thiếu nên chưa in được. Bấm nút Quay lại, ghi đủ các ô rồi xem lại.");
  }
}
