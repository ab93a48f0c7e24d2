import { formatDateTime } from "../../core/calendar/index.ts";
import { type ActingCommand, type Dossier, extensionProposal, type Rules, type Timer } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { outagesBetween } from "../outages/index.ts";

/** What the clock does when a moment has come. */
export async function commandOf(
  services: Pick<Services, "db">,
  timer: Timer,
  dossier: Dossier,
  rules: Rules,
  now: Temporal.Instant,
): Promise<ActingCommand> {
  switch (timer.kind) {
    case "prepareExtension":
    case "prepareApology":
      return prepared(services, dossier, rules, now);
    case "supplementTimeout":
      return {
        type: "stop",
        cause: "supplementTimeout",
        reason: `Người nộp không bổ sung trong thời hạn, tới ${moment(dossier.supplements.at(-1)!.answerBy)}.`,
        legalBasis: rules.terms.supplementTimeout.basis,
      };
    case "paymentTimeout": {
      const payment = dossier.payments?.find(({ id }) => id === timer.about);
      return {
        type: "stop",
        cause: "paymentTimeout",
        reason: `Người nộp không nộp ${payment?.name ?? "khoản tiền phải nộp"} trong thời hạn, tới ${moment(payment?.payBy ?? timer.at)}.`,
        legalBasis: payment?.legal || (rules.revision.legal[0] ?? ""),
      };
    }
    case "confirmationSilence":
      return { type: "answerConfirmation", agrees: true, note: "" };
    case "consultationLapse":
      return { type: "lapseConsultation", consultationId: timer.about };
    default:
      return { type: "warn", kind: timer.kind, about: timer.about };
  }
}

/** Form 04, with what kept the system down meanwhile as a further reason. */
async function prepared(
  services: Pick<Services, "db">,
  dossier: Dossier,
  rules: Rules,
  now: Temporal.Instant,
): Promise<ActingCommand> {
  const proposal = extensionProposal(dossier, rules, now);
  const began = Temporal.Instant.from(dossier.competentReceivedAt ?? dossier.receivedAt!);
  const outages = await outagesBetween(services, dossier.agencyId, began, now);
  if (outages.length === 0) return proposal;
  return {
    ...proposal,
    reason: [proposal.reason, ...outages.map(({ say }) => say)].join(" "),
    outages: outages.map(({ from, to, minutes }) => ({ from, to: to ?? now.toString(), minutes })),
  };
}

const moment = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));
