import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { type CaseFile, caseSchema } from "../../src/core/procedure/index.ts";
import { findProcedure } from "../../src/features/catalogue/index.ts";
import * as notify from "../../src/features/notify/index.ts";
import { sweep } from "../../src/features/sweeps/index.ts";
import { catchUp } from "../../src/platform/log/index.ts";
import { settled } from "../../src/platform/testing/settled.ts";
import { readDossier } from "../../src/web/desk/testing/finish-dossier.ts";
import { fileCase } from "../../src/web/portal/testing/file-case.ts";
import { doAct } from "./act.ts";
import { DESKTOP, faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./browser.ts";
import { type ClockOptions, type ClockProgram, startClockProgram } from "./clock-program.ts";
import { signInOfficer } from "./officer.ts";

const PROCEDURES = path.join(import.meta.dirname, "../../procedures");
/** Xã Thượng Lâm: its officers have the short user names. */
export const COMMUNE = "H60.30.12";

/** One dossier, whose applicant looks at it on a phone. */
export type Filed = { code: string; applicant: Window };
type Size = { width: number; height: number };

/** A program on a settable clock, its people in their own windows, and what was found wrong on the pages they saw. */
export type Life = {
  program: ClockProgram;
  /** Sets the time, e.g. "2026-11-18T08:00" in Vietnamese time; nobody has to sign in again for it. */
  at: (local: string) => Promise<void>;
  /** Does at this time what the clock has to do, as the program does every minute. */
  sweepAt: (local: string) => Promise<void>;
  /** Files a case that a procedure itself tests; the rest of its life is for the journey. */
  file: (folder: string, name: string, change?: (file: CaseFile) => void) => Promise<Filed>;
  officer: (username: string, size?: Size) => Promise<Window>;
  /** Opens the dossier at the desk, or at home. */
  open: (window: Window, code: string) => Promise<void>;
  /** Chooses an act on the dossier's page and sends its form. */
  act: (window: Window, code: string, name: RegExp, fillIn?: (page: Page) => Promise<unknown>) => Promise<void>;
  /** Looks at the page as it stands: nothing wrong for assistive technology, as HTML, or in width. */
  look: (window: Window, name: string) => Promise<void>;
  state: (code: string) => Promise<string>;
  /** What was wrong on any page so far: faults of pages, troubles of windows. */
  wrong: () => string[];
  stop: () => Promise<void>;
};

export const mainOf = (page: Page): Promise<string> => page.locator("main").innerText();

/** Starts a program for one journey, in the morning of a day. @param prefix of the pictures' names */
export async function startLife(prefix: string, local: string, options: ClockOptions = {}): Promise<Life> {
  const browser = await openBrowser();
  const program = await startClockProgram(local, COMMUNE, { worker: false, ...options });
  const { web, url } = program;
  const windows: Window[] = [];
  const faults = new Set<string>();
  const newWindow = async (size: Size): Promise<Window> => {
    const window = await openWindow(browser, size);
    windows.push(window);
    return window;
  };
  const look = async (window: Window, name: string): Promise<void> => {
    for (const fault of await faultsOf(window)) faults.add(fault);
    await picture(window.page, `${prefix}-${name}-${window.page.viewportSize()?.width}`);
  };
  const open = async (window: Window, code: string): Promise<void> => {
    const desk = officers.has(window);
    // What happened is told to the applicant by readers of the log, which the program keeps going.
    if (!desk) {
      await settled(web.services.db);
      for (const reader of notify.readers(web.services)) await catchUp(web.services, reader);
    }
    const answer = await window.page.goto(`${url}${desk ? "/ban-lam-viec" : ""}/ho-so/${code}`);
    assert.equal(answer?.status(), 200, `${code} opens`);
  };
  const officers = new Set<Window>();
  const at = async (local: string): Promise<void> => {
    program.at(local);
    const now = web.clock.now();
    await sql`update session set seen_at = ${now.toString()}, expires_at = ${now.add({ hours: 12 }).toString()}`.execute(
      web.services.db,
    );
  };
  return {
    program,
    at,
    sweepAt: async (local) => {
      await at(local);
      const { failures } = await sweep(web.services);
      assert.equal(failures, 0, "every act of the clock is done");
    },
    look,
    open,
    file: async (folder, name, change = () => undefined) => {
      const file = caseSchema.parse(JSON.parse(readFileSync(path.join(PROCEDURES, folder, "cases", `${name}.json`), "utf8")));
      change(file);
      const procedure = /^code: "?([\d.]+)/m.exec(readFileSync(path.join(PROCEDURES, folder, "procedure.yaml"), "utf8"))![1]!;
      const published = await findProcedure(web.services, procedure);
      const filed = await program.resting(() => fileCase(web, published!.revision, file));
      const applicant = await newWindow(PHONE);
      await applicant.context.addCookies([...filed.browser.cookies].map(([key, value]) => ({ name: key, value, url })));
      return { code: filed.code, applicant };
    },
    officer: async (username, size = DESKTOP) => {
      const window = await newWindow(size);
      await signInOfficer(window.page, url, username);
      officers.add(window);
      return window;
    },
    act: async (window, code, name, fillIn) => {
      await open(window, code);
      await doAct(window.page, name, fillIn, (act) => look(window, act));
    },
    state: async (code) => (await readDossier(web.services, code)).state,
    wrong: () => [...faults, ...windows.flatMap(({ troubles }) => troubles.filter((trouble) => !trouble.includes("422")))],
    stop: async () => {
      await browser.close();
      await program.stop();
    },
  };
}
