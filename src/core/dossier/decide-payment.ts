import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type PaymentCommand = Extract<ActingCommand, { type: "requestPayment" | "recordPayment" }>;

export function decidePayment({ dossier }: Act<PaymentCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
