import type { z } from "zod";
import type { Finding } from "../types.ts";
import { checkSchema } from "./check-schema.ts";
import { finding, type Key, readSource } from "./source.ts";

/** A YAML file read and held against a schema; `at` makes a finding with the line of a place in it. `value` is absent when the shape is wrong. */
export type CheckedFile<T> = { value?: T; findings: Finding[]; at: (path: readonly Key[], message: string) => Finding };

/** Reads one authored file that is no part of a procedure, with the same messages as those that are. */
export function checkFile<T>(file: string, text: string, schema: z.ZodType<T>): CheckedFile<T> {
  const { place, findings } = readSource(file, text);
  const at = (path: readonly Key[], message: string): Finding => finding({ ...place, path: [...path] }, message);
  return findings.length > 0 ? { findings, at } : { ...checkSchema(place, schema), at };
}
