export { type Act, type ActingCommand, decide, decideSubmit, type SubmitCommand } from "./decide.ts";
export { describeEvent, EVENT_NAMES } from "./describe.ts";
export { evolve, replay } from "./evolve.ts";
export { NATIONAL_CODES, NATIONAL_NAMES, type NationalCode, nationalCode } from "./national.ts";
export { concerns, may, maySee, openStep, PERMISSIONS } from "./permissions.ts";
export { refuse, STATE_NAMES } from "./refusals.ts";
export { instantText, type Rules } from "./rules.ts";
export type * from "./types.ts";
export { REFUSALS, ROLES, SCORES, STATES } from "./types.ts";
