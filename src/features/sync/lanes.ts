import { dvcqg } from "./dvcqg/lane.ts";
import type { Lane } from "./types.ts";

/** Every outside system that is told about dossiers. */
export const lanes: readonly Lane[] = [dvcqg];
