export { type LimitName, LimitReached, limit } from "./limit.ts";
export { purgeIdentity } from "./purge-identity.ts";
export { choosePost, listPosts } from "./session/choose-post.ts";
export { endSession } from "./session/end-session.ts";
export { type FoundSession, findSession } from "./session/find-session.ts";
export { openOfficerSession, openPersonSession } from "./session/open-session.ts";
export type {
  EndedSession,
  Face,
  OfficerActor,
  OfficerSession,
  Person,
  PersonActor,
  PersonSession,
  Post,
  Session,
} from "./types.ts";
