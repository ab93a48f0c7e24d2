import type { Services } from "../../platform/services.ts";
import { ADDRESS_TASK, mailCode } from "./choices/address.ts";
import { mailDigest } from "./mail/mail-digest.ts";
import { DIGEST_TASK } from "./mail/plan-digests.ts";

export { type AddressAnswer, confirmAddress, removeAddress, requestAddress } from "./choices/address.ts";
export { viewChoice } from "./choices/read-choices.ts";
export { saveChoice } from "./choices/save-choice.ts";
export { meetDossiers, tellDue } from "./due/tell-due.ts";
export { probes, viewMails } from "./mail/mail-digest.ts";
export { planDigests } from "./mail/plan-digests.ts";
export type { TroubledMail } from "./mail/sql.ts";
export { purgeNotices } from "./purge-notices.ts";
export { countNotices, listNotices, MOST_COUNTED, markAllRead, markRead, type NoticeList } from "./read-notices.ts";
export { readers } from "./readers.ts";
export { tellLetters } from "./telling/tell-letters.ts";
export {
  type Choice,
  DIGESTS,
  type DigestSeen,
  type DigestTime,
  type MailState,
  NOTICE_KINDS,
  type Notice,
  type NoticeKind,
} from "./types.ts";

/** Work after the request, by name. */
export const tasks: Record<string, (services: Services, payload: unknown) => Promise<void>> = {
  [ADDRESS_TASK]: mailCode,
  [DIGEST_TASK]: mailDigest,
};
