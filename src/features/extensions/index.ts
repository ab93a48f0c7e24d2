export { countPapersToSign, listToSign } from "./list-to-sign.ts";
export type { ExtensionCounts, PapersToSign, PaperToSign } from "./types.ts";
