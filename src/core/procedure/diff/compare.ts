/** One difference between two revisions, in words for a reader. `place` says where; absent sides are "". */
export type Change = {
  part: ChangePart;
  place: string;
  kind: "added" | "removed" | "changed" | "moved";
  before: string;
  after: string;
};

export const CHANGE_PARTS = [
  "Tên và mô tả",
  "Áp dụng",
  "Mức độ và nơi nộp",
  "Thời hạn",
  "Phí",
  "Miễn, giảm",
  "Giấy tờ",
  "Câu hỏi",
  "Quy trình",
  "Kết quả",
  "Điều kiện",
  "Căn cứ",
] as const;
export type ChangePart = (typeof CHANGE_PARTS)[number];

/** What a thing is compared by: the name of a property in words, and how it reads; undefined when it is absent. */
export type Aspect<T> = readonly [name: string, text: (thing: T) => string | undefined];

/** Differences of one thing that is there on both sides. */
export function aspects<T>(part: ChangePart, place: string, a: T, b: T, list: readonly Aspect<T>[]): Change[] {
  return list.flatMap(([name, text]): Change[] => {
    const [before, after] = [text(a) ?? "", text(b) ?? ""];
    if (before === after) return [];
    const kind = before === "" ? "added" : after === "" ? "removed" : "changed";
    return [{ part, place: [place, name].filter(Boolean).join(", "), kind, before, after }];
  });
}

type Listed<T> = {
  part: ChangePart;
  a: readonly T[];
  b: readonly T[];
  key: (thing: T) => string;
  name: (thing: T) => string;
  /** How the whole thing reads where it came or went. */
  whole: (thing: T) => string;
  aspects: readonly Aspect<T>[];
  /** Where order means something: what stands elsewhere among its fellows is told as moved. */
  ordered?: boolean;
};

/** Differences of two lists whose things have lasting ids. */
export function lists<T>({ part, a, b, key, name, whole, aspects: list, ordered }: Listed<T>): Change[] {
  const before = new Map(a.map((thing) => [key(thing), thing]));
  const after = new Map(b.map((thing) => [key(thing), thing]));
  const gone = [...before].filter(([id]) => !after.has(id)).map(([, thing]) => thing);
  const came = [...after].filter(([id]) => !before.has(id)).map(([, thing]) => thing);
  const both = [...after].flatMap(([id, thing]): [T, T][] => (before.has(id) ? [[before.get(id)!, thing]] : []));
  return [
    ...gone.map((thing): Change => ({ part, place: name(thing), kind: "removed", before: whole(thing), after: "" })),
    ...came.map((thing): Change => ({ part, place: name(thing), kind: "added", before: "", after: whole(thing) })),
    ...both.flatMap(([old, now]) => aspects(part, name(now), old, now, list)),
    ...(ordered ? moves(part, [...before.keys()], [...after.keys()], (id) => name(after.get(id)!)) : []),
  ];
}

/** The fewest things that have to be taken out and put elsewhere to come from one order to the other. */
export function moves(part: ChangePart, a: readonly string[], b: readonly string[], name: (id: string) => string): Change[] {
  const old = a.filter((id) => b.includes(id));
  const now = b.filter((id) => a.includes(id));
  const stays = new Set(longestRising(now.map((id) => old.indexOf(id))).map((index) => old[index]!));
  const follows = (order: readonly string[], id: string): string => {
    const index = order.indexOf(id);
    return index === 0 ? "đứng đầu" : `sau ${name(order[index - 1]!)}`;
  };
  return now
    .filter((id) => !stays.has(id))
    .map((id) => ({ part, place: name(id), kind: "moved", before: follows(old, id), after: follows(now, id) }));
}

/** A longest rising part of a row of different numbers. */
function longestRising(row: readonly number[]): number[] {
  const best: number[][] = [];
  for (const [i, value] of row.entries()) {
    let chain: number[] = [];
    for (let j = 0; j < i; j++) if (row[j]! < value && best[j]!.length > chain.length) chain = best[j]!;
    best.push([...chain, value]);
  }
  return best.reduce<number[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []);
}
