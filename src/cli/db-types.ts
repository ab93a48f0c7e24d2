import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dbTypes } from "../platform/testing/db-types.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua db-types`: writes the types of the database from the migrations, after a change in `sql/`. */
await runVerb(async () => {
  const file = path.join(import.meta.dirname, "../platform/db-types.ts");
  const before = readFileSync(file, "utf8");
  const fresh = await dbTypes();
  writeFileSync(file, fresh);
  console.log(fresh === before ? "Kiểu dữ liệu đã đúng với sql/." : "Đã viết lại src/platform/db-types.ts.");
  return 0;
});
