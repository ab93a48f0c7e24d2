import type { Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import { draftWords } from "./messages/draft.ts";
import { childWords, endingWords } from "./messages/ending.ts";
import { intakeWords } from "./messages/intake.ts";
import { moneyWords } from "./messages/money.ts";
import { timeWords } from "./messages/time.ts";
import { undoneWords } from "./messages/undone.ts";
import type { About, Words } from "./messages/words.ts";

export type { Words } from "./messages/words.ts";

/**
 * What an event means to the applicant, in plain words: what happened, what to do and until when; undefined when it is none of their concern.
 * A dossier of an interlinked filing is told of by its parent only.
 */
export function messageOf(dossier: About & Pick<Dossier, "parent">, { event }: LoggedEvent): Words | undefined {
  if (dossier.parent) return undefined;
  switch (event.type) {
    case "Submitted":
    case "Received":
    case "SupplementRequested":
    case "SupplementAnswered":
    case "Refused":
    case "Routed":
    case "Succeeded":
      return intakeWords(dossier, event);
    case "PaymentRequested":
    case "PaymentRecorded":
    case "ReceiptCancelled":
    case "PaymentRefunded":
      return moneyWords(dossier, event);
    case "ConfirmationAsked":
    case "ConfirmationAnswered":
      return draftWords(event);
    case "ExtensionSigned":
    case "DueMoved":
    case "Warned":
    case "Reminded":
      return timeWords(dossier, event);
    case "Withdrawn":
    case "Stopped":
    case "ResultReady":
    case "HandedOver":
      return endingWords(dossier, event);
    case "ChildTold":
      return childWords(dossier, event);
    case "ActUndone":
      return undoneWords(dossier, event);
    default:
      return undefined;
  }
}

/** The same for whoever filed it for the applicant: whose matter it is comes first. */
export function forRepresentative(words: Words, applicantName: string): Words {
  return { ...words, body: `Hồ sơ bạn nộp thay ${applicantName}. ${words.body}` };
}
