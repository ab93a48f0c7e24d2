import type { Dossier } from "../../core/dossier/index.ts";
import type { RegisterQuestion } from "../../core/procedure/index.ts";
import type { ChildProcedure, RegisterValue, RegisterValues } from "../../core/procedure/types.ts";
import { OutsideError } from "../../platform/http.ts";
import type { Services } from "../../platform/services.ts";
import { lookUp, RegisterRefusal, SOURCE_OF } from "../population/index.ts";
import { SYSTEM } from "./system.ts";

/** Asks what only a register knows of the child, e.g. about the baby that has just been given a number. One that does not answer holds nothing up. */
export async function askRegisters(
  services: Services,
  parent: Dossier,
  child: ChildProcedure,
  questions: readonly RegisterQuestion[],
): Promise<RegisterValues> {
  const answered = await Promise.all(
    questions.map(async (question) => [question.fieldId, await ask(services, parent, child, question)] as const),
  );
  return Object.fromEntries(answered);
}

async function ask(
  services: Services,
  parent: Dossier,
  { procedure }: ChildProcedure,
  { kind, args }: RegisterQuestion,
): Promise<RegisterValue> {
  try {
    return await lookUp(services, {
      kind,
      args,
      purpose: `Lập hồ sơ liên thông của hồ sơ ${parent.code}`,
      procedureCode: procedure,
      askedBy: SYSTEM,
      dossierId: parent.id,
    });
  } catch (error) {
    if (!(error instanceof OutsideError) && !(error instanceof RegisterRefusal)) throw error;
    const at = services.clock.now().toString({ smallestUnit: "millisecond" });
    return { found: false, source: SOURCE_OF[kind], at, asked: args, values: {}, unavailable: true };
  }
}
