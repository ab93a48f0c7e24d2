import { randomUUID } from "node:crypto";
import type { Services } from "../../../platform/services.ts";
import { counterName, followCounter } from "../../tickets/index.ts";
import { type Change, changeOrganisation, FAR, no, STALE } from "../change.ts";
import { openAgency } from "../places/open-agency.ts";
import { reaches } from "../reach.ts";
import type { Counter, Intent, Result } from "../types.ts";
import { endCounter, insertCounters, updateCounter } from "./sql.ts";
import { type HallView, ownHall } from "./view-hall.ts";

/** What is typed about a quầy; `name` "" for "Quầy 3". */
export type TypedCounter = { number: number; name: string; services: readonly string[]; open: boolean; what: string };

export const MOST_COUNTERS = 40;

const line = (text: string, most: number): string => text.normalize("NFC").trim().replace(/\s+/g, " ").slice(0, most);
const subjectOf = ({ id, name }: Pick<Counter, "id" | "name">) => ({ kind: "counter" as const, id, name });
const inLog = ({ number, name, services, open, what }: TypedCounter) => ({ number, name, services, open, what });

function tidy(
  { number, name, services, open, what }: TypedCounter,
  { groups }: HallView,
): Omit<Counter, "id" | "agencyId" | "version"> {
  const letters = groups.map(({ letter }) => letter).filter((letter) => services.includes(letter));
  return { number, name: line(name, 40) || counterName(number), services: letters, open, what: line(what, 200) };
}

/** One more quầy; two of an agency never have the same number or name. */
export function addCounter(
  services: Services,
  input: Intent & { agencyId: string } & TypedCounter,
): Promise<Result<{ id: string }>> {
  const { agencyId, steward } = input;
  return changeOrganisation<{ id: string }>(services, input, async (tx) => {
    if (!reaches(steward, agencyId)) return no(FAR);
    const closed = await openAgency(tx, agencyId);
    if (closed) return no(closed);
    const hall = await ownHall(tx, agencyId);
    const typed = tidy(input, hall);
    const fault = faultOf(typed, hall.counters);
    if (fault) return fault;
    const counter = { id: randomUUID(), agencyId, ...typed };
    await insertCounters(tx, [counter]);
    const entry = { act: "addCounter" as const, agencyId, subject: subjectOf(counter), after: inLog(typed) };
    return { entries: [entry], value: { id: counter.id } };
  });
}

/**
 * Another number, name or use; open or closed for the time being; `end` takes the quầy out of use. Whoever sits there today follows
 * (features/tickets): not while somebody is being called or served there.
 * @param input.id of the quầy, or the number of one that was only proposed
 */
export function changeCounter(
  services: Services,
  input: Intent & { agencyId: string; id: string; version: number; end: boolean } & TypedCounter,
): Promise<Result> {
  const { agencyId, steward, end } = input;
  return changeOrganisation(services, input, async (tx): Promise<Change<object>> => {
    if (!reaches(steward, agencyId)) return no(FAR);
    const hall = await ownHall(tx, agencyId);
    const proposed = input.version === 0 ? hall.counters.find(({ number }) => String(number) === input.id) : undefined;
    const counter = proposed ?? hall.counters.find(({ id }) => id === input.id);
    if (!counter) return no("Quầy này không còn trong danh sách.");
    if (counter.version !== (proposed ? 1 : input.version)) return no(STALE);
    const typed = { ...tidy(input, hall) };
    const fault = end
      ? undefined
      : faultOf(
          typed,
          hall.counters.filter(({ id }) => id !== counter.id),
        );
    if (fault) return fault;
    const place = { clock: services.clock, agencyId };
    const waits = await followCounter(tx, place, { from: counter.number, to: end ? undefined : typed });
    if (waits) return no(waits);
    if (end) await endCounter(tx, counter.id, services.clock.now().toString());
    else await updateCounter(tx, { ...counter, ...typed });
    const act = end ? ("endCounter" as const) : ("changeCounter" as const);
    const before = inLog(counter);
    return { entries: [{ act, agencyId, subject: subjectOf(counter), before, ...(!end && { after: inLog(typed) }) }], value: {} };
  });
}

function faultOf({ number, name, services }: TypedCounter, others: readonly Counter[]): ReturnType<typeof no> | undefined {
  if (!Number.isInteger(number) || number < 1 || number > MOST_COUNTERS)
    return no(`Số quầy là một số từ 1 đến ${MOST_COUNTERS}.`, "number");
  const same = (a: string, b: string): boolean => a.localeCompare(b, "vi", { sensitivity: "base" }) === 0;
  const taken = others.find((one) => one.number === number);
  if (taken) return no(`Số ${number} đã dùng cho ${taken.name}. Hãy chọn số khác.`, "number");
  if (others.some((one) => same(one.name, name))) return no(`Đã có ${name}. Hãy chọn tên khác.`, "name");
  if (services.length === 0) return no("Hãy chọn ít nhất một nhóm việc mà quầy này nhận.", "services");
  return undefined;
}
