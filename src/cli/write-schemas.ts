import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { guideJsonSchema } from "../core/guide/index.ts";
import { jsonSchemas, waiversSchemaJson } from "../core/procedure/index.ts";

/** Writes the JSON Schemas for editors anew; needed after a change of the schemas of procedures, guides (core/guide) or waivers (fees/parse-waivers.ts). */
const folder = join(import.meta.dirname, "../../procedures/schema");
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(join(folder, name), text);
writeFileSync(join(folder, "guide.schema.json"), guideJsonSchema());
writeFileSync(join(import.meta.dirname, "../../law/fee-waivers.schema.json"), waiversSchemaJson());
