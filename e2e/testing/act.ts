import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/**
 * On the page of a dossier: chooses an act, answers what it asks, and sends it. A form that is refused is shown in the failure.
 * @param look sees the form of the act before it is sent, where it has one
 */
export async function doAct(
  page: Page,
  name: RegExp,
  fillIn: (page: Page) => Promise<unknown> = async () => undefined,
  look: (act: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const choices = page.getByRole("main");
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>("details.more-acts")) one.open = true;
  });
  await choices.getByRole("button", { name }).or(choices.getByRole("link", { name })).first().click();
  await comes(page, /\/viec\/|[?&]xong=/);
  const form = /\/viec\/([^/?]+)/.exec(page.url());
  if (form) {
    await fillIn(page);
    await look(form[1]!);
    await page.locator("main form button:not([type=button])").last().click();
    await comes(page, /[?&]xong=/);
  }
  assert.match(page.url(), /[?&]xong=/, `${name} is done: ${await page.locator("main").innerText()}`);
}

/** Waits for the address; what stands there instead is told by whoever asks next. */
const comes = (page: Page, address: RegExp): Promise<void> => page.waitForURL(address).catch(() => undefined);
