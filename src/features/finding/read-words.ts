import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { type Entries, type Lexicon, readEntries, readLexicon } from "../../core/finding/index.ts";

export const WORDS_FOLDER = fileURLToPath(new URL("../../../procedures/finding", import.meta.url));

export type Words = { lexicon: Lexicon; entries: Entries };

/**
 * Reads what the controller keeps for finding: words.yaml and entries/*.yaml.
 * @throws Error naming the file and the place that is wrong
 */
export function readWords(folder: string): Words {
  const read = <Value>(file: string, take: (value: unknown) => Value): Value => {
    try {
      return take(parse(readFileSync(join(folder, file), "utf8")));
    } catch (cause) {
      throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  };
  const files = readdirSync(join(folder, "entries")).filter((name) => name.endsWith(".yaml"));
  const entries: Entries = {};
  for (const file of files.sort()) {
    for (const [code, entry] of Object.entries(read(join("entries", file), readEntries))) {
      if (entries[code]) throw new Error(`entries/${file}: thủ tục ${code} đã có ở một tệp khác. Hãy gộp lại một chỗ.`);
      entries[code] = entry;
    }
  }
  return { lexicon: read("words.yaml", readLexicon), entries };
}

/** Nothing but the texts themselves, for when the words cannot be read. */
export const noWords = (): Words => ({
  lexicon: readLexicon({ ignore: [], weak: [], short: {}, meanings: {}, acts: {}, special: [], classes: {}, needs: [] }),
  entries: {},
});
