import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { libraryFiles } from "../fixtures/library-card.ts";
import { jsonSchemas } from "./json-schemas.ts";

const folder = new URL("../../../../procedures/schema/", import.meta.url);

test("the JSON Schemas for editors are the present ones", () => {
  for (const [name, text] of Object.entries(jsonSchemas())) {
    assert.equal(readFileSync(new URL(name, folder), "utf8"), text, `${name} is old: run "node src/cli/write-schemas.ts"`);
  }
});

test("the library card is valid by the JSON Schemas, and a misspelt key is not", () => {
  const files = libraryFiles();
  const ajv = new Ajv({ strict: false });
  const schemas = jsonSchemas();
  for (const name of ["procedure", "form", "papers", "process"]) {
    const validate = ajv.compile(JSON.parse(schemas[`${name}.schema.json`] ?? ""));
    const value = parse(files[`${name}.yaml`] ?? "");
    assert.equal(validate(value), true, `${name}: ${JSON.stringify(validate.errors)}`);
    assert.equal(validate({ ...value, misspelt: 1 }), false);
  }
});
