import type { Decision } from "../../../features/desk/index.ts";
import { type Html, html } from "../../ui/index.ts";
import { deadlineTag } from "../words.ts";

/** Time left and every warning, each in words; colour only goes with them. */
export function riskPart({ deadline, risks }: Pick<Decision, "deadline" | "risks">): Html {
  const lines = risks.map(({ say }) => html`<li>${say}</li>`);
  return html`${deadlineTag(deadline)}${lines.length > 0 && html`<ul class="risks">${lines}</ul>`}`;
}
