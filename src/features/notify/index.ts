export { listMessages, listTold, markRead } from "./messages.ts";
export { readers } from "./readers.ts";
export type { Message } from "./types.ts";
