export { actorText } from "./actor-text.ts";
export { familyProcedures, type Kin, lastDayOfMinority, provesRelation } from "./kinship.ts";
export { inPersonOnly, type MandateLaw, mandateSchemaJson, mandateTermsOn, parseMandateLaw } from "./parse-law.ts";
export { isOpen, periodFault, whyNotUsable } from "./standing.ts";
export type * from "./types.ts";
export { MANDATE_STATES, RELATIONS } from "./types.ts";
export { MANDATE_NAMES, MANDATE_STATE_NAMES, mandateText, RELATION_NAMES, RIGHT_NAMES } from "./words.ts";
