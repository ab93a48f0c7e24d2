import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/**
 * What a clerk's fingers do. A scan is the scanner's own line with its Enter and counts as none; a letter with marks counts one for the letter and one
 * for each mark, as Telex takes; every other key counts one. A page counts when the browser opens it.
 */
export function fingersOf(page: Page) {
  const counted = { keys: 0, pages: 0 };
  page.on("framenavigated", () => counted.pages++);
  return {
    counted,
    scan: async (line: string) => {
      await page.keyboard.insertText(line);
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    },
    type: async (text: string) => {
      counted.keys += [...text.normalize("NFD")].length;
      await page.keyboard.insertText(text);
    },
    press: async (key: string) => {
      counted.keys++;
      await page.keyboard.press(key);
    },
    go: async (key: string) => {
      counted.keys++;
      await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
    },
  };
}

export type Fingers = ReturnType<typeof fingersOf>;

type Focus = { name: string; type: string; value: string; key: string };
const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const { name = "", type = "", value = "" } = document.activeElement as HTMLInputElement;
    const list = document.querySelectorAll<HTMLElement & { name?: string }>("main input, main select, main textarea");
    return {
      name,
      type,
      value,
      key: `${location.href} ${performance.timeOrigin} ${[...list].indexOf(document.activeElement as HTMLElement)}`,
    };
  });

/** Answers whatever has the focus, field after field, until it is received; what has no answer is taken as it stands. */
export async function answerByKeyboard(page: Page, fingers: Fingers, answers: Readonly<Record<string, string>>): Promise<void> {
  for (let step = 0; !/Chưa đến lượt bạn/.test(await page.locator("main").innerText()); step++) {
    assert.ok(step < 60, "the form ends");
    const now = await focusOf(page);
    assert.notEqual(now.name, "", "the focus is never lost");
    if (["radio", "checkbox"].includes(now.type)) await fingers.press("Space");
    else if (now.value === "" && answers[now.name]) await fingers.type(answers[now.name]!);
    const before = (await focusOf(page)).key;
    await fingers.press("Enter");
    await page.waitForLoadState("load");
    await page.waitForFunction((was) => {
      const list = document.querySelectorAll("main input, main select, main textarea");
      return `${location.href} ${performance.timeOrigin} ${[...list].indexOf(document.activeElement as HTMLElement)}` !== was;
    }, before);
  }
}
