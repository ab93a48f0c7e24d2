import type { CardDifference, IdCard } from "../../../core/id-card/index.ts";

export type CardOutcome = "match" | "differs" | "notFound" | "unavailable";

/** A card that was scanned in a visit. Instants ISO 8601; `outcome` null until the register was asked. */
export type KeptCard = {
  /** `visitor`, or the id of the question that the number answers. */
  field: string;
  card: IdCard;
  scannedBy: string;
  scannedAt: string;
  outcome: CardOutcome | null;
  differences: CardDifference[];
  checkedAt: string | null;
};
