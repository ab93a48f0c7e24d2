import { z } from "zod";
import type { Finding } from "../types.ts";
import { explainIssue } from "./explain-issue.ts";
import { at, finding, type Key, type Place } from "./source.ts";

const isKey = (key: PropertyKey): key is Key => typeof key !== "symbol";

/** Keys that a schema knows at a path, in its order. */
export function keysAt(schema: unknown, path: readonly Key[]): string[] {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional) inner = inner.unwrap();
  if (inner instanceof z.ZodObject) {
    const [key, ...rest] = path;
    return key === undefined ? Object.keys(inner.shape) : keysAt(inner.shape[String(key)], rest);
  }
  if (inner instanceof z.ZodArray) return keysAt(inner.element, path.slice(1));
  return [];
}

/** Checks the shape of a file. The value is given even if there are findings in other files; `undefined` when its own shape is wrong. */
export function checkSchema<T>(place: Place, schema: z.ZodType<T>): { value?: T; findings: Finding[] } {
  const result = schema.safeParse(place.value);
  if (result.success) return { value: result.data, findings: [] };
  const findings = result.error.issues.flatMap((issue) => {
    const keys = issue.path.filter(isKey);
    const where = at(place, ...keys);
    if (issue.code !== "unrecognized_keys") return [finding(where, explainIssue(issue, where.value === undefined, []))];
    return issue.keys.map((key) => finding(at(where, key), explainIssue({ ...issue, keys: [key] }, false, keysAt(schema, keys))));
  });
  return { findings };
}
