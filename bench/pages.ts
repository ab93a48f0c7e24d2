/**
 * `npm run bench -- pages [--seconds=5] [--rounds=3] [--connections=16]`: the procedure's page, a question in a session and its POST,
 * requests a second beside a bare page of the same framework, without and with one row looked up, in turns; and the bytes of the first page.
 */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { type Citizen, completeDrafts } from "../e2e/testing/complete-drafts.ts";
import { cookieOf, hiddenFields, portalClient } from "../e2e/testing/portal-client.ts";
import { median, option, round } from "./drive.ts";
import { type Answered, findGenerator, type Generator, type Request } from "./generator.ts";
import { beside, settings, tellMachine } from "./program.ts";
import { bytesOnTheWire } from "./wire.ts";

const seconds = option("seconds", 5);
const rounds = option("rounds", 3);
const connections = option("connections", 16);
const BROWSER = { accept: "text/html", "accept-encoding": "br, gzip" };
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const QUESTION = "que-quan";

/** What a page's visitors send, and what the bare page is sent beside it. */
type Target = { own: Request[]; bare: Request };

/** Each citizen has a question open; several, because two answers to one draft wait for each other. */
async function questionTargets(url: string, citizens: readonly Citizen[]): Promise<{ question: Target; answer: Target }> {
  const client = portalClient(url);
  const asks: Request[] = [];
  const answers: Request[] = [];
  for (const citizen of citizens) {
    const cookie = cookieOf(citizen);
    const path = `/nop/${citizen.drafts[0]}/${QUESTION}`;
    const page = await client.get(path, cookie);
    // The version shown is far ahead, or the next answer would be told that another window had changed the page.
    const form = { ...hiddenFields(page.text, path), "child.hometown": "Xã Thượng Lâm, tỉnh Tuyên Quang", _phien: "1000000000" };
    asks.push({ method: "GET", path, headers: { ...BROWSER, cookie } });
    const headers = { ...BROWSER, ...FORM, cookie, origin: url };
    answers.push({ method: "POST", path, headers, body: new URLSearchParams(form).toString() });
  }
  await client.close();
  const { body } = answers[0]!;
  return {
    question: { own: asks, bare: { method: "GET", path: "/", headers: BROWSER } },
    answer: { own: answers, bare: { method: "POST", path: "/", headers: { ...BROWSER, ...FORM }, ...(body && { body }) } },
  };
}

function startBare(databaseUrl: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "bare.ts"), databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("the bare page does not start")));
    child.stdout.setEncoding("utf8").once("data", (text: string) => resolve({ child, url: text.trim() }));
  });
}

/** What was measured of one page: the program, the bare page, and the bare page that looks up one row. */
type Measured = { own: Answered[]; bare: Answered[]; lookUp: Answered[] };

const ratios = (own: readonly Answered[], other: readonly Answered[]): number =>
  median(own.map((one, index) => one.perSecond / other[index]!.perSecond));

function summary({ own, bare, lookUp }: Measured) {
  return {
    perSecond: median(own.map((one) => one.perSecond)),
    p99: median(own.map((one) => one.p99)),
    barePerSecond: median(bare.map((one) => one.perSecond)),
    bareP99: median(bare.map((one) => one.p99)),
    ratio: ratios(own, bare),
    lookUpPerSecond: median(lookUp.map((one) => one.perSecond)),
    ratioToLookUp: ratios(own, lookUp),
  };
}

async function measureInTurns(
  load: Generator["load"],
  urls: { own: string; bare: string },
  pages: Record<string, Target>,
): Promise<Record<string, Measured>> {
  const send = async (name: string, url: string, requests: Request[], length = seconds) => {
    const answered = await load({ url, requests, connections, seconds: length });
    if (answered.failed > 0) throw new Error(`${name}: ${answered.failed} of ${answered.requests} answers failed`);
    return answered;
  };
  const measured: Record<string, Measured> = {};
  const each = async (name: string, { own, bare }: Target, length?: number) => ({
    own: await send(name, urls.own, own, length),
    bare: await send("bare", urls.bare, [bare], length),
    lookUp: await send("bare with a look-up", urls.bare, [{ ...bare, path: "/tra" }], length),
  });
  for (const [name, target] of Object.entries(pages)) {
    await each(name, target, 2);
    measured[name] = { own: [], bare: [], lookUp: [] };
  }
  for (let turn = 1; turn <= rounds; turn++) {
    for (const [name, target] of Object.entries(pages)) {
      const { own, bare, lookUp } = await each(name, target);
      measured[name]!.own.push(own);
      measured[name]!.bare.push(bare);
      measured[name]!.lookUp.push(lookUp);
      const share = (other: Answered) => `${round(other.perSecond)}/giây, tỷ lệ ${round(own.perSecond / other.perSecond)}`;
      console.log(
        `Vòng ${turn}, ${name}: ${round(own.perSecond)}/giây (p99 ${round(own.p99)} ms); trang trần ${share(bare)}; trang trần tra một dòng ${share(lookUp)}`,
      );
    }
  }
  return measured;
}

await beside(async ({ url }, services, ownerUrl) => {
  const database = await settings(ownerUrl);
  tellMachine(database);
  const generator = await findGenerator();
  console.log(`Bộ phát: ${generator.name}, ${connections} kết nối, ${seconds} giây mỗi lượt, ${rounds} vòng.`);
  const citizens = await completeDrafts(services, ownerUrl, { citizens: 64, agencies: () => ["H60.30.12"] });
  const procedure: Request = { method: "GET", path: "/thu-tuc/1.001193", headers: BROWSER };
  const bare = await startBare(ownerUrl);
  try {
    const pages = {
      procedure: { own: [procedure], bare: { ...procedure, path: "/" } },
      ...(await questionTargets(url, citizens)),
    };
    const measured = await measureInTurns(generator.load, { own: url, bare: bare.url }, pages);
    const figures = Object.entries(measured).map(([name, figures]) => [name, summary(figures)]);
    const bytes = { firstPage: await bytesOnTheWire(`${url}/`), procedurePage: await bytesOnTheWire(url + procedure.path) };
    const setting = { generator: generator.name, connections, seconds, rounds, database, simulators: false };
    return { bench: "pages", ...setting, ...Object.fromEntries(figures), bytes };
  } finally {
    bare.child.kill();
  }
});
