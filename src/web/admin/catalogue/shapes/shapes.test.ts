import assert from "node:assert/strict";
import { it } from "node:test";
import { jsonSchemas } from "../../../../core/procedure/index.ts";
import { SECTIONS, type Shape } from "./index.ts";

type Schema = { properties?: Record<string, Schema>; items?: Schema; additionalProperties?: unknown };

/** Dotted names of everything that may be written in a group; lists of groups are followed by the lists of a shape. */
function leaves(schema: Schema, above = ""): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const path = above ? `${above}.${key}` : key;
    return inner.properties ? leaves(inner, path) : [path];
  });
}

/** What a shape lets be edited, by itself and in its lists. */
function missing(shapes: readonly Shape[], schema: Schema, where: string): string[] {
  const inputs = new Set(shapes.flatMap((shape) => shape.inputs.map(({ key }) => key)));
  const lists = shapes.flatMap((shape) => shape.lists);
  return leaves(schema).flatMap((path) => {
    const list = lists.find(({ key }) => key === path);
    if (!list) return inputs.has(path) ? [] : [`${where}: ${path}`];
    return missing([list.shape], schema.properties?.[path]?.items ?? {}, `${where}.${path}`);
  });
}

it("everything that a file may say can be said on screen", () => {
  const schemas = jsonSchemas();
  const of = (file: string) => JSON.parse(schemas[file.replace(".yaml", ".schema.json")]!) as Schema;
  const files = [...new Set(SECTIONS.map(({ file }) => file))];
  const lacking = files.flatMap((file) =>
    missing(
      SECTIONS.filter((section) => section.file === file).map(({ shape }) => shape),
      of(file),
      file,
    ),
  );
  assert.deepEqual(lacking, []);
});

it("the columns of a list say everything of its rows", () => {
  const procedure = JSON.parse(jsonSchemas()["procedure.schema.json"]!) as Schema;
  for (const name of ["results", "doubts"]) {
    const input = SECTIONS.flatMap(({ shape }) => shape.inputs).find(({ key }) => key === name);
    assert.deepEqual(
      (input?.columns ?? []).map(({ key }) => key).sort(),
      leaves(procedure.properties?.[name]?.items ?? {}).sort(),
    );
  }
});
