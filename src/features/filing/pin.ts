import type { RegisterValue } from "../../core/procedure/types.ts";

/** What a confirmation is bound to: the answer that was shown, or that there was none. */
export const pinOf = (value: RegisterValue): string => (value.unavailable ? "unavailable" : value.at);
