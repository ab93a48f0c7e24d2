import type { Mandate } from "../../../core/mandate/index.ts";
import { isRegisterType, isRowType, registerStage } from "../../../core/procedure/index.ts";
import type { Page } from "../../../core/procedure/types.ts";
import { decidingAgencies, getRevision } from "../../../features/catalogue/index.ts";
import { noteDifficulties, receiveVisit, spotOf } from "../../../features/counter/index.ts";
import {
  attachPaper,
  type DraftCase,
  nextStop,
  openCase,
  openPapers,
  removePaper,
  requestLookups,
  saveCounterForm,
} from "../../../features/filing/index.ts";
import { limit, type OfficerActor } from "../../../features/identity/index.ts";
import { listFilers } from "../../../features/mandates/index.ts";
import { awaitLookups } from "../../../features/population/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { type Form, toForm } from "../../form-data.ts";
import { choosingIn, isProvinceOf } from "../../portal/filing/address-field.ts";
import { firstValues } from "../../portal/filing/return-page.ts";
import { afterRowAct, rowAct } from "../../portal/filing/rows-view.ts";
import { type FieldError, ROWS_BUTTON } from "../../ui/index.ts";
import { PAY_NAMES, readPay } from "../till/pay-fields.ts";
import { takeCards } from "./card-field.ts";
import { tickedIn } from "./difficulty-view.ts";
import { REMOVE_FILE } from "./field-view.ts";
import {
  AGENCY,
  type IntakeParams,
  intakePage,
  type PageProblem,
  SELF,
  spotName,
  WHO_CAME,
  WITHOUT_PAPERS,
} from "./intake-view.ts";
import type { OpenVisit } from "./open-visit.ts";
import { filesName, lackingPapers, readPapers } from "./papers-view.ts";
import { visitPath } from "./paths.ts";
import { afterReceiving } from "./untaken.ts";

/** Milliseconds for which the page waits for registers. */
const PATIENCE = 1500;

/** GET: the form, with what registers said meanwhile. */
export async function showIntake(c: AppContext, view: OpenVisit, clerk: OfficerActor): Promise<Response> {
  const draft = await withRegisters(c, view, clerk);
  const left = c.req.query("con") === "1" && nextStop(draft).kind === "page";
  const note = left && { tone: "info" as const, body: "Đã lưu. Trang vừa hiện thêm câu hỏi hoặc kết quả tra cứu; hãy điền nốt." };
  const said = toForm(Object.entries(c.req.query()));
  return intakePage(c, { view: { ...view, draft }, clerk, said, ...(note && { note }) });
}

async function withRegisters(c: AppContext, { draft, person }: OpenVisit, clerk: OfficerActor): Promise<DraftCase> {
  const { services } = c.var;
  const asking = draft.pages.some((page) =>
    page.fields.some(({ id }) => registerStage(draft.revision, draft.ctx, id)?.stage === "lookUp"),
  );
  if (!asking) return draft;
  await requestLookups(services, person, draft, clerk);
  await awaitLookups(services, draft.draft.id, PATIENCE);
  return (await openCase(services, person, draft.draft.id)) ?? draft;
}

/** POST: saves what is right, says what is not, and receives when nothing lacks. */
export async function sendIntake(c: AppContext, view: OpenVisit, clerk: OfficerActor): Promise<Response> {
  const { services } = c.var;
  const { person, draft, visit } = view;
  const sent = await formOf(c);
  const ticked = tickedIn(sent);
  if (ticked) await noteDifficulties(services, clerk, visit, ticked);
  const early = await comeBack(c, view, clerk, sent);
  if (early) return early;
  const { form, scanned, errors: cardErrors } = await takeCards(c, view, clerk, sent);
  const without = form.has(WITHOUT_PAPERS) && !scanned;
  const receiving = (form.has("_nhan") || without) && !scanned;
  const revision = await getRevision(services, draft.draft.revisionId);
  const fields = revision.pages.flatMap((page) => page.fields);
  if (fields.some(({ id, type }) => isRegisterType(type) && form.has(id))) await limit(services, "counter", clerk.officerId);
  const fileErrors = await keepFiles(c, view, clerk, form);
  const papers = readPapers(draft, form);
  const saved = await saveCounterForm(services, {
    officer: clerk,
    person,
    draftId: draft.draft.id,
    pageIds: form.all("_trang"),
    form: firstValues(form),
    version: Number(form.get("_phien")) || 0,
    shown: Object.fromEntries(fields.map(({ id }) => [id, form.get(`_xem.${id}`)])),
    accepted: Object.fromEntries(revision.pages.map(({ id }) => [id, form.get(`_biet.${id}`)])),
    agencyId: await chosenAgency(c, view, form),
    given: papers.given,
  });
  if (!saved) return c.redirect(visitPath(visit.id), 303);
  const now: OpenVisit = { ...view, draft: saved.draft };
  // Saving on the way says nothing about what nobody has come to yet.
  const wrong = receiving ? saved.outcomes : saved.outcomes.filter(({ page, kept }) => !isUntouched(page, kept));
  // What the scanner did says more than that there are not twelve digits.
  const asScanned = <E extends { fieldId: string; message: string }>(error: E): E => {
    const scan = cardErrors.find(({ field }) => field === error.fieldId);
    return scan ? { ...error, message: scan.message } : error;
  };
  const problems = wrong.map(({ page, kept, errors, warnings, accept, stale }): PageProblem => {
    const other = stale ? [{ fieldId: page.fields[0]!.id, message: STALE }] : [];
    return { page, typed: kept, errors: [...errors.map(asScanned), ...other], warnings, ...(accept && { accept }) };
  });
  const told = problems.flatMap((problem) => problem.errors.map(({ fieldId }) => fieldId));
  const errors = [...cardErrors.filter(({ field }) => !told.includes(field)), ...fileErrors, ...papers.errors];
  const again = async (more: Partial<IntakeParams>) => {
    const shown = { ...now, draft: await withRegisters(c, now, clerk) };
    return intakePage(c, { view: shown, clerk, form, problems, errors, ...more });
  };
  if (problems.length + errors.length > 0) return again({});
  if (!receiving || nextStop(saved.draft).kind === "page") return goesOn(c, view, form);
  const pay = readPay(form);
  // Who meanwhile counted the last paper takes everything in.
  const withoutPapers = without && lackingPapers(saved.draft).length > 0;
  const lacking = [
    ...(pay.ok ? [] : pay.errors),
    ...(await unknownBringer(c, now, form)),
    ...lackingOffice(saved.draft),
    ...(withoutPapers ? [] : lackingPapers(saved.draft)),
    ...(withoutPapers ? [] : unanswered(now, clerk, form)),
  ];
  return lacking.length > 0 ? again({ errors: lacking }) : receive(c, now, clerk, { form, withoutPapers }, again);
}

/** Nothing was typed on the page; how many rows there are, and the own province, stand there by themselves. */
function isUntouched({ fields }: Page, kept: Readonly<Record<string, string>>): boolean {
  const counts = fields.filter(({ type }) => isRowType(type)).map(({ id }) => id);
  return Object.entries(kept).every(([name, text]) => text.trim() === "" || counts.includes(name) || isProvinceOf(fields, name));
}

const STALE = "Phần này vừa được lưu ở cửa sổ khác, hoặc cơ sở dữ liệu vừa trả lời. Hãy xem lại rồi gửi lần nữa.";

type Again = (more: Partial<IntakeParams>) => Promise<Response>;

/** The page grows; what is said of this visit alone, and stands in no draft, goes along. */
function goesOn(c: AppContext, { visit, draft }: OpenVisit, form: Form): Response {
  const checks = draft.revision.channels.counter?.spotChecks ?? [];
  const names = [WHO_CAME, ...PAY_NAMES, ...checks.map(({ id }) => spotName(id))];
  const said = new URLSearchParams([["con", "1"], ...names.flatMap((name) => (form.get(name) ? [[name, form.get(name)]] : []))]);
  return c.redirect(`${visitPath(visit.id)}?${said}`, 303);
}

type Sent = { form: Form; withoutPapers: boolean };

async function receive(c: AppContext, view: OpenVisit, clerk: OfficerActor, sent: Sent, again: Again): Promise<Response> {
  const { form, withoutPapers } = sent;
  const { visit, person, draft } = view;
  const checks = draft.revision.channels.counter?.spotChecks ?? [];
  const refused = checks.filter(({ id }) => form.get(spotName(id)) === "no").map(({ id }) => id);
  const { version } = draft.draft;
  const mandate = (await ableFilers(c, view)).find(({ id }) => id === form.get(WHO_CAME));
  const said = readPay(form);
  const pay = said.ok ? said.taking : undefined;
  const received = await receiveVisit(c.var.services, {
    clerk,
    visit,
    person,
    draft,
    version,
    mandate,
    refused,
    pay,
    withoutPapers,
  });
  switch (received.kind) {
    case "refused":
      return again({ note: { tone: "late", title: "Chưa nhận được", body: received.refusal.message } });
    case "moved":
    case "stale":
    case "incomplete":
    case "level":
      return goesOn(c, view, form);
    default:
      return c.redirect(afterReceiving(visit.id, form, "dossier" in received ? received.dossier : undefined), 303);
  }
}

/** Where somebody else may have come, the clerk says who did; a mandate that ended meanwhile is none. */
async function unknownBringer(c: AppContext, view: OpenVisit, form: Form): Promise<FieldError[]> {
  const { person } = view;
  const filers = await ableFilers(c, view);
  const said = form.get(WHO_CAME);
  if (said === SELF || filers.some(({ id }) => id === said)) return [];
  if (filers.length === 0 && said === "") return [];
  const message = said
    ? "Quyền làm thay này vừa hết hoặc bị thu hồi. Hãy chọn lại."
    : `Hãy chọn ${person.name} tự đến hay người khác đến thay.`;
  return [{ field: WHO_CAME, message }];
}

async function ableFilers(c: AppContext, { person, draft }: OpenVisit): Promise<Mandate[]> {
  const filers = await listFilers(c.var.services, person, draft.revision);
  return filers.flatMap(({ mandate, why }) => (why ? [] : [mandate]));
}

function lackingOffice({ draft }: DraftCase): FieldError[] {
  return draft.agencyId ? [] : [{ field: AGENCY, message: "Hãy chọn cơ quan giải quyết." }];
}

/** What has to be made sure of for one visit is said with yes or no, never taken for granted. */
function unanswered(view: OpenVisit, clerk: OfficerActor, form: Form): FieldError[] {
  const spot = spotOf(clerk, view.draft);
  const open = spot.ok ? spot.checks.filter(({ id }) => !["yes", "no"].includes(form.get(spotName(id)))) : [];
  return open.map(({ id }) => ({
    field: spotName(id),
    message: "Hãy trả lời Có hoặc Không để biết có giải quyết tại chỗ được không.",
  }));
}

async function chosenAgency(c: AppContext, { draft }: OpenVisit, form: Form): Promise<string | undefined> {
  const asked = form.get(AGENCY);
  const deciding = asked ? await decidingAgencies(c.var.services, draft.revision) : [];
  return deciding.find(({ id }) => id === asked)?.id;
}

/** A row more or less, communes of another province, a file taken back: the form comes back with all that was typed, unsaved. */
async function comeBack(c: AppContext, view: OpenVisit, clerk: OfficerActor, form: Form): Promise<Response | undefined> {
  const { draft, person } = view;
  const version = Number(form.get("_phien")) || 0;
  const removed = form.get(REMOVE_FILE);
  if (removed) {
    const after = await removePaper(c.var.services, { person, draftId: draft.draft.id, id: removed });
    const now = { ...view, draft: after ?? draft };
    return intakePage(c, { view: now, clerk, form, problems: typedPages(now.draft, form), version });
  }
  const act = form.get(ROWS_BUTTON);
  const page = act ? draft.pages.find((one) => rowAct(one, act)) : undefined;
  const fields = draft.pages.flatMap((one) => one.fields);
  const choosing = choosingIn(form, fields);
  if (!page && !choosing) return undefined;
  const problems = typedPages(draft, form).map((one) => {
    const row = one.page.id === page?.id ? rowAct(one.page, act) : undefined;
    return row ? { ...one, typed: afterRowAct(row, one.typed).typed } : one;
  });
  return intakePage(c, { view, clerk, form, problems, version, ...(choosing && { focus: `${choosing}.commune` }) });
}

/** Every page that was on the screen, as it was typed. */
function typedPages(draft: DraftCase, form: Form): PageProblem[] {
  const sent = firstValues(form);
  const shown = form.all("_trang");
  const inside = (page: Page, name: string) => page.fields.some(({ id }) => name === id || name.startsWith(`${id}.`));
  return draft.pages
    .filter(({ id }) => shown.includes(id))
    .map((page) => ({
      page,
      typed: Object.fromEntries(Object.entries(sent).filter(([name]) => inside(page, name))),
      errors: [],
      warnings: [],
    }));
}

async function keepFiles(c: AppContext, { draft, person }: OpenVisit, clerk: OfficerActor, form: Form): Promise<FieldError[]> {
  const { services } = c.var;
  const errors: FieldError[] = [];
  const places = [
    ...openPapers(draft).map(({ id }) => ({ paperId: id, name: filesName(id) })),
    ...draft.pages.flatMap((page) => page.fields).flatMap(({ id, type }) => (type === "file" ? [{ paperId: id, name: id }] : [])),
  ];
  for (const { paperId, name } of places) {
    for (const file of form.files(name)) {
      await limit(services, "upload", clerk.officerId);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const attached = await attachPaper(services, {
        person,
        draftId: draft.draft.id,
        paperId,
        file: { name: file.name, bytes },
      });
      if (attached && !attached.ok) errors.push({ field: name, message: attached.message });
    }
  }
  return errors;
}
