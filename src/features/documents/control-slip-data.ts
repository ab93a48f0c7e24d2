import type { LoggedEvent, Role, StepRun } from "../../core/dossier/index.ts";
import type { DocumentData } from "./render-document.ts";
import type { Source } from "./types.ts";

type Slip = DocumentData["controlSlip"];
type Hop = Slip["hops"][number];
type Party = Hop["from"];

/** Form 06 (phiếu kiểm soát quá trình): who handed the dossier to whom and when, read from the events alone. */
export function controlSlipData({ dossier, events, agency }: Source, office: Slip["office"]): Slip {
  const claims = claimTimes(events);
  let from: Party = { unit: "Người nộp", officer: dossier.applicant.name };
  const hops = dossier.steps.map((step, index): Hop => {
    const to: Party = { unit: unitOf(step.by, office.centre, agency.name), officer: step.assignee?.name ?? step.completedBy };
    const takenAt = claims[index];
    const hop: Hop = {
      step: step.name,
      handedAt: step.startedAt,
      from,
      to,
      dueAt: step.dueAt,
      ...(takenAt && { takenAt }),
      ...(step.completedAt && { finishedAt: step.completedAt }),
      result: resultOf(step),
      ...(step.returnedReason && { note: `Chuyển lại bước trước: ${step.returnedReason}` }),
    };
    from = to;
    return hop;
  });
  return {
    office,
    code: dossier.code,
    procedureName: dossier.procedureName,
    applicantName: dossier.applicant.name,
    leadAgency: agency.name,
    ...(dossier.receivedAt && { receivedAt: dossier.receivedAt }),
    ...(dossier.dueAt && { dueAt: dossier.dueAt }),
    hops,
    printedAt: events.at(-1)!.at,
  };
}

/** When each step was taken, by its place in the line; a step is taken at most once. */
function claimTimes(events: readonly LoggedEvent[]): (string | undefined)[] {
  const times: (string | undefined)[] = [];
  for (const { event, at } of events) {
    if (event.type === "StepStarted") times.push(undefined);
    if (event.type === "StepClaimed") times[times.length - 1] = at;
  }
  return times;
}

/** To the minute, as the slip prints it. */
function resultOf({ completedAt, dueAt }: StepRun): Hop["result"] {
  if (!completedAt) return "open";
  const minutes = Math.floor(Temporal.Instant.from(completedAt).epochMilliseconds / 60_000);
  const due = Math.floor(Temporal.Instant.from(dueAt).epochMilliseconds / 60_000);
  if (minutes === due) return "onTime";
  return minutes < due ? "early" : "late";
}

function unitOf(role: Role, centre: string, agency: string): string {
  switch (role) {
    case "receptionist":
      return centre;
    case "leader":
      return `Lãnh đạo ${agency}`;
    default:
      return "Bộ phận chuyên môn";
  }
}
