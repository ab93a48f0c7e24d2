export { bePresent, purgePresence } from "./be-present.ts";
export { lettersForApplicant, talkForOffice } from "./read.ts";
export type { InternalNote, Letter, Present, Talk, Written } from "./types.ts";
export { LONGEST, writeLetter, writeNote } from "./write.ts";
