export { ensurePerson, findPersonById, findPersonByNumber } from "./ensure-person.ts";
export { type FormValues, keepForm, takeForm } from "./forms/keep-form.ts";
export { type LimitName, LimitReached, limit } from "./limit.ts";
export { changePassword, type PasswordChange, passwordFault, SHORTEST_PASSWORD } from "./officer/change-password.ts";
export { type CodeChecked, type CodeStep, checkCode, findCodeStep } from "./officer/check-code.ts";
export { checkPassword, type PasswordChecked } from "./officer/check-password.ts";
export { listColleagues } from "./officer/list-colleagues.ts";
export { newPassword, newTotp, storedPassword } from "./officer/new-secrets.ts";
export { DEMO_PASSWORD, type SeedAgencies, type SeededAccount, seedOfficers } from "./officer/seed-officers.ts";
export { LOCK_MINUTES } from "./officer/sql.ts";
export { purgeIdentity } from "./purge-identity.ts";
export { chooseMandate } from "./session/choose-mandate.ts";
export { choosePost, listPosts } from "./session/choose-post.ts";
export { endSession } from "./session/end-session.ts";
export { type FoundSession, findSession } from "./session/find-session.ts";
export { openOfficerSession, openPersonSession } from "./session/open-session.ts";
export type {
  Acting,
  Administrator,
  Colleague,
  EndedSession,
  Face,
  NamedPerson,
  OfficerActor,
  OfficerSession,
  Person,
  PersonActor,
  PersonSession,
  Post,
  PostRole,
  Session,
} from "./types.ts";
export { type FinishedVneid, finishVneid } from "./vneid/finish-vneid.ts";
export type { VneidFault } from "./vneid/provider.ts";
export { type StartedVneid, startVneid } from "./vneid/start-vneid.ts";
