import type { Channel } from "../../../core/procedure/types.ts";

/** How a dossier came in, in the words of the forms. */
export const CHANNEL_NAMES: Record<Channel, string> = { counter: "Trực tiếp", online: "Trực tuyến", post: "Bưu chính" };
