import { randomUUID } from "node:crypto";
import path from "node:path";
import { sql } from "kysely";
import { type Simulators, startSimulators } from "../../../../simulators/start.ts";
import { publishFolder, readProvince, saveAgencies } from "../../../features/catalogue/index.ts";
import { tasks } from "../../../features/population/index.ts";
import { addressesOf } from "../../../features/population/testing/outside.ts";
import { fixedClock } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import type { Filled } from "../../../platform/testing/test-database.ts";
import type { Answer, Browser } from "../../testing/browser.ts";
import { signInPerson } from "../../testing/sign-in.ts";
import { type TestWeb, testWeb } from "../../testing/test-web.ts";

const ROOT = path.join(import.meta.dirname, "../../../..");
export const BIRTH = "1.001193";
export const TOAN = "008095990718";
export const MAN = "008198990412";
/** VNeID level 1. */
export const PO = "002099990854";

export type PortalWeb = TestWeb & { world: Simulators; clock: ReturnType<typeof fixedClock> };

const BEGIN = "2026-11-20T01:00:00Z";
/** The demo province with the real procedures. */
const PROVINCE: Filled = {
  from: ["demo", "procedures", "src/core", "src/features/catalogue", "src/platform"],
  fill: async (db) => {
    await saveAgencies({ db }, await readProvince(path.join(ROOT, "demo/tuyen-quang.yaml")));
    await publishFolder({ db, clock: fixedClock(BEGIN) }, path.join(ROOT, "procedures"));
  },
};

/** The whole web with the demo province, the real procedures and the simulated outside world. Friday morning 20/11/2026. */
export async function portalWeb(env: Record<string, string> = {}): Promise<PortalWeb> {
  const clock = fixedClock(BEGIN);
  const world = await startSimulators({ port: 0, clock: () => clock.now() });
  const outside = { VNEID_ISSUER: `${world.url}/vneid`, ...addressesOf(world.url) };
  const web = await testWeb({ clock, env: { ...env, ...outside }, filled: PROVINCE });
  return {
    ...web,
    world,
    clock,
    close: async () => {
      await web.close();
      await world.close();
    },
  };
}

/** Does what the worker does: asks the registers everything that waits. */
export async function answerLookups(services: Services): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from register_lookup where state = 'pending'`.execute(services.db);
  for (const { id } of rows) await tasks.lookup!(services, { id });
}

/** Answers of an ordinary case by page: married parents of the same commune, electronic birth notice. */
export const MARRIED: Record<string, Record<string, string>> = {
  "quan-he": { "requester.relation": "father" },
  "chung-sinh": { "birth.proof": "eNotice" },
  "so-chung-sinh": { birthNotice: "08201.261115.01" },
  "ten-be": { "child.name": "Hoàng Minh An" },
  me: { mother: MAN },
  "khai-cha": { "father.status": "married" },
  "que-quan": { "child.hometown": "Xã Thượng Lâm, tỉnh Tuyên Quang" },
  "dan-toc": { "child.ethnicity": "Tày" },
  "quoc-tich": { "child.nationality": "Việt Nam" },
  "ban-sao": { copies: "2" },
  "nhan-ket-qua": { "delivery.way": "online" },
  "lien-he": { "contact.phone": "0912000718", "contact.email": "" },
  "cam-doan": { pledge: "yes" },
};

/** Hidden fields of ours on the page last seen. */
export function ours(browser: Browser): Record<string, string> {
  return Object.fromEntries(Object.entries(browser.fields()).filter(([name]) => name.startsWith("_")));
}

/** Signs in, begins and gives back the address of the first question. */
export async function begin(web: PortalWeb, person: string = TOAN): Promise<{ browser: Browser; path: string; draftId: string }> {
  const browser = web.browser();
  await signInPerson(browser, person);
  await browser.get(`/nop/${BIRTH}/bat-dau`);
  const started = await browser.post(`/nop/${BIRTH}/bat-dau`, { _khoa: randomUUID() });
  return { browser, path: started.location!, draftId: started.location!.split("/")[2]! };
}

/** Answers page after page, confirming what registers say, until a page of `until` or one without an answer. @returns that page's address */
export async function walk(
  web: PortalWeb,
  browser: Browser,
  from: string,
  answers = MARRIED,
  until: string[] = [],
): Promise<string> {
  let at = from;
  for (let step = 0; step < 60; step++) {
    const [, , , pageId = ""] = at.split("?")[0]!.split("/");
    if (pageId === "kiem-tra" || pageId === "giay-to" || until.includes(pageId)) return at;
    await answerLookups(web.services);
    const page = await browser.get(at);
    const confirm = Object.keys(browser.fields()).find((name) => name.endsWith(".confirmed"));
    const sent = confirm ? { [confirm]: "yes" } : answers[pageId];
    if (!sent) return at;
    const answer: Answer = await browser.post(at, { ...ours(browser), ...sent });
    if (answer.status !== 303)
      throw new Error(
        `${at} answered ${answer.status}: ${/class="error"[^>]*>([^<]*)/.exec(answer.text)?.[1]}\n${page.text.slice(-3000)}`,
      );
    at = answer.location!;
  }
  throw new Error(`no end after ${at}`);
}

type Sent = Record<string, string | File | File[]>;

/** Sends a multipart form, as a browser does with files. */
export async function sendFiles(
  web: PortalWeb,
  browser: Browser,
  path: string,
  fields: Sent,
): Promise<{ status: number; text: string; location: string | null }> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...ours(browser), ...fields }))
    for (const each of [value].flat()) body.append(name, each);
  const answer = await web.app.request(new URL(path, web.services.config.baseUrl).href, {
    method: "POST",
    body,
    headers: cookieOf(web, browser),
  });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get("location") };
}

/** Headers by which the program knows this browser. */
export function cookieOf(web: PortalWeb, browser: Browser): Record<string, string> {
  return {
    host: new URL(web.services.config.baseUrl).host,
    origin: new URL(web.services.config.baseUrl).origin,
    cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  };
}

/** Walks a married couple's case to the end and files it. @returns the code of the dossier */
export async function file(web: PortalWeb, browser: Browser, path: string, answers = MARRIED): Promise<string> {
  const check = await walk(web, browser, path, answers);
  await browser.get(check);
  const sent = await browser.post(check, ours(browser));
  return sent.location!.split("/")[2]!;
}
