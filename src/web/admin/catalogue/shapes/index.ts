import { fees } from "./fees.ts";
import { facts, form } from "./form.ts";
import { general } from "./general.ts";
import { papers } from "./papers.ts";
import { process } from "./process.ts";
import { legalBasis, results } from "./results.ts";
import { times } from "./times.ts";
import type { Section } from "./types.ts";

/** The tabs of the editor that are made of inputs, in their order; cases and raw files stand beside them. */
export const SECTIONS: readonly Section[] = [general, times, fees, papers, form, facts, process, results, legalBasis];
export type { ListShape, Section, Shape } from "./types.ts";
