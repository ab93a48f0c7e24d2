import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";

const share = z.number().int().min(0).max(1000);
const schema = z.strictObject({
  procedures: z.record(z.string(), z.strictObject({ share, online: z.number().int().min(0).max(100) })),
  fates: z.strictObject({
    refused: share,
    supplementAtIntake: share,
    supplementAtAppraisal: share,
    unanswered: share,
    sentBack: share,
    negative: share,
    withdrawn: share,
    slow: share,
    rated: share,
    satisfied: share,
    archived: share,
  }),
  months: z.array(z.number().positive()).length(12),
});
/** What is filed in a year, where, and what becomes of it; shares of 1,000. */
export type YearMix = z.output<typeof schema>;

/** @throws Error when the file is missing or says something impossible */
export async function readYear(file: string): Promise<YearMix> {
  return schema.parse(parse(await readFile(file, "utf8")));
}
