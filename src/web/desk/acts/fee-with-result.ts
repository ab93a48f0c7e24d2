import { dueAtTill, takeMoney } from "../../../features/till/index.ts";
import type { Html } from "../../ui/index.ts";
import { payFields, readPay } from "../till/pay-fields.ts";
import type { ActDone, ActRequest, ActView } from "./types.ts";

const mayTake = ({ offers }: ActRequest["desk"]): boolean =>
  offers.some(({ command, blocked }) => command === "recordPayment" && !blocked);

/** The fee that is due with the result (thu sau), taken in the same press; nothing when it was taken or costs nothing. */
export function feeWithResult({ desk, form, errors }: Pick<ActView, "desk" | "form" | "errors">): Html | undefined {
  const due = mayTake(desk) ? dueAtTill(desk.dossier) : undefined;
  // What is sent by post was not paid in cash at this counter.
  const fallback = desk.dossier.delivery.way === "post" ? "later" : "cash";
  return due && payFields({ due, form, errors, fallback, later: true });
}

type Paid = { ok: true; request: ActRequest } | { ok: false; done: ActDone };

/** Takes the fee before the result goes over the counter. What somebody else took meanwhile is not taken again and holds nothing up. */
export async function takeWithResult(request: ActRequest): Promise<Paid> {
  const { services, actor, desk, form, key, expectedVersion } = request;
  const { dossier } = desk;
  const pay = readPay(form);
  if (!pay.ok) return { ok: false, done: pay };
  // Whoever looks at an old page is told so by the hand-over, before any money is written down.
  if (!pay.taking || !dueAtTill(dossier) || dossier.version !== expectedVersion) return { ok: true, request };
  const taken = await takeMoney(services, actor, { ...pay.taking, dossierId: dossier.id, key: `${key}:thu` });
  if (taken.ok) return { ok: true, request: { ...request, expectedVersion: Math.max(expectedVersion, taken.dossier.version) } };
  return taken.refusal.code === "alreadyDone" ? { ok: true, request } : { ok: false, done: taken };
}
