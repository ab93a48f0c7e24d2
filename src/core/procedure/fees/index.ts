/** Fees and waivers: what a case costs on a day, over a channel, for a person; and why. */
export { concerns, isInForce } from "./best-waiver.ts";
export { CHANNEL_WORDS } from "./counter-why.ts";
export { dong } from "./dong.ts";
export { EXEMPTION, EXEMPTIONS } from "./exemption.ts";
export { feeFor } from "./fee-for.ts";
export { firstUnit } from "./fee-sum.ts";
export { feeText, periodText, rateText } from "./fee-text.ts";
export { parseWaivers, waiversSchemaJson } from "./parse-waivers.ts";
