import { generate, PostgresDialect } from "kysely-codegen";
import { createDb, createPool } from "../database.ts";
import { createTestDatabase } from "./test-database.ts";
import { testServer } from "./test-server.ts";

/** The TypeScript types of a freshly migrated database, as `src/platform/db-types.ts` must say them. They agree with the parsers of database.ts. */
export async function dbTypes(): Promise<string> {
  const server = await testServer();
  const database = await createTestDatabase(server);
  const db = createDb(createPool({ url: database.url, name: "motcua-db-types", asApp: false }));
  try {
    const text = await generate({
      db,
      dialect: new PostgresDialect({ dateParser: "string", numericParser: "string" }),
      includePattern: "public.*",
      excludePattern: "public.migration",
      outFile: null,
      typeMapping: { timestamptz: "string", timestamp: "string", xid8: "string", int8: "string" },
    });
    // One line for each table, without the comments that stand in sql/: the file has to stay below the length that the house allows.
    return text
      .replace(/\n\s*\/\*\*(?:(?!\*\/)[\s\S])*\*\/(?=\n {2})/g, "")
      .replace("export interface DB {", "export interface Database {")
      .replace(/\n{2,}/g, "\n")
      .replace(/^(export interface \w+ \{)\n([^}]*)\n\}$/gm, (_, head: string, body: string) =>
        head.includes(" Database ") ? `${head}\n${body}\n}` : `${head} ${body.replace(/\s*\n\s*/g, " ").trim()} }`,
      );
  } finally {
    await db.destroy();
    await database.drop();
    await server.release();
  }
}
