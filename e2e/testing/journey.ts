import type { Page } from "playwright-core";
import { doAct } from "./act.ts";
import { DESKTOP, faultsOf, openBrowser, openWindow, picture, type Window } from "./browser.ts";
import { signInOfficer } from "./officer.ts";
import { type RunningProgram, startProgram } from "./program.ts";

type Size = { width: number; height: number };

/** The real program on the real clock, people in their own windows, and what was found wrong on the pages they saw. */
export type Journey = {
  program: RunningProgram;
  window: (size: Size, options?: { script?: boolean }) => Promise<Window>;
  officer: (username: string, size?: Size) => Promise<Window>;
  /** Opens the dossier at the desk. @returns the status of the answer */
  open: (page: Page, code: string) => Promise<number | undefined>;
  /** Opens the dossier at the desk and does an act on it; `look` sees the form of the act. */
  act: (
    window: Window,
    code: string,
    name: RegExp,
    fillIn?: (page: Page) => Promise<unknown>,
    look?: (act: string) => Promise<void>,
  ) => Promise<void>;
  /**
   * Looks at the page as it stands: nothing wrong for assistive technology, as HTML, or in width. With sizes it is looked at in each, and is
   * left in the first one.
   */
  look: (window: Window, name: string, sizes?: readonly Size[]) => Promise<void>;
  /** What was wrong on any page so far, each once; troubles of windows are not in it. */
  faults: () => string[];
  stop: () => Promise<void>;
};

export async function startJourney(): Promise<Journey> {
  const browser = await openBrowser();
  const program = await startProgram().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const faults = new Set<string>();
  const seen = async (window: Window, name: string): Promise<void> => {
    for (const fault of await faultsOf(window)) faults.add(fault);
    await picture(window.page, name);
  };
  const open = async (page: Page, code: string): Promise<number | undefined> =>
    (await page.goto(`${program.url}/ban-lam-viec/ho-so/${code}`))?.status();
  return {
    program,
    window: (size, options) => openWindow(browser, size, options),
    officer: async (username, size = DESKTOP) => {
      const window = await openWindow(browser, size);
      await signInOfficer(window.page, program.url, username);
      return window;
    },
    open,
    act: async (window, code, name, fillIn, look) => {
      await open(window.page, code);
      await doAct(window.page, name, fillIn, look);
    },
    look: async (window, name, sizes = []) => {
      if (sizes.length === 0) return seen(window, name);
      for (const size of sizes) {
        await window.page.setViewportSize(size);
        await seen(window, `${name}-${size.width}`);
      }
      await window.page.setViewportSize(sizes[0]!);
    },
    faults: () => [...faults],
    stop: async () => {
      await browser.close();
      await program.stop();
    },
  };
}
