/** Where a word, a pair or a meaning stands: phrases, in parallel with how it is written there and what it weighs in each. */
export type Postings = {
  phrases: Int32Array;
  /** Places in `ways`. */
  way: Uint16Array;
  weights: Float32Array;
  /** Ways of writing the same plain letters. */
  ways: readonly string[];
};

/** Collects postings by key. */
export function createPostings() {
  const lists = new Map<string, { phrases: number[]; way: number[]; weights: number[]; ways: Map<string, number> }>();
  return {
    /** @returns the weight */
    add: (key: string, phrase: number, full: string, weight: number): number => {
      const list = lists.get(key) ?? { phrases: [], way: [], weights: [], ways: new Map<string, number>() };
      const way = list.ways.get(full) ?? list.ways.size;
      list.ways.set(full, way);
      list.phrases.push(phrase);
      list.way.push(way);
      list.weights.push(weight);
      lists.set(key, list);
      return weight;
    },
    done: (): Map<string, Postings> =>
      new Map(
        [...lists].map(([key, list]) => [
          key,
          {
            phrases: Int32Array.from(list.phrases),
            way: Uint16Array.from(list.way),
            weights: Float32Array.from(list.weights),
            ways: [...list.ways.keys()],
          },
        ]),
      ),
  };
}
