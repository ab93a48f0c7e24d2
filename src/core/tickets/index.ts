export { type CallAsk, callOrder, nextTicket, standsAhead } from "./next-ticket.ts";
export { numberText, seriesOf, spokenNumber } from "./number-text.ts";
export { parseQueueLaw, type QueueLaw, queueRulesOn, queueSchemaJson } from "./parse-law.ts";
export * from "./types.ts";
export { waitedMinutes, waitedTooLong } from "./waited.ts";
export { PRIORITY_NAMES, TICKET_EVENT_NAMES, TICKET_STATE_NAMES } from "./words.ts";
