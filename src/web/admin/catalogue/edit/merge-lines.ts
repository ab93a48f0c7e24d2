/** The one stretch of lines in which a text differs from what it began from. */
type Hunk = { from: number; to: number; lines: string[] };

function hunk(base: readonly string[], next: readonly string[]): Hunk | undefined {
  const most = Math.min(base.length, next.length);
  let head = 0;
  while (head < most && base[head] === next[head]) head++;
  let tail = 0;
  while (tail < most - head && base.at(-1 - tail) === next.at(-1 - tail)) tail++;
  if (head === base.length && head === next.length) return undefined;
  return { from: head, to: base.length - tail, lines: next.slice(head, next.length - tail) };
}

/** Puts two people's changes of one text together. @returns undefined when they touch the same lines or lines next to each other */
export function mergeLines(base: string, mine: string, theirs: string): string | undefined {
  const lines = base.split("\n");
  const [a, b] = [hunk(lines, mine.split("\n")), hunk(lines, theirs.split("\n"))];
  if (!a) return theirs;
  if (!b || mine === theirs) return mine;
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  if (first.to >= second.from) return undefined;
  return lines
    .toSpliced(second.from, second.to - second.from, ...second.lines)
    .toSpliced(first.from, first.to - first.from, ...first.lines)
    .join("\n");
}
