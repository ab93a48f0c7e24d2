import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

export const REASON_ACTS = ["refuse", "requestSupplement", "stop", "sendBackStep", "draftRefusal"] as const;
export type ReasonAct = (typeof REASON_ACTS)[number];

const words = z.string().trim().min(1).max(1500);
const schema = z.strictObject({
  texts: z.array(
    z.strictObject({
      act: z.enum(REASON_ACTS),
      title: z.string().trim().min(1).max(80),
      text: words,
      legalBasis: words.optional(),
      procedures: z.array(z.string()).optional(),
    }),
  ),
});
/** A sentence that an officer may choose as the reason of an act, with the legal basis that goes with it (câu mẫu). */
export type ReasonText = z.output<typeof schema>["texts"][number];

/** Reads the sentences of `law/reason-texts.yaml`. @throws Error when the text is none */
export function parseReasonTexts(text: string): ReasonText[] {
  return schema.parse(parse(text)).texts;
}

const FILE = fileURLToPath(new URL("../../../law/reason-texts.yaml", import.meta.url));
let known: ReasonText[] | undefined;

/** What can be chosen for an act on a dossier of this procedure. */
export function reasonTexts(act: ReasonAct, procedureCode: string): ReasonText[] {
  known ??= parseReasonTexts(readFileSync(FILE, "utf8"));
  return known.filter((one) => one.act === act && (one.procedures?.includes(procedureCode) ?? true));
}
