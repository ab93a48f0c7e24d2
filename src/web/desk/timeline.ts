import { formatDate, formatTime } from "../../core/calendar/index.ts";
import {
  type Dossier,
  describeEvent,
  isFruitless,
  type LoggedEvent,
  placesOf,
  type SignedResult,
  STATE_NAMES,
  type StepPlace,
  type StepRun,
} from "../../core/dossier/index.ts";
import { actorText, mandateText } from "../../core/mandate/index.ts";
import type { DeskDossier } from "../../features/desk/index.ts";
import { type Html, html, type Station, stations } from "../ui/index.ts";
import { isWaiting } from "./waits-part.ts";
import { shortMoment } from "./words.ts";

/** The way of the dossier by the steps of its procedure, and every event under it. */
export function timeline({ dossier, revision, events }: DeskDossier): Html {
  const line: Station[] = [filed(dossier)];
  if (dossier.refusal) line.push({ title: "Từ chối tiếp nhận", detail: shortMoment(dossier.refusal.at), state: "now" });
  else {
    const places = placesOf(dossier, revision);
    const shown = revision.steps.filter(({ id }) => !endedEarly(dossier) || latest(dossier, id));
    for (const step of shown) line.push(stationOf(step.name, dossier, latest(dossier, step.id), places.get(step.id)));
  }
  if (dossier.state === "withdrawn" && dossier.finishedAt) {
    line.push({ title: "Người nộp rút hồ sơ", detail: shortMoment(dossier.finishedAt), state: "now" });
  }
  if (dossier.stop) line.push({ title: "Dừng giải quyết", detail: shortMoment(dossier.stop.at), state: "now" });
  const log = [...events].reverse().map(eventLine);
  return html`${stations(line)}<details class="log"><summary>Mọi diễn biến (${events.length})</summary><ol>${log}</ol></details>`;
}

/** No step follows any more. */
const endedEarly = ({ withdrawal, stop }: Dossier): boolean => Boolean(withdrawal ?? stop);

function filed(dossier: Dossier): Station {
  const waits = !dossier.receivedAt && !dossier.finishedAt;
  const who = dossier.representative ? ` · ${dossier.representative.name} nộp thay` : "";
  const where = dossier.acceptedAt ? ` · ${dossier.acceptedAt.agencyName} nhận` : "";
  return { title: "Nộp hồ sơ", detail: `${shortMoment(dossier.submittedAt)}${who}${where}`, state: waits ? "now" : "done" };
}

function latest(dossier: Dossier, stepId: string): StepRun | undefined {
  return dossier.steps.findLast((one) => one.stepId === stepId);
}

const NO_RESULT = " · không có kết quả";

function stationOf(title: string, dossier: Dossier, run: StepRun | undefined, place: StepPlace | undefined): Station {
  if (place === "passed") return { title, detail: "hồ sơ này không cần bước này", state: "done" };
  if (!run || place === "ahead") return { title, state: "ahead" };
  if (run.completedAt && !run.completedBy)
    return { title, detail: `chưa xong khi hồ sơ kết thúc ${shortMoment(run.completedAt)}`, state: "ahead" };
  if (run.completedAt)
    return {
      title,
      detail: `${run.completedBy} · ${shortMoment(run.completedAt)}${isFruitless(dossier, run.stepId) ? NO_RESULT : ""}`,
      state: "done",
    };
  const left = run.parts?.filter(({ completedAt }) => !completedAt) ?? [];
  const who = left.length > 0 ? left.map(({ assignee }) => assignee.name).join(", ") : (run.substitute ?? run.assignee)?.name;
  const paused = isWaiting(dossier) ? STATE_NAMES[dossier.state] : `hạn ${shortMoment(run.dueAt)}`;
  return {
    title,
    detail: `${run.child ? "cơ quan liên thông" : (who ?? "chưa ai nhận")} · từ ${shortMoment(run.startedAt)} · ${paused}`,
    state: "now",
  };
}

function eventLine(logged: LoggedEvent): Html {
  const { at, event } = logged;
  const when = Temporal.Instant.from(at);
  return html`<li><time datetime="${at}">${formatDate(when)} ${formatTime(when)}</time> <b>${actorText(logged)}</b> ${describeEvent(event)}${detailOf(logged)}</li>`;
}

/** " – ký thay A, theo ủy quyền"; "" for whoever signed their own. */
export function insteadOf({ signedFor }: Pick<SignedResult, "signedFor">): string {
  return signedFor ? ` – ký thay ${signedFor.name}${signedFor.delegated ? ", theo ủy quyền" : ""}` : "";
}

/** What only the desk reads: registers, and everybody's name where one acts for another. */
function detailOf({ actor, event }: LoggedEvent): string {
  switch (event.type) {
    case "RegisterChecked":
      return ` – ${event.check.register}: ${event.check.detail}`;
    case "StepClaimed":
      return event.substituteFor ? ` – làm thay ${event.substituteFor.name}${event.delegated ? ", theo ủy quyền" : ""}` : "";
    case "ResultApproved":
      return insteadOf(event.result);
    case "Submitted": {
      const { applicant, representative } = event.filing;
      if (actor.kind !== "officer") return "";
      const brought = representative && `, ${representative.name} (${mandateText(representative)}) đến nộp thay`;
      return ` – nhập tại quầy cho ${applicant.name}${brought ?? ""}`;
    }
    case "HandedOver": {
      const { receiver, mandate } = event.handOver;
      return ` – người nhận: ${receiver}${mandate ? ` (${mandateText(mandate)})` : ""}`;
    }
    default:
      return "";
  }
}
