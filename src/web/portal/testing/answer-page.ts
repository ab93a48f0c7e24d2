import { type CaseFile, isRowType } from "../../../core/procedure/index.ts";
import type { Field, Page } from "../../../core/procedure/types.ts";
import { fieldInputs } from "../../../features/filing/index.ts";
import { PNG } from "../../../features/filing/testing/files.ts";
import type { Browser } from "../../testing/browser.ts";
import { type PageForm, pageForm, plainText } from "../../testing/page-form.ts";
import { requesterOf } from "./case-person.ts";
import { answeringMeanwhile } from "./case-registers.ts";
import { type PortalWeb, sendFiles } from "./portal-web.ts";

type Step = { web: PortalWeb; browser: Browser; file: CaseFile; page: Page; path: string };
/** More looks at one page than this are a form that cannot be completed. */
const MOST_LOOKS = 30;

/** Name of the photograph that answers a question. */
export const photoOf = (fieldId: string): string => `${fieldId}.png`;

/** What the case types into the inputs of a page, by input name; registers are confirmed as the case says. */
function wantedInputs(page: Page, { answers }: CaseFile): Record<string, string> {
  const wanted = page.fields.map((field) => ({ ...fieldInputs(field, answers), ...confirmation(field, answers) }));
  return Object.assign({}, ...wanted);
}

function confirmation({ id }: Field, answers: CaseFile["answers"]): Record<string, string> {
  return { [`${id}.confirmed`]: answers[`${id}.confirmed`] === false ? "no" : "yes" };
}

/**
 * Answers one page as somebody without script would: only inputs that are on the page, only what its lists offer, with the buttons for
 * another row and for the communes of a province. @returns where the page leads
 * @throws Error when the page cannot be answered as the case answers it
 */
export async function answerPage(step: Step): Promise<string> {
  const { web, browser, file, page, path } = step;
  const wanted = wantedInputs(page, file);
  let shown = (await answeringMeanwhile(web.services, file, browser.get(path))).text;
  if (await pressedTooSoon(step, shown)) shown = (await answeringMeanwhile(web.services, file, browser.get(path))).text;
  for (let look = 0; look < MOST_LOOKS; look++) {
    const form = pageForm(shown, path);
    const sent = { ...form.sent, ...offered(form, wanted), ...notMe(step, form, wanted) };
    const button = neededButton(form, page, wanted, sent);
    const answer =
      form.files.size > 0 && !button ? await upload(step, form, sent) : await browser.post(path, { ...sent, ...button });
    if (answer.status === 303) return answer.location!;
    if (answer.status >= 400 && answer.status !== 422) throw new Error(`${path} answered ${answer.status}`);
    if (answer.text === shown) break;
    shown = answer.text;
  }
  throw new Error(`${page.id} cannot be answered: ${plainText(shown.slice(shown.indexOf("<main"))).slice(0, 700)}`);
}

/**
 * Presses the button before anything is filled in, as a hurried person does. What is wrong is then said at the top, and every line leads to
 * an input that is there. @returns whether the page has to be opened again
 */
async function pressedTooSoon({ browser, path, page }: Step, shown: string): Promise<boolean> {
  const form = pageForm(shown, path);
  if (form.files.size > 0) return false;
  const hidden = Object.fromEntries(Object.entries(form.sent).filter(([name]) => form.hidden.has(name)));
  const answer = await browser.post(path, hidden);
  if (answer.status !== 422) return true;
  const summary = /<[^>]*class="errors"[\s\S]*?<\/ul>/.exec(answer.text)?.[0] ?? "";
  const links = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  if (links.length === 0) throw new Error(`${page.id} does not say what is missing`);
  for (const id of links)
    if (!answer.text.includes(`id="${id}"`)) throw new Error(`${page.id}: an error leads to #${id}, which is not there`);
  return true;
}

/** What the case says, as far as the page asks it and offers it now. */
function offered(form: PageForm, wanted: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => form.names.has(name) && !form.hidden.has(name) && (form.offers.get(name)?.has(value) ?? true),
    ),
  );
}

/** A page that shows what a register says about the applicant offers "đây là tôi" or "tôi là chủ cơ sở". */
const asksForMe = ({ labels }: PageForm): boolean => labels.some((label) => /^Đúng, (đây là tôi|tôi là )/.test(label));

/** Where the applicant's own number stands and the case means somebody else, they say so and are asked for the number. */
function notMe({ page, file }: Step, form: PageForm, wanted: Record<string, string>): Record<string, string> {
  const meant = page.fields.filter(
    ({ id, type }) => type === "person" && form.names.has(`${id}.confirmed`) && !form.names.has(id),
  );
  const others = meant.filter(
    ({ id }) => asksForMe(form) && wanted[id] !== undefined && wanted[id] !== requesterOf(file).personalId,
  );
  return Object.fromEntries(others.map(({ id }) => [`${id}.confirmed`, "no"]));
}

/** Another row, or the communes of the province that was chosen, when the case needs them. */
function neededButton(
  form: PageForm,
  page: Page,
  wanted: Record<string, string>,
  sent: Record<string, string | string[]>,
): Record<string, string> | undefined {
  for (const { id } of page.fields.filter(({ type }) => isRowType(type))) {
    const add = form.buttons.find(({ value }) => value === `them:${id}`);
    if (add && Number(sent[id] ?? 0) < Number(wanted[id] ?? 0)) return { [add.name]: add.value };
  }
  const lists = form.buttons.filter(({ name }) => name === "_chon");
  const lacking = lists.find(({ value }) => {
    const commune = wanted[`${value}.commune`];
    return commune && !form.offers.get(`${value}.commune`)?.has(commune);
  });
  return lacking && { [lacking.name]: lacking.value };
}

/** Sends the form with a photograph for every question that the case answers with a file. */
async function upload({ web, browser, file, path }: Step, form: PageForm, sent: Record<string, string | string[]>) {
  const photos = [...form.files]
    .filter((name) => file.answers[name])
    .map((name) => [name, new File([PNG], photoOf(name))] as const);
  const texts = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value].flat()[0] ?? ""]));
  return sendFiles(web, browser, path, { ...texts, ...Object.fromEntries(photos) });
}
