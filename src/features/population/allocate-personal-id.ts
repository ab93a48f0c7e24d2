import { randomUUID } from "node:crypto";
import type { Actor } from "../../core/dossier/index.ts";
import type { RegisterValue } from "../../core/procedure/types.ts";
import { OutsideError } from "../../platform/http.ts";
import type { Services } from "../../platform/services.ts";
import type { Newborn } from "./ports.ts";
import { registersOf, SOURCES } from "./registers.ts";
import { insertLookup, selectAllocation, storeAnswer, storeFailure } from "./sql.ts";

export type Allocation = {
  /** One for each child, e.g. the dossier's id: the same request always gets the same number. */
  requestId: string;
  newborn: Newborn;
  purpose: string;
  procedureCode: string;
  askedBy: Actor;
  dossierId: string;
};

/**
 * Has the population register give a newborn its personal identification number (Luật Căn cước 26/2023/QH15, Điều 12). Calls outside: for
 * tasks only. Safe to repeat: an answer that is kept is not asked for again, and the register answers a repeated request with the same number.
 * @returns `values.personalId`, `asked.request`
 * @throws OutsideError when there is no answer, RegisterRefusal when the register refuses the request itself
 */
export async function allocatePersonalId(services: Services, allocation: Allocation): Promise<RegisterValue> {
  const { requestId, newborn, procedureCode } = allocation;
  const args = { request: requestId };
  const at = () => services.clock.now().toString({ smallestUnit: "millisecond" });
  await insertLookup(services.db, { ...allocation, id: randomUUID(), kind: "newPersonalId", args, at: at() });
  const row = (await selectAllocation(services.db, requestId))!;
  if (row.value) return row.value;
  try {
    const personalId = await registersOf(services).population.allocatePersonalId({ requestId, procedureCode }, newborn);
    const value = { found: true, source: SOURCES.population, at: at(), asked: args, values: { personalId } };
    await storeAnswer(services.db, row.id, value);
    return (await selectAllocation(services.db, requestId))!.value!;
  } catch (error) {
    if (error instanceof OutsideError) await storeFailure(services.db, row.id, "pending", error.message);
    throw error;
  }
}
