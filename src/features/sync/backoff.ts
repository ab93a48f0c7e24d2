/** Milliseconds before attempt `attempts + 1`: 2, 4, 8 … seconds, at most `most`; up to a quarter less, so that what failed together parts. */
export function backoff(attempts: number, most: number, random: () => number = Math.random): number {
  return Math.round(Math.min(most, 1000 * 2 ** Math.min(attempts, 20)) * (1 - random() / 4));
}
