import type { StepRun } from "../../../core/dossier/index.ts";
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
  const offices = await officesFor(services, officer.agencyId);
  const found = await selectMoves(services.db, officer, spanOf(day, day), { limit: MOST_MOVES, codes });
  const moves = found.flatMap((one) => moveOf(one, counterName(offices)) ?? []);
  const last = new Map(moves.map((move) => [`${move.dossier.id} ${move.kind} ${move.room}`, move]));
  return moves.filter((move) => last.get(`${move.dossier.id} ${move.kind} ${move.room}`) === move);
}

/** A step that began when a step of the other side ended; a first step away from the counter was handed on by the counter. */
function moveOf({ snapshot, version, at, stepId, listed }: FoundMove, counter: string): Move | undefined {
  const run = snapshot.steps.find((one) => one.stepId === stepId && one.startedAt === at);
  if (!run) return undefined;
  const before = snapshot.steps.filter((one) => one.completedAt === at && one !== run);
  const common = { dossier: snapshot, version, at, step: run.name, listed };
  const room = (of: StepRun) => roomOf(of, counter, snapshot.agencyName);
  if (run.by !== "receptionist") {
    const fromCounter = before.some(({ by }) => by === "receptionist") || snapshot.steps[0] === run;
    return fromCounter ? { ...common, kind: "handoverList", room: room(run) } : undefined;
  }
  const last = before.findLast(({ by }) => by !== "receptionist");
  return last && snapshot.result ? { ...common, kind: "resultHandover", room: room(last) } : undefined;
}
