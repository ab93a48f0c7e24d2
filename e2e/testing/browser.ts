import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../../src/cli/find-chromium.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1440, height: 900 };

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}

/** A person's own browser window: no cookies of anybody else. Remembers the HTML of each page as the server sent it. */
export async function openWindow(
  browser: Browser,
  size: { width: number; height: number },
  options: { script?: boolean } = {},
): Promise<Window> {
  const context = await browser.newContext({
    viewport: size,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    javaScriptEnabled: options.script ?? true,
  });
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const sent = new Map<string, string>();
  const troubles: string[] = [];
  page.on("response", (response) => {
    const html = response.request().resourceType() === "document" && response.headers()["content-type"]?.includes("text/html");
    if (html && response.status() < 300)
      void response.text().then(
        (text) => sent.set(response.url().split("#")[0]!, text),
        () => undefined,
      );
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`);
  });
  page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`${page.url()}: ${message.text()}`);
  });
  return { context, page, sent, troubles, script: options.script ?? true };
}

export type Window = { context: BrowserContext; page: Page; sent: Map<string, string>; troubles: string[]; script: boolean };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "doctype-style": "off",
    "attribute-boolean-style": "off",
    "no-raw-characters": "off",
    "require-sri": "off",
    "tel-non-breaking": "off",
  },
});

/** What is wrong with the page that is shown: for assistive technology (WCAG 2.2 AA), and as HTML. */
export async function faultsOf(window: Window): Promise<string[]> {
  const { page, sent } = window;
  const where = new URL(page.url()).pathname;
  const faults = [...(await accessibility(window))];
  const width = await page
    .evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)
    .catch(() => [0, 0] as const);
  if (width[0] > width[1] + 1) faults.push(`wider than the screen: ${width[0]} > ${width[1]}`);
  faults.push(...(await smallTargets(page)));
  const html = sent.get(page.url().split("#")[0]!);
  if (html) faults.push(...(await htmlFaults(html)));
  return faults.map((fault) => `${where}: ${fault}`);
}

const looked = new Map<string, Promise<string[]>>();

/** A page that is looked at in several sizes was sent once. */
function htmlFaults(html: string): Promise<string[]> {
  const known = looked.get(html) ?? validate(html);
  looked.set(html, known);
  return known;
}

async function validate(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results
    .flatMap((result) => result.messages)
    .map((message) => `html ${message.ruleId} (${message.line}:${message.column}): ${message.message}`);
}

/** On a phone: what is touched and is not part of a sentence measures at least 44 px each way. */
async function smallTargets(page: Page): Promise<string[]> {
  return page
    .evaluate(() => {
      if (innerWidth > 480) return [];
      const all = document.querySelectorAll<HTMLElement>(
        "a, button, select, textarea, label:has(input), input:not([type=hidden])",
      );
      return [...all].flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        const inLabel = one.matches("input") && one.closest("label") !== null;
        const inSentence =
          getComputedStyle(one).display === "inline" && one.parentElement?.matches("p, li, span") && one.previousSibling !== null;
        if (width === 0 || inLabel || inSentence || one.matches(".skip")) return [];
        return height < 43.5 || width < 43.5
          ? [`small target ${Math.round(width)} × ${Math.round(height)}: ${one.textContent?.trim().slice(0, 60)}`]
          : [];
      });
    })
    .catch(() => []);
}

/** axe needs script: in a window without it, only the HTML is looked at. */
async function accessibility({ page, script }: Window): Promise<string[]> {
  if (!script) return [];
  type Violation = { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] };
  const found = await page
    .evaluate(async (tags) => {
      const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } };
      return (await axe.run({ runOnly: tags })).violations;
    }, RULES)
    .catch((error: unknown) => {
      throw new Error(`axe could not run on ${page.url()}: ${String(error)}`);
    });
  return found.flatMap((violation) => violation.nodes.map((node) => `${violation.id} ${String(node.target)}: ${violation.help}`));
}

/** Keeps a picture of the page when MOTCUA_SHOTS names a folder. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = process.env.MOTCUA_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage });
}
