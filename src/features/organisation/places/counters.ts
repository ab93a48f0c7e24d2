import { randomUUID } from "node:crypto";
import type { Services } from "../../../platform/services.ts";
import { type Change, changeOrganisation, FAR, no, STALE } from "../change.ts";
import { reaches } from "../reach.ts";
import type { Counter, Intent, Result } from "../types.ts";
import { insertCounter, selectCounters, updateCounter } from "./sql.ts";

/** Quầy of an agency that are in use, in the order of their numbers. */
export function listCounters({ db }: Pick<Services, "db">, agencyId: string): Promise<Counter[]> {
  return selectCounters(db, agencyId);
}

type Typed = { name: string; what: string };
const line = (text: string, most: number): string => text.normalize("NFC").trim().replace(/\s+/g, " ").slice(0, most);
const tidy = ({ name, what }: Typed): Typed => ({ name: line(name, 40), what: line(what, 200) });
const subjectOf = ({ id, name }: Pick<Counter, "id" | "name">) => ({ kind: "counter" as const, id, name });

/** One more quầy; two of an agency never have the same name. */
export function addCounter(services: Services, input: Intent & { agencyId: string } & Typed): Promise<Result<{ id: string }>> {
  const { agencyId, steward } = input;
  const typed = tidy(input);
  return changeOrganisation<{ id: string }>(services, input, async (tx) => {
    if (!reaches(steward, agencyId)) return no(FAR);
    const fault = nameFault(typed.name, await selectCounters(tx, agencyId));
    if (fault) return no(fault, "name");
    const counter = { id: randomUUID(), agencyId, ...typed };
    await insertCounter(tx, counter);
    const entry = { act: "addCounter" as const, agencyId, subject: subjectOf(counter), after: typed };
    return { entries: [entry], value: { id: counter.id } };
  });
}

/** Another name or use; `end` takes the quầy out of use. */
export function changeCounter(
  services: Services,
  input: Intent & { agencyId: string; id: string; version: number; end: boolean } & Typed,
): Promise<Result> {
  const { agencyId, steward, end } = input;
  const typed = tidy(input);
  return changeOrganisation(services, input, async (tx): Promise<Change<object>> => {
    if (!reaches(steward, agencyId)) return no(FAR);
    const all = await selectCounters(tx, agencyId);
    const counter = all.find(({ id }) => id === input.id);
    if (!counter) return no("Quầy này không còn trong danh sách.");
    if (counter.version !== input.version) return no(STALE);
    const before = { name: counter.name, what: counter.what };
    const after = end ? before : typed;
    const fault = end
      ? undefined
      : nameFault(
          typed.name,
          all.filter(({ id }) => id !== counter.id),
        );
    if (fault) return no(fault, "name");
    await updateCounter(tx, counter.id, { ...after, endedAt: end ? services.clock.now().toString() : null });
    const act = end ? ("endCounter" as const) : ("changeCounter" as const);
    return { entries: [{ act, agencyId, subject: subjectOf(counter), before, ...(!end && { after }) }], value: {} };
  });
}

function nameFault(name: string, others: readonly Counter[]): string | undefined {
  if (!name) return "Hãy ghi tên quầy, ví dụ Quầy 3.";
  const same = (a: string, b: string): boolean => a.localeCompare(b, "vi", { sensitivity: "base" }) === 0;
  return others.some((one) => same(one.name, name)) ? `Đã có ${name}. Hãy chọn tên khác.` : undefined;
}
