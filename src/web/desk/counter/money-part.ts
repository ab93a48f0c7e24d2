import { type Dossier, methodName, openStep } from "../../../core/dossier/index.ts";
import { dong } from "../../../core/procedure/index.ts";
import type { Visit } from "../../../features/counter/index.ts";
import { dueAtTill } from "../../../features/till/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { button, type FieldError, type Html, html, link } from "../../ui/index.ts";
import { paperPath } from "../paths.ts";
import { payFields } from "../till/pay-fields.ts";
import { PAPERS } from "../words.ts";
import { visitAct } from "./paths.ts";
import { type Seat, seatField } from "./seats.ts";
import { untakenForm } from "./untaken.ts";

export const TAKE_MONEY = "thu-tien";

/** What the case costs and whether it was paid, in one line. */
export function moneyText(dossier: Dossier): Html {
  const due = dueAtTill(dossier);
  if (due) return html`<p class="clock">Phải thu ${dong(due.amount)}</p>`;
  const paid = dossier.payments?.findLast((one) => one.paid);
  if (!paid?.paid) return html`<p class="clock">Không thu phí</p>`;
  const print = link({ href: paperPath(dossier.code, PAPERS.feeReceipt.slug), text: "In biên lai" });
  return html`<p class="clock">Đã thu ${dong(paid.amount)}</p><p class="soft">${methodName(paid.paid.method)}, biên lai <span class="num">${paid.paid.receipt}</span>. ${print}</p>`;
}

type Paying = {
  visit: Visit;
  dossier: Dossier;
  /** The act that did not go through, with what was typed. */
  failed?: { slug: string; form: Form; errors: readonly FieldError[] } | undefined;
};

/** The fee may be taken at any moment of the visit; where the result goes over the counter it is part of that press. */
export function payPart(c: AppContext, { visit, dossier, failed }: Paying, seat: Seat): Html | undefined {
  const due = dueAtTill(dossier);
  const here = dossier.state === "resultReady" && visit.onSpot && !visit.endedAt && openStep(dossier)?.by === "receptionist";
  if (!due || here) return undefined;
  const own = failed?.slug === TAKE_MONEY ? failed : undefined;
  const fields = payFields({
    due,
    form: own?.form ?? untakenForm(c),
    errors: own?.errors ?? [],
    fallback: "cash",
    later: false,
    askAmount: true,
  });
  const send = button({ text: `Thu ${dong(due.amount)}`, kind: "quiet", key: "P" });
  const body = html`${idempotencyField(own?.form)}${seatField(seat)}${fields}<div class="row">${send}</div>`;
  return html`<section class="pane pay"><h2>Phí, lệ phí</h2>${postForm(c, { action: visitAct(visit.id, TAKE_MONEY), body })}</section>`;
}
