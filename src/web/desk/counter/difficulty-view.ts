import { DIFFICULTIES, type Visit } from "../../../features/counter/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { postForm } from "../../forms.ts";
import { button, type Html, html } from "../../ui/index.ts";
import { visitAct } from "./paths.ts";

const NAME = "kho-khan";
/** Says that the boxes were on the page, so that none ticked means none. */
const SHOWN = "_kho-khan";

/** Boxes for what was difficult, each with one key; they are sent with whatever form they stand in. */
export function difficultyBoxes(ticked: readonly string[]): Html {
  const boxes = DIFFICULTIES.map(
    ({ code, label, key }) =>
      html`<label data-name="${label}"><input type="checkbox" name="${NAME}" value="${code}" data-alt="${key}"${ticked.includes(code) ? html` checked` : undefined}> <span>${label} <kbd>Alt ${key}</kbd></span></label>`,
  );
  const open = ticked.length > 0 ? html` open` : undefined;
  return html`<mc-alt-keys><details class="difficulties"${open}><summary>Vướng mắc của người dân (Alt và một số)</summary><fieldset><legend class="vh">Vướng mắc của người dân</legend><input type="hidden" name="${SHOWN}" value="1">${boxes}</fieldset></details><p class="soft" role="status"></p></mc-alt-keys>`;
}

/** @returns the codes that were ticked; undefined when the boxes were not on the page */
export const tickedIn = (form: Form): string[] | undefined => (form.has(SHOWN) ? form.all(NAME) : undefined);

/** The same as a form of its own, for a visit that was filed. */
export function difficultyForm(c: AppContext, visit: Visit, ticked: readonly string[]): Html {
  const body = html`${difficultyBoxes(ticked)}<div class="row">${button({ text: "Lưu vướng mắc", kind: "plain" })}</div>`;
  return postForm(c, { action: visitAct(visit.id, "kho-khan"), body });
}
