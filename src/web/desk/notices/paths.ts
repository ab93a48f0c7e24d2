import { NOTICES } from "../../nav.ts";

export { NOTICE_COUNT, NOTICES } from "../../nav.ts";
export const NOTICE_CHOICES = `${NOTICES}/lua-chon`;
/** Address of the mails: named, confirmed by its code, taken away. */
export const NOTICE_ADDRESS = `${NOTICES}/thu`;
