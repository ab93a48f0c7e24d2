import { randomUUID } from "node:crypto";
import type { RegisterValue } from "../../core/procedure/types.ts";
import { OutsideError } from "../../platform/http.ts";
import type { Services } from "../../platform/services.ts";
import { askOutside } from "./ask-register.ts";
import { insertLookup, storeAnswer, storeFailure } from "./sql.ts";
import type { Question } from "./types.ts";

/**
 * Asks a register now and keeps question and answer in the purpose log. Calls outside, so it is for tasks only, never in a request.
 * @returns the answer; `found: false` when the register knows nothing
 * @throws OutsideError when the register did not answer or cannot be believed
 */
export async function lookUp(services: Services, question: Question & { dossierId: string }): Promise<RegisterValue> {
  const id = randomUUID();
  await insertLookup(services.db, { ...question, id, at: services.clock.now().toString() });
  try {
    const ticket = { requestId: id, procedureCode: question.procedureCode };
    const value = await askOutside(services, question.kind, question.args, ticket);
    await storeAnswer(services.db, id, value);
    return value;
  } catch (error) {
    if (error instanceof OutsideError) await storeFailure(services.db, id, "unavailable", error.message);
    throw error;
  }
}
