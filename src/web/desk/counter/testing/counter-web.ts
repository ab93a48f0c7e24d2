/** A counter with a real database, the real procedures, officers of one commune and the simulated outside world. For tests. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type CaseFile, caseSchema } from "../../../../core/procedure/index.ts";
import type { Revision } from "../../../../core/procedure/types.ts";
import { findProcedure } from "../../../../features/catalogue/index.ts";
import { fieldInputs } from "../../../../features/filing/index.ts";
import { DEMO_PASSWORD, seedOfficers } from "../../../../features/identity/index.ts";
import { requesterOf } from "../../../portal/testing/case-person.ts";
import { answeringMeanwhile } from "../../../portal/testing/case-registers.ts";
import { type PortalWeb, portalWeb } from "../../../portal/testing/portal-web.ts";
import type { Answer, Browser } from "../../../testing/browser.ts";
import { pageForm, plainText } from "../../../testing/page-form.ts";
import { signInOfficer } from "../../../testing/sign-in.ts";
import { COUNTER } from "../paths.ts";

export const COMMUNE = "H60.30.12";
const ROOT = path.join(import.meta.dirname, "../../../../../procedures");
const MOST_LOOKS = 20;

export type CounterWeb = PortalWeb & {
  /** A signed-in officer; `fresh` signs in anew, after the clock went on for long. */
  officer: (username: string, fresh?: boolean) => Promise<Browser>;
  /** Opens a visit for whoever hands in the case. @returns its address */
  open: (browser: Browser, code: string, file: CaseFile) => Promise<string>;
  /** Fills the form as the case answers it and presses the button until nothing more is asked. @returns the last answer */
  fill: (browser: Browser, visit: string, code: string, file: CaseFile, more?: Record<string, string>) => Promise<Answer>;
  /** Does what the visit's page offers now with what only an officer can say. @returns what the page is then */
  act: (browser: Browser, visit: string, more?: Record<string, string>) => Promise<Answer>;
};

/** A case of a procedure, with what the population register says about who hands it in. */
export function caseOf(folder: string, name: string): CaseFile {
  const file = caseSchema.parse(JSON.parse(readFileSync(path.join(ROOT, folder, "cases", `${name}.json`), "utf8")));
  return withVisitor(file);
}

export function withVisitor(file: CaseFile): CaseFile {
  const { personalId, name, birthDate } = requesterOf(file);
  const values = {
    personalId,
    name,
    birthDate,
    residence: "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang",
    residenceCode: "02269",
  };
  return { ...file, registers: { ...file.registers, visitor: { found: true, values } } };
}

export async function counterWeb(): Promise<CounterWeb> {
  const web = await portalWeb();
  await seedOfficers(web.services, { agencyIds: [COMMUNE, "H60.30.13"], controllerAgencyId: "H60" });
  const signedIn = new Map<string, Promise<Browser>>();
  const revisionOf = async (code: string): Promise<Revision> => (await findProcedure(web.services, code))!.revision;
  const signIn = async (username: string): Promise<Browser> => {
    const browser = web.browser();
    await signInOfficer(browser, username, DEMO_PASSWORD);
    return browser;
  };
  const officer = (username: string, fresh = false): Promise<Browser> => {
    const known = (!fresh && signedIn.get(username)) || signIn(username);
    signedIn.set(username, known);
    return known;
  };
  return { ...web, officer, open, fill, act };

  async function open(browser: Browser, code: string, file: CaseFile): Promise<string> {
    await browser.get(COUNTER);
    const sent = { "thu-tuc": "khac", "thu-tuc-khac": code, so: requesterOf(file).personalId, _khoa: randomUUID() };
    const opened = await browser.post(COUNTER, sent);
    if (opened.status !== 303) throw new Error(`not opened: ${alarms(opened.text)}`);
    const shown = await answeringMeanwhile(web.services, file, browser.get(opened.location!));
    if (!shown.text.includes(`${opened.location}/to-khai"`)) throw new Error(`no form: ${plainText(shown.text).slice(0, 500)}`);
    return opened.location!;
  }

  async function fill(browser: Browser, visit: string, code: string, file: CaseFile, more: Record<string, string> = {}) {
    const fields = (await revisionOf(code)).pages.flatMap((page) => page.fields);
    const { answers } = file;
    const wanted: Record<string, string> = Object.assign(
      {},
      ...fields.map((field) => ({
        ...fieldInputs(field, answers),
        [`${field.id}.confirmed`]: answers[`${field.id}.confirmed`] === false ? "no" : "yes",
      })),
      more,
    );
    let last: Answer | undefined;
    for (let look = 0; look < MOST_LOOKS; look++) {
      // Of two questions about a person the later one counts.
      web.clock.set(web.clock.now().add({ seconds: 1 }).toString());
      const shown = last && last.status !== 303 ? last : await answeringMeanwhile(web.services, file, browser.get(visit));
      if (!shown.text.includes(`${visit}/to-khai"`)) return shown;
      const form = pageForm(shown.text, `${visit}/to-khai`);
      const said = Object.entries(wanted).filter(
        ([name, value]) => form.names.has(name) && !form.hidden.has(name) && (form.offers.get(name)?.has(value) ?? true),
      );
      last = await answeringMeanwhile(
        web.services,
        file,
        browser.post(`${visit}/to-khai`, { ...form.sent, ...Object.fromEntries(said), ...neededButton(form, wanted) }),
      );
      if (last.status !== 303 && last.status !== 200 && last.status !== 422) throw new Error(`form answered ${last.status}`);
    }
    throw new Error(`the form does not end: ${alarms(last!.text)}`);
  }

  async function act(browser: Browser, visit: string, more: Record<string, string> = {}): Promise<Answer> {
    const shown = await browser.get(visit);
    const form = pageForm(shown.text, `${visit}/lam/`);
    const say = (name: string, value: string) => (form.names.has(name) ? { [name]: value } : {});
    const sent = { ...form.sent, ...say("da-kiem-tra", "true"), ...say("result.content", "Đồng ý theo đề nghị."), ...more };
    const answer = await browser.post(form.action, sent);
    return answer.status === 303 ? browser.follow(answer) : answer;
  }
}

/** Communes of a province when the case needs them; a button that is wanted once it is offered; else the one that receives. */
function neededButton(form: ReturnType<typeof pageForm>, wanted: Record<string, string>): Record<string, string> {
  const lacking = form.buttons
    .filter(({ name }) => name === "_chon")
    .find(({ value }) => {
      const commune = wanted[`${value}.commune`];
      return commune && !form.offers.get(`${value}.commune`)?.has(commune);
    });
  const add = form.buttons.find(
    ({ value }) => value.startsWith("them:") && Number(form.sent[value.slice(5)] ?? 0) < Number(wanted[value.slice(5)] ?? 0),
  );
  const button = add ?? lacking ?? form.buttons.find(({ name, value }) => wanted[name] === value);
  return button ? { [button.name]: button.value } : { _nhan: "1" };
}

export const alarms = (text: string): string => plainText(text.slice(Math.max(0, text.indexOf('class="errors"')))).slice(0, 700);
