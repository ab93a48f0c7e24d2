import { z } from "zod";
import { caseSchema, formSchema, papersSchema, procedureSchema, processSchema } from "./schemas.ts";

const SCHEMAS = { procedure: procedureSchema, form: formSchema, papers: papersSchema, process: processSchema, case: caseSchema };

/** JSON Schemas for editors by file name, e.g. `form.schema.json`; formatted text, the same for the same program. */
export function jsonSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: "input", target: "draft-7" }), null, 2)}\n`,
    ]),
  );
}
