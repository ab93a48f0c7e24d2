export { answerMandate } from "./answer-mandate.ts";
export { checkMandate } from "./check-mandate.ts";
export { claimFamily, claimGuardian, claimOrganisation } from "./claim-mandate.ts";
export { expireMandates } from "./expire-mandates.ts";
export { type FoundActing, findActing } from "./find-acting.ts";
export { mandateLaw } from "./law.ts";
export {
  findByNumber,
  findMandate,
  listAtCounter,
  listMandates,
  listUsable,
  type MandateHistory,
  mandateForOfficer,
} from "./list-mandates.ts";
export { type Filer, listFetchers, listFilers, mayReceive, whyNotFile, whyNotStanding } from "./may-act.ts";
export { offerMandate } from "./offer-mandate.ts";
export { personActor } from "./person-actor.ts";
export { recordMandate } from "./record-mandate.ts";
export { revokeMandate } from "./revoke-mandate.ts";
export { settleClaim } from "./settle-claim.ts";
export type * from "./types.ts";
export { todayOf } from "./write-mandate.ts";
