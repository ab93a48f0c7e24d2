import { parse } from "yaml";
import { z } from "zod";
import type { RepealedAct } from "./rules/types.ts";

const schema = z.object({
  acts: z.array(z.strictObject({ number: z.string(), name: z.string(), from: z.iso.date(), by: z.string() })),
});

/**
 * Reads `law/repealed-acts.yaml`.
 * @throws Error with the place of what is wrong
 */
export function parseRepealedActs(text: string): RepealedAct[] {
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data.acts;
  throw new Error(`Danh sách văn bản hết hiệu lực có lỗi:\n${z.prettifyError(parsed.error)}`);
}
