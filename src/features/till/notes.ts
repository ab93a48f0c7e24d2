/** Bank notes that are in use, VND. */
export const NOTES = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const;

/** Most of one kind that a drawer holds; more is a slip of the finger. */
export const MOST_NOTES = 10_000;

/** What counted bank notes come to, VND. */
export function sumOfNotes(notes: Readonly<Record<string, number>>): number {
  return NOTES.reduce((sum, value) => sum + value * (notes[String(value)] ?? 0), 0);
}
