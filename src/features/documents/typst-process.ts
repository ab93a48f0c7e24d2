/** Entry of the process that runs Typst: a template and its data in, a PDF or an error out. See typst-compiler.ts. */
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { FONT_FOLDERS } from "./fonts.ts";

export type PdfOrder = { id: number; template: string; data: string };
export type PdfAnswer = { id: number; pdf: Uint8Array } | { id: number; error: string };

const TEMPLATES = join(import.meta.dirname, "templates");
const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: FONT_FOLDERS }] });

function answer({ id, template, data }: PdfOrder): PdfAnswer {
  try {
    const pdf = compiler.pdf({ mainFilePath: join(TEMPLATES, template), inputs: { data } }, { pdfStandard: "a-2b" });
    return { id, pdf };
  } catch (error) {
    return { id, error: describe(error) };
  } finally {
    compiler.evictCache(0);
  }
}

/** The compiler puts its diagnostics into `code`. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.message, "code" in error ? String(error.code) : ""].filter(Boolean).join(" ");
}

process.on("message", (order: PdfOrder) => process.send?.(answer(order)));
// The parent decides when to stop: it may have papers to finish after Ctrl-C, and when it dies the channel closes.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
process.on("disconnect", () => process.exit(0));
