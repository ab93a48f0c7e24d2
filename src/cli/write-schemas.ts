import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { LAW_SCHEMAS } from "../core/calendar/index.ts";
import { lifecycleSchemaJson, permissionMarkdown } from "../core/dossier/index.ts";
import { guideJsonSchema } from "../core/guide/index.ts";
import { mandateSchemaJson } from "../core/mandate/index.ts";
import { jsonSchemas, waiversSchemaJson } from "../core/procedure/index.ts";
import { queueSchemaJson } from "../core/tickets/index.ts";

/** Writes what is made from the source: the page of permissions, and the JSON Schemas for editors; needed after a change of the schemas of procedures, guides (core/guide), waivers (fees/parse-waivers.ts) or the law about time (core/calendar). */
const folder = join(import.meta.dirname, "../../procedures/schema");
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(join(folder, name), text);
writeFileSync(join(folder, "guide.schema.json"), guideJsonSchema());
const law = join(import.meta.dirname, "../../law");
for (const [name, schema] of Object.entries(LAW_SCHEMAS))
  writeFileSync(join(law, `${name}.schema.json`), `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`);
writeFileSync(join(law, "fee-waivers.schema.json"), waiversSchemaJson());
writeFileSync(join(law, "lifecycle.schema.json"), lifecycleSchemaJson());
writeFileSync(join(import.meta.dirname, "../../law/mandates.schema.json"), mandateSchemaJson());
writeFileSync(join(law, "queue.schema.json"), queueSchemaJson());
writeFileSync(join(import.meta.dirname, "../../docs/quyen-han.md"), permissionMarkdown());
