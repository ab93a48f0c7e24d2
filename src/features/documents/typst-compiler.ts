import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontCoverage } from "./font-coverage.ts";

export const TEMPLATES = join(import.meta.dirname, "templates");
const FONTS = dirname(fileURLToPath(import.meta.resolve("@expo-google-fonts/tinos/package.json")));
const STYLES = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"];
/** Memoised work that was not used for this many documents is dropped, so that memory stays bounded. */
const CACHE_AGE = 20;

export type Typst = { pdf(template: string, data: string): Uint8Array; hasGlyph(codePoint: number): boolean };

let shared: Typst | undefined;

/** The one compiler of the process, made on first use (about 0.1 s). Templates and fonts come from disk, data only as `sys.inputs`. */
export function typst(): Typst {
  shared ??= createTypst();
  return shared;
}

function createTypst(): Typst {
  const compiler = NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [{ fontPaths: STYLES.map((style) => join(FONTS, style)) }],
  });
  const covered = fontCoverage(readFileSync(join(FONTS, "400Regular", "Tinos_400Regular.ttf")));
  return {
    hasGlyph: covered,
    pdf(template, data) {
      const result = compiler.compile({ mainFilePath: join(TEMPLATES, template), inputs: { data } });
      const document = result.result;
      if (!document || result.hasError())
        throw new Error(`Template ${template} failed: ${explain(compiler, result.takeDiagnostics())}`);
      const bytes = compiler.pdf(document, { pdfStandard: "a-2b" });
      compiler.evictCache(CACHE_AGE);
      return new Uint8Array(bytes);
    },
  };
}

function explain(compiler: NodeCompiler, error: Parameters<NodeCompiler["fetchDiagnostics"]>[0] | null): string {
  return error ? JSON.stringify(compiler.fetchDiagnostics(error)) : "no diagnostics";
}
