/** A form as it was sent. Texts are NFC, without control characters; a missing key is the empty string. */
export type Form = {
  get: (name: string) => string;
  all: (name: string) => string[];
  has: (name: string) => boolean;
  file: (name: string) => File | undefined;
  files: (name: string) => File[];
  /** Every text by name, repeated keys in order; our own hidden fields are left out. */
  values: Record<string, string[]>;
  /** Our own hidden fields by name. */
  own: Record<string, string[]>;
};

/** Names that start so are ours: token, idempotency key. */
export const OWN_PREFIX = "_";

/** Builds a form from what the parser gave. */
export function toForm(entries: Iterable<[string, string | File]>): Form {
  const texts = new Map<string, string[]>();
  const files = new Map<string, File[]>();
  for (const [name, value] of entries) {
    // A file field that was left empty arrives as a file without a name.
    if (typeof value !== "string") {
      if (value.name !== "" || value.size > 0) add(files, name, value);
    } else add(texts, name, clean(value));
  }
  return {
    get: (name) => texts.get(name)?.[0] ?? "",
    all: (name) => texts.get(name) ?? [],
    has: (name) => texts.has(name) || files.has(name),
    file: (name) => files.get(name)?.[0],
    files: (name) => files.get(name) ?? [],
    values: Object.fromEntries([...texts].filter(([name]) => !name.startsWith(OWN_PREFIX))),
    own: Object.fromEntries([...texts].filter(([name]) => name.startsWith(OWN_PREFIX))),
  };
}

function add<T>(map: Map<string, T[]>, name: string, value: T): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}

/** PostgreSQL refuses NUL, and pasted text brings other invisible characters. */
function clean(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\u200B\u2060\uFEFF]/gu, (ch) => (ch === "\n" || ch === "\t" ? ch : ""));
}
