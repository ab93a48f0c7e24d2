import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type FoundProcedure, openFinder } from "../features/finding/index.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { runVerb } from "./run-verb.ts";
import { withDatabase } from "./with-database.ts";

const SHIPPED = fileURLToPath(new URL("../../procedures", import.meta.url));
const MOST = 100;

/**
 * `motcua search "TEXT" [--limit 10] [--json]`: procedures by need, best first, over the definitions and everything that was imported;
 * exit code 0 also when nothing fits.
 */
await runVerb(async () => {
  const { text, limit, json } = readArgs();
  return withDatabase("motcua-search", async (services) => {
    const { find, published } = await openFinder(services, SHIPPED);
    const { results, corrected } = find(text, { limit });
    if (json) {
      const shown = results.map(({ code, name, plain, score }) => ({
        code,
        name,
        plain,
        score: Math.round(score * 1000) / 1000,
      }));
      console.log(JSON.stringify({ query: text, ...(corrected && { corrected }), results: shown }));
      return 0;
    }
    if (corrected) console.log(`Đang tìm theo: ${corrected}`);
    for (const [i, one] of results.entries()) console.log(line(i + 1, one));
    if (results.length === 0) console.log("Chưa thấy thủ tục nào khớp. Hãy thử từ ngắn hơn và gần với việc cần làm.");
    if (published === 0)
      console.log(
        "Mới tìm trong các thủ tục của tỉnh. Muốn tìm trong danh mục quốc gia, hãy nhập trước: node bin/motcua.js import TỆP",
      );
    return 0;
  });
});

function line(place: number, { code, plain, name }: FoundProcedure): string {
  const legal = name === plain ? "" : `\n${" ".repeat(15)}${name.length > 160 ? `${name.slice(0, 159)}…` : name}`;
  return `${String(place).padStart(2)}. ${code.padEnd(10)} ${plain}${legal}`;
}

function readArgs(): { text: string; limit: number; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { limit: { type: "string", default: "10" }, json: { type: "boolean", default: false } },
    });
    const text = positionals.join(" ").trim();
    const limit = Number(values.limit);
    if (text !== "" && Number.isInteger(limit) && limit >= 1 && limit <= MOST) return { text, limit, json: values.json };
  } catch {
    // Said below.
  }
  throw new OperatorError(
    `Hãy ghi việc cần tìm, ví dụ: node bin/motcua.js search "mất bằng lái xe" --limit 10 --json (limit từ 1 đến ${MOST}).`,
  );
}
