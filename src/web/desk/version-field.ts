import type { Dossier } from "../../core/dossier/index.ts";
import type { Form } from "../form-data.ts";
import { type Html, html } from "../ui/index.ts";

const NAME = "_phien-ban";

/** The version that the officer is looking at; whoever was overtaken is told so. */
export function versionField({ version }: Pick<Dossier, "version">): Html {
  return html`<input type="hidden" name="${NAME}" value="${version}">`;
}

export function versionOf(form: Form): number | undefined {
  const text = form.get(NAME);
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
