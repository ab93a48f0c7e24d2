/** For every line of the first text the line of the second that it is, or -1; as many as possible, in order. */
function matches(a: readonly string[], b: readonly string[]): number[] {
  const found = a.map(() => -1);
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) found[head] = head++;
  let [endA, endB] = [a.length, b.length];
  while (endA > head && endB > head && a[endA - 1] === b[endB - 1]) found[--endA] = --endB;
  const width = endB - head + 1;
  // Length of the longest common part of what follows each pair of lines.
  const longest = new Uint32Array((endA - head + 1) * width);
  const at = (i: number, j: number) => (i - head) * width + (j - head);
  for (let i = endA - 1; i >= head; i--)
    for (let j = endB - 1; j >= head; j--)
      longest[at(i, j)] =
        a[i] === b[j] ? longest[at(i + 1, j + 1)]! + 1 : Math.max(longest[at(i + 1, j)]!, longest[at(i, j + 1)]!);
  for (let i = head, j = head; i < endA && j < endB; ) {
    if (a[i] === b[j]) found[i++] = j++;
    else if (longest[at(i + 1, j)]! >= longest[at(i, j + 1)]!) i++;
    else j++;
  }
  return found;
}

/** Lines of a file beyond which putting together would take too long; nobody writes so many by hand. */
const MOST_LINES = 4000;

/**
 * Puts two people's changes of one text together.
 * @returns undefined when they touch the same lines or lines next to each other, in different ways
 */
export function mergeLines(base: string, mine: string, theirs: string): string | undefined {
  const [o, a, b] = [base.split("\n"), mine.split("\n"), theirs.split("\n")];
  if (Math.max(o.length, a.length, b.length) > MOST_LINES) return undefined;
  const [inMine, inTheirs] = [matches(o, a), matches(o, b)];
  const merged: string[] = [];
  let from = { o: 0, a: 0, b: 0 };
  for (let line = 0; line <= o.length; line++) {
    const to = line === o.length ? { o: line, a: a.length, b: b.length } : { o: line, a: inMine[line]!, b: inTheirs[line]! };
    if (to.a < 0 || to.b < 0) continue;
    const [before, my, their] = [o.slice(from.o, to.o), a.slice(from.a, to.a), b.slice(from.b, to.b)].map((part) =>
      JSON.stringify(part),
    );
    const [lines, same] =
      my === before ? [b.slice(from.b, to.b), true] : [a.slice(from.a, to.a), their === before || their === my];
    if (!same) return undefined;
    merged.push(...lines, ...(line < o.length ? [o[line]!] : []));
    from = { o: to.o + 1, a: to.a + 1, b: to.b + 1 };
  }
  return merged.join("\n");
}
