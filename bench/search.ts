/**
 * `npm run bench -- search [--file=FILE] [--national=FILE]`: how well and how fast procedures are found. Publishes the definitions of
 * procedures/ and takes in the national file, on a database of its own, asks every question of bench/finding/*.yaml (or of one file) as the
 * web does, and prints recall@1, recall@5 and MRR by theme, what was not found, and the time a question takes in the server.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { publishFolder } from "../src/features/catalogue/index.ts";
import { findProcedures } from "../src/features/finding/index.ts";
import { importFile } from "../src/features/published/index.ts";
import { systemClock } from "../src/platform/clock.ts";
import { testServices } from "../src/platform/testing/test-services.ts";
import { round } from "./drive.ts";

const ROOT = path.join(import.meta.dirname, "..");
const FOLDER = path.join(import.meta.dirname, "finding");
const { values: given } = parseArgs({ options: { file: { type: "string" }, national: { type: "string" } } });
const national = given.national ?? path.join(ROOT, "../shared/data/procedures-national.jsonl.gz");

type Query = { theme: string; text: string; codes: string[] };
type Score = { queries: number; first: number; five: number; reciprocal: number };

/** Themes with questions and the codes that are right, parted by spaces. */
function readQueries(file: string): Query[] {
  const themes = parse(readFileSync(file, "utf8"), { schema: "failsafe" }) as Record<string, Record<string, string>>;
  return Object.entries(themes).flatMap(([theme, list]) =>
    Object.entries(list).map(([text, codes]) => ({ theme, text, codes: codes.trim().split(/\s+/) })),
  );
}

const percentile = (sorted: readonly number[], share: number): number =>
  round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

const { services, close } = await testServices({ clock: systemClock });
try {
  await publishFolder(services, path.join(ROOT, "procedures"));
  const imported = existsSync(national);
  if (imported) await importFile(services, national);
  else console.log(`Không có tệp danh mục quốc gia (${national}): chỉ tìm trong các thủ tục định nghĩa ở procedures/.`);
  const began = performance.now();
  await findProcedures(services, "khai sinh");
  console.log(`Dựng chỉ mục: ${Math.round(performance.now() - began)} ms.`);

  const files = given.file ? [given.file] : readdirSync(FOLDER).map((name) => path.join(FOLDER, name));
  const sets: Record<string, unknown> = {};
  const times: number[] = [];
  for (const file of files.sort()) {
    const queries = readQueries(file);
    for (const { text } of queries) await findProcedures(services, text, { limit: 10 });
    const themes = new Map<string, Score>();
    const all: Score = { queries: 0, first: 0, five: 0, reciprocal: 0 };
    let absent = 0;
    console.log(`\n${path.basename(file)}`);
    for (const { theme, text, codes } of queries) {
      const start = performance.now();
      const { results } = await findProcedures(services, text, { limit: 10 });
      times.push(performance.now() - start);
      if (!(await anyPresent(codes))) {
        absent++;
        continue;
      }
      const place = results.findIndex((found) => codes.includes(found.code));
      const score = themes.get(theme) ?? { queries: 0, first: 0, five: 0, reciprocal: 0 };
      themes.set(theme, score);
      for (const each of [score, all]) {
        each.queries++;
        if (place === 0) each.first++;
        if (place >= 0 && place < 5) each.five++;
        if (place >= 0) each.reciprocal += 1 / (place + 1);
      }
      if (place !== 0)
        console.log(
          `  ${place < 0 ? "không thấy" : `thứ ${place + 1}`}: [${theme}] ${text} → ${results[0]?.code ?? "không có gì"}, đúng: ${codes.join(" ")}`,
        );
    }
    const row = ({ queries: count, first, five, reciprocal }: Score) => ({
      queries: count,
      recall1: round(first / count),
      recall5: round(five / count),
      mrr: round(reciprocal / count),
    });
    console.table({ ...Object.fromEntries([...themes].map(([theme, score]) => [theme, row(score)])), "tất cả": row(all) });
    if (absent > 0) console.log(`Không tính ${absent} câu vì thủ tục đúng không có trong danh mục.`);
    sets[path.basename(file, ".yaml")] = { ...row(all), absent };
  }
  times.sort((a, b) => a - b);
  const ms = { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
  console.log(`Trong máy chủ: p50 ${ms.p50} ms, p95 ${ms.p95} ms, p99 ${ms.p99} ms cho một câu.`);
  console.log(JSON.stringify({ bench: "search", imported, ...sets, ms }));
} finally {
  await close();
}

/** A code finds itself when it is there at all. */
async function anyPresent(codes: readonly string[]): Promise<boolean> {
  for (const code of codes) if ((await findProcedures(services, code, { limit: 1 })).results[0]?.code === code) return true;
  return false;
}
