import { parsePage, registerStage, visiblePages } from "../../../../core/procedure/index.ts";
import type { Answers, Page } from "../../../../core/procedure/types.ts";
import { listAgencies, waiversOn } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import type { Form } from "../../../form-data.ts";
import { todayOf } from "../days.ts";
import { trialContext } from "./preview-case.ts";
import { endView, pageView, type TrialView } from "./try-view.ts";
import type { Shown } from "./types.ts";

/** GET and POST: the questions of a form one after the other. What was answered goes with the page and is kept nowhere. */
export async function tryForm(c: AppContext, shown: Shown): Promise<Response> {
  const { revision } = shown;
  const today = [todayOf(c), revision.effective.from].sort().at(-1) ?? todayOf(c);
  const form = c.req.method === "POST" ? await formOf(c) : undefined;
  const found = form ? form.get("_so") !== "khong" : true;
  const answers = readAnswers(form);
  const ctx = trialContext(revision, { answers, found, today });
  const [province] = await listAgencies(c.var.services, "province");
  const waivers = await waiversOn(today, province?.id ?? "");
  const view = { shown, answers, found, today, ctx, waivers };
  const pages = visiblePages(revision, ctx);
  const goTo = form?.get("_den") ?? "";
  const at = pages.find(({ id }) => id === (goTo || form?.get("_trang") || ""));
  if (!form || goTo || !at) return show(c, view, goTo === "_het" ? undefined : (at ?? pages[0]));
  return answer(c, view, at, form);
}

function answer(c: AppContext, view: TrialView, at: Page, form: Form): Response {
  const { revision } = view.shown;
  const typed = Object.fromEntries(Object.entries(form.values).map(([name, values]) => [name, values[0] ?? ""]));
  const parsed = parsePage(revision, at, typed, view.ctx);
  if (!parsed.ok) return pageView(c, { ...view, page: at, typed, errors: parsed.errors });
  const seen = form.get("_biet") === at.id;
  if (parsed.warnings.length > 0 && !seen) return pageView(c, { ...view, page: at, typed, warnings: parsed.warnings });
  const answers = { ...view.answers, ...parsed.answers };
  const ctx = trialContext(revision, { ...view, answers });
  const next = { ...view, answers, ctx };
  const pages = visiblePages(revision, ctx);
  const place = pages.findIndex(({ id }) => id === at.id);
  // The register has answered by now: the page shows it to be confirmed before it leads on.
  const page = pages[place];
  if (page && mustConfirm(next, page)) return show(c, next, page);
  return show(c, next, pages[place + 1]);
}

const mustConfirm = ({ shown, ctx, answers }: TrialView, page: Page): boolean =>
  page.fields.some(
    ({ id }) => registerStage(shown.revision, ctx, id)?.stage === "confirm" && typeof answers[`${id}.confirmed`] !== "boolean",
  );

function show(c: AppContext, view: TrialView, page: Page | undefined): Response {
  return page ? pageView(c, { ...view, page }) : endView(c, view);
}

function readAnswers(form: Form | undefined): Answers {
  try {
    const given: unknown = JSON.parse(form?.get("_tra-loi") || "{}");
    if (typeof given !== "object" || given === null) return {};
    return Object.fromEntries(
      Object.entries(given).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)),
    );
  } catch {
    return {};
  }
}
