import { isAnswerOf, isRowType, parsePage, registerStage, visiblePages } from "../../../../core/procedure/index.ts";
import type { Answers, Page } from "../../../../core/procedure/types.ts";
import { listAgencies, waiversOn } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import type { Form } from "../../../form-data.ts";
import { choosingIn } from "../../../portal/filing/address-field.ts";
import { firstValues } from "../../../portal/filing/return-page.ts";
import { afterRowAct, rowAct } from "../../../portal/filing/rows-view.ts";
import { ROWS_BUTTON } from "../../../ui/index.ts";
import { todayOf } from "../days.ts";
import { trialContext } from "./preview-case.ts";
import { SAMPLE_FILE } from "./trial-file.ts";
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

function answer(c: AppContext, before: TrialView, at: Page, form: Form): Response {
  const { revision } = before.shown;
  const typed = firstValues(form);
  const early = comeBack(c, before, at, form);
  if (early) return early;
  const view = withFiles(before, at, form);
  const parsed = parsePage(revision, at, typed, view.ctx);
  if (!parsed.ok) return pageView(c, { ...view, page: at, typed: parsed.kept, errors: parsed.errors });
  const seen = form.get("_biet") === at.id;
  if (parsed.warnings.length > 0 && !seen) return pageView(c, { ...view, page: at, typed, warnings: parsed.warnings });
  const answers = { ...withoutRows(at, view.answers), ...parsed.answers };
  const ctx = trialContext(revision, { ...view, answers });
  const next = { ...view, answers, ctx };
  const pages = visiblePages(revision, ctx);
  const place = pages.findIndex(({ id }) => id === at.id);
  // The register has answered by now: the page shows it to be confirmed before it leads on.
  const page = pages[place];
  if (page && mustConfirm(next, page)) return show(c, next, page);
  return show(c, next, pages[place + 1]);
}

/** A row more or less, or the communes of a province: the page once more with what was typed, as a citizen without script gets it. */
function comeBack(c: AppContext, view: TrialView, page: Page, form: Form): Response | undefined {
  const typed = firstValues(form);
  const act = rowAct(page, form.get(ROWS_BUTTON));
  if (act) {
    const after = afterRowAct(act, typed);
    const fresh = after.fresh === undefined ? undefined : { fieldId: act.field.id, row: after.fresh };
    return pageView(c, { ...view, page, typed: after.typed, fresh });
  }
  const choosing = choosingIn(form, page.fields);
  return choosing ? pageView(c, { ...view, page, typed, focus: `${choosing}.commune` }) : undefined;
}

/** Of a file only its name comes, or the word that there is one. */
function withFiles(view: TrialView, page: Page, form: Form): TrialView {
  const names = page.fields
    .filter(({ type }) => type === "file")
    .flatMap(({ id }) => {
      const name = form.get(id).trim() || (form.has(`${SAMPLE_FILE}.${id}`) ? "tep-mau.pdf" : "");
      return name ? [[id, name.slice(0, 200)]] : form.has(`${SAMPLE_FILE}.co.${id}`) ? [[id, ""]] : [];
    });
  if (names.length === 0) return view;
  const answers: Answers = { ...view.answers, ...Object.fromEntries(names) };
  return { ...view, answers, ctx: trialContext(view.shown.revision, { ...view, answers }) };
}

/** Rows are answered as a whole: nothing of one that was taken away stays behind. */
function withoutRows(page: Page, answers: Answers): Answers {
  const groups = page.fields.filter(({ type }) => isRowType(type));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !groups.some((field) => isAnswerOf(field, name))));
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
