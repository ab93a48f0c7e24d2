/** True when two questions ask the same; the two persons of a marriage may change places. */
export function sameArgs(a: Record<string, string>, b: Record<string, string>): boolean {
  return key(a) === key(b);
}

const key = (args: Record<string, string>): string => JSON.stringify([Object.keys(args).sort(), Object.values(args).sort()]);
