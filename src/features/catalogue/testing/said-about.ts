import assert from "node:assert/strict";
import { join } from "node:path";
import { caseContext, caseSchema, compile, parsePage } from "../../../core/procedure/index.ts";
import { readDefinitions } from "../read-definitions.ts";

/** What a page of a procedure of the house says about an answer, standing in one of its cases. */
export function saidAbout(
  folder: string,
  caseName: string,
  pageId: string,
  form: Record<string, string>,
): { errors: string; warnings: string } {
  const [definition] = readDefinitions([join(import.meta.dirname, "../../../../procedures", folder)]);
  const compiled = compile(definition?.files ?? {});
  assert.ok(definition && compiled.ok);
  const { revision } = compiled;
  const file = caseSchema.parse(JSON.parse(definition.files[`cases/${caseName}.json`] ?? ""));
  const page = revision.pages.find(({ id }) => id === pageId) ?? assert.fail(pageId);
  const read = parsePage(revision, page, form, caseContext(revision, file));
  const told = read.ok ? read.warnings : read.errors;
  const messages = told.map(({ message }) => message).join("\n");
  return { errors: read.ok ? "" : messages, warnings: read.ok ? messages : "" };
}

/** The three inputs of a day yyyy-MM-dd. */
export function dayOf(field: string, day: string): Record<string, string> {
  const [year = "", month = "", date = ""] = day.split("-");
  return { [`${field}.day`]: date, [`${field}.month`]: month, [`${field}.year`]: year };
}
