import type { DefinitionFiles } from "../../procedure/authored/compile.ts";
import { changeDefinition, type DefinitionChange, readPlace } from "../../procedure/authored/edit/index.ts";
import { timeInWords } from "../parse-time.ts";
import { isRemark } from "../rules/words.ts";
import type { PublishedProcedure } from "../types.ts";
import { definitionOf } from "./of-published.ts";

export type Merged = { ok: true; files: DefinitionFiles; changed: string[] } | { ok: false; say: string };

/**
 * A definition that is there already, brought up to what is published now: decision, official name and times are taken over; papers, results and
 * law that the publication has and the definition has not are added to the doubts, because only a person can say whether they are the same thing
 * in other words. Everything else of the definition stays as it was written.
 * @param today first day of effect of the new definition, yyyy-MM-dd
 * @returns `changed`: what was taken over, in words
 */
export function mergePublished(files: DefinitionFiles, published: PublishedProcedure, today: string): Merged {
  const fresh = definitionOf(published, today);
  const changes: DefinitionChange[] = [];
  const changed: string[] = [];
  const here = (...path: (string | number)[]): unknown => readPlace(files, "procedure.yaml", path);
  const there = (...path: (string | number)[]) => readPlace(fresh, "procedure.yaml", path);
  const take = (what: string, ...path: (string | number)[]): void => {
    const value = there(...path);
    if (value === undefined || same(here(...path), value)) return;
    changes.push({ op: "set", file: "procedure.yaml", path, value });
    changed.push(what);
  };
  take("tên thủ tục", "name");
  if (published.decision && here("decision", "number") !== published.decision) {
    take("số quyết định công bố", "decision", "number");
    take("cơ quan công bố", "decision", "by");
    // The day of the old decision is not that of the new one.
    if (here("decision", "date") !== undefined)
      changes.push({ op: "remove", file: "procedure.yaml", path: ["decision", "date"] });
  }
  take("ngày có hiệu lực", "effective", "from");
  for (const { channel, time } of published.channels) {
    if (time.qty === null || time.unit === null) continue;
    if (here("channels", channel) !== undefined) take(`thời hạn ${channel}: ${timeInWords(time)}`, "channels", channel, "time");
  }
  for (const about of unmatched(files, published)) {
    changes.push({
      op: "add",
      file: "procedure.yaml",
      path: ["doubts"],
      value: { about, confidence: "low", source: `Bản công bố ${published.decision || published.code}` },
    });
  }
  const made = changeDefinition(files, changes);
  return made.ok ? { ok: true, files: made.files, changed } : made;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function unmatched(files: DefinitionFiles, published: PublishedProcedure): string[] {
  const known = fold([files["papers.yaml"], files["procedure.yaml"]].join("\n"));
  const lacks = (text: string): boolean => !known.includes(fold(text));
  const doubts = fold(JSON.stringify(readPlace(files, "procedure.yaml", ["doubts"]) ?? []));
  const said = [
    ...published.cases.flatMap(({ papers }) =>
      papers.filter((paper) => !isRemark(paper) && lacks(paper.name)).map(({ name }) => `Bản công bố có giấy tờ: ${tidy(name)}`),
    ),
    ...published.results
      .filter(({ code }) => code && lacks(code))
      .map(({ name, code }) => `Bản công bố có kết quả ${code}: ${name}`),
    ...published.legal
      .filter(({ number }) => number && lacks(number))
      .map(({ name, number }) => `Bản công bố dẫn căn cứ ${number}: ${tidy(name)}`),
  ];
  return [...new Set(said)].filter((about) => !doubts.includes(fold(about)));
}

const tidy = (text: string): string =>
  text
    .replace(/^[-+*•\s]+/, "")
    .replace(/\s+/gu, " ")
    .trim();
const fold = (text: string): string => tidy(text).normalize("NFC").toLocaleLowerCase("vi").replace(/["“”]/g, "");
