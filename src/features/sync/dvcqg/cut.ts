/** At most `max` UTF-16 units, never half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const units = text.slice(0, max);
  return /[\uD800-\uDBFF]$/.test(units) ? units.slice(0, -1) : units;
}
