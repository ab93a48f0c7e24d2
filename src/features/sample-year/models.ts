import {
  caseContext,
  caseOutcome,
  caseSchema,
  compile,
  effectiveAnswers,
  effectiveRegisters,
} from "../../core/procedure/index.ts";
import type { Answers, Channel, RegisterValues, Revision } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { findProcedure, readDefinitions } from "../catalogue/index.ts";
import { inventName } from "./people.ts";
import type { Random } from "./random.ts";
import type { Model } from "./types.ts";

/**
 * What people file, from the complete cases of the definitions: answers that pass the form, so that the dossiers look like real ones.
 * @param folder where the definitions stand, e.g. `procedures`
 * @returns by code; procedures that are not published or have no complete case are left out
 */
export async function readModels(services: Services, folder: string): Promise<Map<string, Model[]>> {
  const models = new Map<string, Model[]>();
  for (const { files } of readDefinitions([folder])) {
    const compiled = compile(files);
    if (!compiled.ok) continue;
    const published = await findProcedure(services, compiled.revision.code);
    if (!published) continue;
    const found = completeCases(published.revision, files).map((one) => ({
      ...one,
      revisionId: published.id,
      revision: published.revision,
    }));
    if (found.length > 0) models.set(published.revision.code, found);
  }
  return models;
}

type Complete = { answers: Answers; registers: RegisterValues; channel: Channel };

function completeCases(revision: Revision, files: Readonly<Record<string, string>>): Complete[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith("cases/"))
    .flatMap(([, text]) => {
      const file = caseSchema.parse(JSON.parse(text));
      if (caseOutcome(revision, file).next !== null) return [];
      const ctx = caseContext(revision, file);
      return [{ answers: effectiveAnswers(revision, ctx), registers: effectiveRegisters(revision, ctx), channel: ctx.channel }];
    });
}

/** Two words or more, in capitals, as names are written in registers. */
const NAME = /^[\p{Lu}]{1,8}( [\p{Lu}]{1,8}){1,4}$/u;

/** The same case of other people: each name that stands in it becomes another one, wherever it stands. */
export function withOtherNames(
  { answers, registers }: Pick<Complete, "answers" | "registers">,
  random: Random,
): Pick<Complete, "answers" | "registers"> {
  const names = new Map<string, string>();
  const other = <T>(value: T): T | string => {
    if (typeof value !== "string" || !NAME.test(value)) return value;
    const known = names.get(value) ?? inventName(random, / THỊ /.test(value) ? "female" : "male");
    names.set(value, known);
    return known;
  };
  const values = (all: Record<string, string>) =>
    Object.fromEntries(Object.entries(all).map(([key, value]) => [key, other(value)]));
  return {
    answers: Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, other(value)])),
    registers: Object.fromEntries(
      Object.entries(registers).map(([key, value]) => [key, { ...value, values: values(value.values) }]),
    ),
  };
}
