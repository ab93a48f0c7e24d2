import type { Dossier, StepRun } from "../../../core/dossier/index.ts";
import type { Services } from "../../../platform/services.ts";
import { counterName } from "../papers/offices.ts";
import { roomOf } from "../papers/rooms.ts";
import { spanOf } from "./days.ts";
import { officesFor } from "./office-head.ts";
import { type FoundMove, selectMoves } from "./sql.ts";
import type { Move, Officer } from "./types.ts";

/** Moves shown of one day. What is on no list yet comes before the rest, so that lists made one after the other reach them all. */
const MOST_MOVES = 1000;

/**
 * What moved on a day between the counter and the rooms of the officer's agency: dossiers that left the counter, results that came back. Of a
 * dossier that went the same way several times the last time counts.
 * @param day yyyy-MM-dd
 * @param codes only these dossiers
 */
export async function listMoves(services: Services, officer: Officer, day: string, codes?: readonly string[]): Promise<Move[]> {
  const found = await selectMoves(services.db, officer, spanOf(day, day), { limit: MOST_MOVES, codes });
  const counters = new Map<string, string>();
  for (const id of new Set(found.map(({ snapshot }) => counterOf(snapshot))))
    counters.set(id, counterName(await officesFor(services, id)));
  const moves = found.flatMap((one) => moveOf(one, counters.get(counterOf(one.snapshot))!, officer) ?? []);
  const last = new Map(moves.map((move) => [`${move.dossier.id} ${move.kind} ${move.room}`, move]));
  return moves.filter((move) => last.get(`${move.dossier.id} ${move.kind} ${move.room}`) === move);
}

/** The agency whose counter took it in and hands its result over. */
const counterOf = ({ acceptedAt, agencyId }: Dossier): string => acceptedAt?.agencyId ?? agencyId;

/** A step that began when a step of the other side ended; a first step away from the counter was handed on by the counter. */
function moveOf({ snapshot, version, at, stepId, listed }: FoundMove, counter: string, officer: Officer): Move | undefined {
  const run = snapshot.steps.find((one) => one.stepId === stepId && one.startedAt === at);
  if (!run) return undefined;
  const before = snapshot.steps.filter((one) => one.completedAt === at && one !== run);
  const away = counterOf(snapshot) !== officer.agencyId;
  const common = { dossier: snapshot, version, at, step: run.name, listed, ...(away && { counter }) };
  const room = (of: StepRun) => {
    const name = roomOf(of, counter, snapshot.agencyName);
    return counterOf(snapshot) === snapshot.agencyId || name.endsWith(snapshot.agencyName)
      ? name
      : `${name}, ${snapshot.agencyName}`;
  };
  if (run.by !== "receptionist") {
    const fromCounter = before.some(({ by }) => by === "receptionist") || snapshot.steps[0] === run;
    return fromCounter ? { ...common, kind: "handoverList", room: room(run) } : undefined;
  }
  const last = before.findLast(({ by }) => by !== "receptionist");
  return last && snapshot.result ? { ...common, kind: "resultHandover", room: room(last) } : undefined;
}
