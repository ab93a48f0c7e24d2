import type { Channel } from "../procedure/types.ts";

/**
 * A procedure as the national catalogue publishes it: what people read, taken apart, not what a dossier runs on (`core/procedure`).
 * Nothing is dropped: what the parsers cannot place stands in `unparsed`.
 */
export type PublishedProcedure = {
  /** `N.NNNNNN`, with a local suffix for a procedure of one province. */
  code: string;
  name: string;
  /** Number of the announcing decision, e.g. 163/QĐ-BTP; "" when not said. */
  decision: string;
  /** Cấp thực hiện, as published: "Cấp tỉnh", "Cấp xã"… */
  tiers: string[];
  kind: string;
  /** Lĩnh vực. */
  fields: { code: string | null; name: string }[];
  audience: string[];
  agencies: { performing: string[]; competent: string; delegated: string; cooperating: string; address: string };
  steps: PublishedStep[];
  channels: PublishedChannel[];
  cases: PaperCase[];
  conditions: string;
  results: PublishedResult[];
  legal: LegalBasis[];
  keywords: string;
  description: string;
  related: string;
  /** Address of the page it was read from; null when it came as a message. */
  url: string | null;
  unparsed: Unparsed[];
};

export type PublishedStep = { case: string | null; text: string };

/** One line of "cách thức thực hiện": a channel with one time and its fees. */
export type PublishedChannel = { channel: Channel; time: PublishedTime; fees: PublishedFee[]; note: string };

export type TimeUnit = "HOUR" | "WORKING_DAY" | "DAY" | "MONTH" | "YEAR";

/** `qty` null: no number published; `unit` null: a number without a unit. `text` as published. */
export type PublishedTime = { qty: number | null; unit: TimeUnit | null; text: string };

export type PublishedFee = { code: string | null; money: Money; note: string };

/** Amounts in whole units of the currency; `max` above `min` for a range. */
export type Money =
  | { kind: "free" }
  | { kind: "amount"; min: number; max: number; currency: "VND" | "USD" | "EUR" }
  | { kind: "unknown"; text: string };

/** Papers of one case ("trường hợp"); `name` null when the procedure has one case only. */
export type PaperCase = { name: string | null; papers: Paper[] };

export type Paper = {
  code: string | null;
  name: string;
  /** File of the form that goes with it, where one is told apart from the name. */
  form: string | null;
  /** null: the source does not say (LayThuTuc has no quantities). */
  originals: number | null;
  copies: number | null;
};

/** `code` null: none published. */
export type PublishedResult = { name: string; code: string | null };

/** `number` null: the source gives a title without a number. */
export type LegalBasis = { name: string; number: string | null };

export type Part = "time" | "channels" | "papers" | "results" | "legal" | "steps" | "fees" | "record";

/** Text that was published and could not be taken apart, with the reason, in Vietnamese. */
export type Unparsed = { part: Part; text: string; reason: string };
