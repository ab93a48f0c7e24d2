import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Dossier, openChildren, openStep, openSteps, type Role } from "../../../core/dossier/index.ts";
import { tasks } from "../../../features/desk/index.ts";
import { actOnDossier } from "../../../features/dossiers/index.ts";
import type { SeededAccount } from "../../../features/identity/index.ts";
import * as linked from "../../../features/linked/index.ts";
import { catchUp } from "../../../platform/log/index.ts";
import type { Services } from "../../../platform/services.ts";
import { settled } from "../../../platform/testing/settled.ts";
import { ROLE_NAMES } from "../../nav.ts";
import type { Answer, Browser } from "../../testing/browser.ts";
import { pageForm, plainText } from "../../testing/page-form.ts";
import type { TestWeb } from "../../testing/test-web.ts";
import { signIn } from "./desk-web.ts";

/** Acts in the order in which a dossier is worked on; an act is done when the page offers it and it is not done yet. */
const ACTS = [
  "thu-tien",
  "tiep-nhan",
  "lay-so-dinh-danh",
  "du-thao",
  "gui-xac-nhan",
  "ky-duyet",
  "chuyen-buoc",
  "tra-ket-qua",
] as const;
const MOST_ACTS = 40;

export type Desk = { web: TestWeb; accounts: readonly SeededAccount[]; signedIn: Map<string, Browser> };

/** Works a dossier through at the desk: receives it, does every step by the role it belongs to, signs it, hands it over. */
export async function finishDossier(desk: Desk, code: string, decided: string): Promise<Dossier> {
  for (let act = 0; act < MOST_ACTS; act++) {
    const dossier = await readDossier(desk.web.services, code);
    if (dossier.state === "returned") return dossier;
    if (openSteps(dossier).some((step) => step.child)) {
      await finishChildren(desk, dossier, decided);
      continue;
    }
    if (dossier.state === "awaitingConfirmation") await confirm(desk.web.services, dossier);
    else await nextAct(desk, dossier, decided);
  }
  throw new Error(`${code} does not come to an end`);
}

/** What other agencies do (liên thông), each at its own desk. */
async function finishChildren(desk: Desk, parent: Dossier, decided: string): Promise<void> {
  const { services } = desk.web;
  const { id: dossierId, version } = parent;
  for (const { stepId, child } of openSteps(parent))
    if (child) await linked.tasks["file-child"]!(services, { dossierId, stepId, version });
  await readLinked(services);
  for (const child of openChildren(await readDossier(services, parent.code))) await finishDossier(desk, child.code, decided);
  await readLinked(services);
}

async function readLinked(services: Services): Promise<void> {
  await settled(services.db);
  for (const reader of linked.readers(services)) await catchUp(services, reader);
}

export async function readDossier(services: Services, code: string): Promise<Dossier> {
  const { rows } = await sql<{ snapshot: Dossier }>`select snapshot from dossier where code = ${code}`.execute(services.db);
  return rows[0]!.snapshot;
}

/** The applicant agrees to the draft. */
async function confirm(services: Services, { id, applicant }: Dossier): Promise<void> {
  const actor = { kind: "person", ...applicant } as const;
  const command = { type: "answerConfirmation", agrees: true, note: "" } as const;
  const outcome = await actOnDossier(services, { dossierId: id, key: randomUUID(), actor, command });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
}

async function nextAct(desk: Desk, dossier: Dossier, decided: string): Promise<void> {
  const browser = await officer(desk, dossier.agencyId, openStep(dossier) ?? { by: "receptionist" });
  const path = `/ban-lam-viec/ho-so/${dossier.code}`;
  const page = await browser.get(path);
  const done: Record<string, boolean> = {
    "lay-so-dinh-danh": dossier.personalId !== undefined,
    "du-thao": dossier.draft !== undefined,
    "gui-xac-nhan": dossier.draft === undefined,
  };
  const offered = (one: string) => new RegExp(`"(${path}/viec/${one}(?:\\?buoc=[a-z0-9-]+)?)"`).exec(page.text)?.[1];
  const slug = ACTS.find((one) => !done[one] && offered(one));
  if (!slug) throw new Error(`${dossier.code}, ${dossier.state}: nothing is offered. ${plainText(page.text).slice(-900)}`);
  const action = offered(slug)!;
  const form = page.text.includes(`action="${action}"`) ? page : await browser.get(action);
  const fields = filledIn(form, action, decided);
  if (slug === "du-thao") {
    await previewEach(browser, form, action, fields);
    await previewRefusals(browser, path);
  }
  const answer = await browser.post(action, fields);
  if (answer.status !== 303) throw new Error(`${slug} of ${dossier.code} answered ${answer.status}: ${alarms(answer.text)}`);
  if (slug === "lay-so-dinh-danh")
    await tasks["assign-personal-id"]!(desk.web.services, { dossierId: dossier.id, version: dossier.version + 1 });
}

/** Every result that may be chosen prints, those that grant nothing too. */
async function previewEach(
  browser: Browser,
  page: Answer,
  action: string,
  fields: Record<string, string | string[]>,
): Promise<void> {
  for (const code of pageForm(page.text, action).offers.get("result.code") ?? []) {
    const pdf = await browser.post(`${action}/xem`, { ...fields, "result.code": code });
    if (!pdf.text.startsWith("%PDF")) throw new Error(`${code} does not print: ${plainText(pdf.text).slice(0, 500)}`);
  }
}

/** Nothing granted prints too, whatever it is called here. */
async function previewRefusals(browser: Browser, path: string): Promise<void> {
  const action = `${path}/viec/khong-chap-thuan`;
  const page = await browser.get(action);
  const fields = { ...pageForm(page.text, action).sent, "result.reason": "Chưa đủ điều kiện.", "result.legalBasis": "Điều 1." };
  await previewEach(browser, page, action, fields);
}

/** The form as it stands, with what only an officer can say. */
function filledIn(page: Answer, action: string, decided: string): Record<string, string | string[]> {
  const { sent, names } = pageForm(page.text, action);
  const say = (name: string, value: string) => names.has(name) && { [name]: value };
  return {
    ...sent,
    ...say("result.content", decided),
    ...say("da-kiem-tra", "true"),
    ...say("van-don", "EK123456789VN"),
    ...say("bien-lai", "BL-0001"),
  };
}

/** Somebody of the step's room, else somebody who works for the whole agency. */
async function officer(
  { web, accounts, signedIn }: Desk,
  agencyId: string,
  { by: role, unit }: { by: Role; unit?: string },
): Promise<Browser> {
  const fitting = accounts.filter((one) => one.agencyId === agencyId && one.roles.includes(role));
  const account =
    fitting.find((one) => one.unit !== undefined && one.unit === unit) ??
    fitting.find((one) => one.roles.length === 1 && (!unit || !one.unit)) ??
    fitting.find((one) => !one.unit);
  if (!account) throw new Error(`${agencyId} has no ${role} for ${unit}`);
  const key = `${account.username} ${role}`;
  const known = signedIn.get(key);
  if (known && (await known.get("/ban-lam-viec")).status === 200) return known;
  const browser = await signIn(web.browser(), account.username, account.roles.length > 1 ? ROLE_NAMES[role] : undefined);
  signedIn.set(key, browser);
  return browser;
}

const alarms = (text: string): string => plainText(text.slice(Math.max(0, text.indexOf('class="errors"')))).slice(0, 600);
