/** The controllers' catalogue with a real database and the invented library as its one procedure. For tests. */
import assert from "node:assert/strict";
import { libraryCard } from "../../../../core/dossier/testing/library-card.ts";
import { type DeskWeb, deskWeb } from "../../../desk/testing/desk-web.ts";
import type { Answer, Browser } from "../../../testing/browser.ts";
import { readForm } from "../../../testing/read-form.ts";

export const CODE = libraryCard.code;
export const LIST = "/quan-tri/thu-tuc";

export type CatalogueWeb = DeskWeb & {
  /** Begins an edit of the library card. @returns the address of its first section without the last part */
  begin: (browser: Browser) => Promise<string>;
};

export async function catalogueWeb(): Promise<CatalogueWeb> {
  const web = await deskWeb();
  return {
    ...web,
    begin: async (browser) => {
      await browser.get(`${LIST}/${CODE}`);
      const begun = await browser.post(`${LIST}/${CODE}/soan`, {});
      assert.equal(begun.status, 303);
      return begun.location!.replace(/\/chung$/, "");
    },
  };
}

/** Opens a page of the editor and sends its form with some inputs changed. */
export async function change(browser: Browser, address: string, fields: Record<string, string | string[]>): Promise<Answer> {
  const page = await browser.get(address);
  assert.equal(page.status, 200, page.text);
  return browser.post(address, { ...readForm(page.text, address), ...fields });
}

/** The same, which must be saved. @returns the page that follows */
export async function save(browser: Browser, address: string, fields: Record<string, string | string[]>): Promise<Answer> {
  const done = await change(browser, address, fields);
  assert.equal(done.status, 303, done.text);
  return browser.follow(done);
}

/** The text of a file of an edit. */
export async function fileOf(browser: Browser, edit: string, file: string): Promise<string> {
  const address = `${edit}/tep?tep=${encodeURIComponent(file)}`;
  return String(readForm((await browser.get(address)).text, address)["noi-dung"]);
}
