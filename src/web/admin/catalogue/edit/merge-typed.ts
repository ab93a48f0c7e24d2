import { type Input, namesOf, type Typed } from "./inputs.ts";

export type Difference = {
  input: Input;
  theirs: string;
  mine: string /** Both changed it, to different things. */;
  both: boolean;
};

const partOf = (typed: Typed, input: Input): Typed =>
  Object.fromEntries(
    namesOf(typed, input)
      .sort()
      .flatMap((name) => ((typed[name] ?? "").trim() === "" ? [] : [[name, (typed[name] ?? "").trim()]])),
  );
const sameText = (a: Typed, b: Typed): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An input over several rows as text, for people. */
function words(part: Typed, input: Input): string {
  if (input.kind !== "rows") return part[input.key] ?? "";
  const rows = Object.groupBy(Object.entries(part), ([name]) => name.slice(input.key.length + 1).split(".")[0] ?? "");
  return Object.values(rows)
    .map((cells) => (cells ?? []).flatMap(([name, text]) => (name.endsWith(".thu-tu") ? [] : [text])).join(" · "))
    .join("\n");
}

/**
 * Puts what one person changed onto what another saved meanwhile: an input that only one of them touched keeps that one's text; of an
 * input that both touched mine is kept and named in `differences`, as is everything else that is new to me.
 */
export function mergeTyped(
  inputs: readonly Input[],
  { base, mine, theirs }: { base: Typed; mine: Typed; theirs: Typed },
): { merged: Typed; differences: Difference[] } {
  const differences: Difference[] = [];
  const parts = inputs.map((input): Typed => {
    const [before, my, their] = [partOf(base, input), partOf(mine, input), partOf(theirs, input)];
    const iChanged = !sameText(before, my);
    const theyChanged = !sameText(before, their);
    if (theyChanged && !sameText(my, their))
      differences.push({ input, theirs: words(their, input), mine: iChanged ? words(my, input) : "", both: iChanged });
    return iChanged ? pick(mine, input) : pick(theirs, input);
  });
  return { merged: Object.assign({}, ...parts), differences };
}

const pick = (typed: Typed, input: Input): Typed =>
  Object.fromEntries(namesOf(typed, input).map((name) => [name, typed[name] ?? ""]));
