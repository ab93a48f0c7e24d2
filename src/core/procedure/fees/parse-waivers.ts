import { z } from "zod";
import { duplicates } from "../authored/check-form.ts";
import { checkSchema } from "../authored/check-schema.ts";
import { checkPeriod } from "../authored/period.ts";
import { PROCEDURE_CODE, waiverShape } from "../authored/schemas.ts";
import { withPosition } from "../authored/scope.ts";
import { at, finding, items, type Place, readSource, textOf } from "../authored/source.ts";
import type { Finding, LawWaiver } from "../types.ts";
import { compileLawCondition } from "./law-condition.ts";

const FILE = "fee-waivers.yaml";

const schema = z.strictObject({
  waivers: z.array(
    z.strictObject({
      ...waiverShape,
      procedures: z.array(PROCEDURE_CODE).min(1).optional().describe("Mã các thủ tục được áp dụng"),
      fields: z.array(z.string().min(1)).min(1).optional().describe("Mã các lĩnh vực được áp dụng"),
      province: z.string().min(1).optional().describe("Mã định danh của tỉnh có nghị quyết; không ghi là cả nước"),
    }),
  ),
});

export type ParsedWaivers = { ok: true; waivers: LawWaiver[] } | { ok: false; findings: Finding[] };

/** Reads the text of law/fee-waivers.yaml and says everything that is wrong with it at once. Never throws for any text. */
export function parseWaivers(text: string | undefined): ParsedWaivers {
  if (text === undefined) return { ok: false, findings: [{ file: FILE, path: "", message: "Không có tệp này." }] };
  const { place, findings: unreadable } = readSource(FILE, text);
  if (unreadable.length > 0) return { ok: false, findings: unreadable };
  const { value, findings } = checkSchema(place, schema);
  const waivers = items(at(place, "waivers"));
  const found = [
    ...findings,
    ...duplicates(
      waivers.map((waiver) => at(waiver, "id")),
      "quy định miễn, giảm",
    ),
    ...waivers.flatMap((waiver) => [...checkPeriod(waiver), ...checkCondition(at(waiver, "when")), ...checkReach(waiver)]),
  ];
  return value && found.length === 0
    ? { ok: true, waivers: JSON.parse(JSON.stringify(value.waivers)) }
    : { ok: false, findings: found };
}

function checkCondition(place: Place): Finding[] {
  const source = textOf(place);
  if (source === undefined) return [];
  const compiled = compileLawCondition(source);
  return compiled.ok ? [] : [finding(place, withPosition(source, compiled.fault))];
}

/** A waiver that forgot to say for what would be one for everything. */
function checkReach(waiver: Place): Finding[] {
  if (at(waiver, "procedures").value !== undefined || at(waiver, "fields").value !== undefined) return [];
  return [finding(waiver, "Hãy ghi thủ tục (procedures) hoặc lĩnh vực (fields) được miễn, giảm.")];
}

/** JSON Schema of law/fee-waivers.yaml for editors; formatted text. */
export const waiversSchemaJson = (): string => `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`;
