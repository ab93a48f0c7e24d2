import type { FeeTier } from "../procedure/types.ts";

/**
 * What one case costs on one day over one channel, whole VND. Dossiers filed before waivers were known have `total` and `lines` only.
 */
export type CaseFee = {
  /** What is to be paid. */
  total: number;
  /** Without waivers. */
  full?: number;
  /** The same case handed in at the counter the same day; absent when the counter does not take it. */
  counterTotal?: number;
  /** Why the counter costs more, in the words of the applicant; absent when it does not. */
  counterWhy?: string[];
  lines: FeeLine[];
};
/** One phí or lệ phí. `units` × `amount` is only the sum when there are neither tiers, nor a cap, nor times. */
export type FeeLine = {
  id: string;
  name: string;
  kind: "fee" | "charge";
  units: number;
  /** VND for one unit; of the first one when there are tiers. */
  amount: number;
  /** What is to be paid, after the waiver. */
  total: number;
  legal: string;
  /** Not given back when the case is not decided. */
  nonRefundable?: true;
  /** What a unit is, e.g. trang. */
  unit?: string;
  tiers?: FeeTier[];
  cap?: number;
  times?: number;
  /** Before the waiver. */
  full?: number;
  waiver?: { id: string; name: string; why: string; legal: string; rate: number; saved: number };
};
