export type PageStore<Kept> = {
  get: (key: string) => Kept | undefined;
  set: (key: string, kept: Kept, bytes: number) => void;
  clear: () => void;
  /** What it holds now. */
  size: () => { pages: number; bytes: number };
};

/** Keeps what was used last, within both bounds; what alone is larger than `bytes` is not kept. */
export function pageStore<Kept>(most: { pages: number; bytes: number }): PageStore<Kept> {
  const held = new Map<string, { kept: Kept; bytes: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= held.get(key)?.bytes ?? 0;
    held.delete(key);
  };
  return {
    get: (key) => {
      const found = held.get(key);
      if (!found) return undefined;
      // A map hands out its keys in the order in which they were set.
      held.delete(key);
      held.set(key, found);
      return found.kept;
    },
    set: (key, kept, bytes) => {
      drop(key);
      if (bytes > most.bytes) return;
      held.set(key, { kept, bytes });
      total += bytes;
      for (const oldest of held.keys()) {
        if (held.size <= most.pages && total <= most.bytes) return;
        drop(oldest);
      }
    },
    clear: () => {
      held.clear();
      total = 0;
    },
    size: () => ({ pages: held.size, bytes: total }),
  };
}
