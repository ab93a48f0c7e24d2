import {
  type ActingCommand,
  type Actor,
  type BookEntry,
  type Dossier,
  FEE_ID,
  type FileRef,
  feeDue,
  mustConfirm,
  openConsultations,
  openPayment,
  openSteps,
  type Rules,
  type StepRun,
} from "../../core/dossier/index.ts";
import { resultNumber } from "../documents/index.ts";
import type { Crew } from "./crew.ts";
import type { Random } from "./random.ts";
import { composedDraft, supplementOf } from "./texts.ts";
import type { Fate, Officer, Person } from "./types.ts";

/** Who does what next when nothing else happens before. Officers take working hours, people days of the calendar. */
export type NextAct = {
  actor: Actor;
  command: ActingCommand | ((take: Take) => ActingCommand);
  after: { workingHours: number } | { days: number };
};
/** What an act takes from shared numbers at the moment it is done. */
export type Take = { bookEntry: (series: string) => BookEntry; receipt: () => string; file: () => FileRef };

export type Scene = {
  dossier: Dossier;
  rules: Rules;
  fate: Fate;
  crew: Crew;
  applicant: Person;
  random: Random;
  satisfied: number;
};

const SOON = 0.05;

/** Undefined when nobody has anything to do: it is over, or it waits for the clock alone. */
export function nextAct(scene: Scene): NextAct | undefined {
  const { dossier, fate } = scene;
  const { state } = dossier;
  if (state === "submitted" || state === "awaitingReception") return atIntake(scene);
  if (state === "awaitingSupplement") return fate.unanswered ? undefined : answering(scene);
  if (openPayment(dossier) && state !== "awaitingSignature") return paying(scene);
  if (state === "awaitingConfirmation") return confirming(scene);
  if (state === "archived") return undefined;
  const letter = dossier.apology ?? dossier.extension;
  if (letter && !letter.signed) return signing(scene) ?? working(scene);
  if (state === "resultReady") return handingOver(scene);
  if (state === "returned") return afterwards(scene);
  if (state === "notReceived" || state === "withdrawn" || state === "stopped") return archiving(scene);
  return working(scene);
}

function atIntake({ dossier, rules, fate, crew, random }: Scene): NextAct | undefined {
  const place = dossier.acceptedAt?.agencyId ?? dossier.agencyId;
  const officer = crew.ofRole(place, "receptionist", random);
  if (!officer) return undefined;
  // At the counter the person stands there; what came online is answered within its hours, seldom later.
  const hours = dossier.channel === "counter" ? SOON + 0.1 * random.stretch() : Math.min(2.4 * random.stretch(), 12);
  const after = { workingHours: hours };
  if (dossier.supplements.length === 0 && fate.supplementAtIntake && dossier.channel !== "counter") {
    const command = supplementOf(rules.revision, dossier, random);
    if (command) return { actor: officer, command, after };
  }
  if (fate.refused) {
    const legalBasis = rules.revision.legal[0] ?? "Nghị định số 118/2025/NĐ-CP";
    return {
      actor: officer,
      command: { type: "refuse", reason: "Không thuộc thẩm quyền giải quyết của cơ quan.", legalBasis },
      after,
    };
  }
  return { actor: officer, command: { type: "receive" }, after };
}

function answering({ dossier, applicant, random }: Scene): NextAct | undefined {
  const open = dossier.supplements.at(-1);
  if (!open) return undefined;
  const at = open.requestedAt;
  const answers = Object.fromEntries(
    open.items.filter(({ kind }) => kind === "field").map(({ id }) => [id, dossier.answers[id] ?? "Đã bổ sung"]),
  );
  const registers = Object.fromEntries(
    open.items.filter(({ kind, id }) => kind === "field" && dossier.registers[id]).map(({ id }) => [id, dossier.registers[id]!]),
  );
  const papers = open.items
    .filter(({ kind }) => kind === "paper")
    .map(({ id, label }) => ({ paperId: id, name: label, uploadedAt: at, given: { original: 0, certified: 1, photocopy: 0 } }));
  return {
    actor: applicant,
    command: { type: "answerSupplement", answers, registers, papers },
    after: { days: 2.5 * random.stretch() },
  };
}

function paying({ dossier, crew, random }: Scene): NextAct | undefined {
  const payment = openPayment(dossier);
  const officer = crew.ofRole(dossier.agencyId, "receptionist", random);
  if (!payment || !officer) return undefined;
  const method = random.chance(0.4) ? "cash" : "transfer";
  return {
    actor: officer,
    command: (take) => ({
      type: "recordPayment",
      paymentId: payment.id,
      amount: payment.amount,
      method,
      receipt: take.receipt(),
    }),
    after: { workingHours: (payment.kind === "prepayment" ? 1 : 14) * random.stretch() },
  };
}

function confirming({ applicant, random }: Scene): NextAct | undefined {
  // Most agree by saying nothing; then the clock does.
  if (!random.chance(0.45)) return undefined;
  return {
    actor: applicant,
    command: { type: "answerConfirmation", agrees: true, note: "" },
    after: { days: 0.2 * random.stretch() },
  };
}

function signing({ dossier, crew, random }: Scene): NextAct | undefined {
  const leader = crew.ofRole(dossier.agencyId, "leader", random);
  return leader && { actor: leader, command: { type: "signExtension" }, after: { workingHours: 0.8 * random.stretch() } };
}

function handingOver({ dossier, crew, random }: Scene): NextAct | undefined {
  const step = openSteps(dossier).at(-1);
  const officer = step && crew.forStep(dossier.agencyId, step, random);
  if (!officer) return undefined;
  const way = dossier.delivery.way === "post" ? "post" : "counter";
  const owed = way === "counter" ? feeDue(dossier) : 0;
  if (owed > 0) return { actor: officer, command: (take) => feeTaken(owed, random, take), after: { workingHours: SOON } };
  const days = dossier.channel === "counter" && dossier.result && random.chance(0.5) ? 0.1 : 1.6;
  return {
    actor: officer,
    command: {
      type: "handOver",
      way,
      receiver: dossier.applicant.name,
      receiverId: dossier.applicant.personalId,
      ...(way === "post" && { tracking: `EX${random.int(100_000_000, 999_999_999)}VN` }),
    },
    after: { workingHours: 8 * days * random.stretch() },
  };
}

/** Taken with the result; by whom the till of that day was closed long ago. */
function feeTaken(amount: number, random: Random, take: Take): ActingCommand {
  const method = random.chance(0.62) ? "cash" : random.chance(0.7) ? "transfer" : "pos";
  const reference = method === "cash" ? {} : { reference: `FT${random.int(10_000_000, 99_999_999)}` };
  return { type: "recordPayment", paymentId: FEE_ID, amount, method, receipt: take.receipt(), ...reference };
}

function afterwards({ dossier, fate, applicant, random, satisfied, crew }: Scene): NextAct | undefined {
  if (fate.rated && !dossier.rating && dossier.applicant.level > 0) {
    const score = !random.chance(satisfied / 1000) ? "unsatisfied" : random.chance(0.7) ? "verySatisfied" : "satisfied";
    const reasons = score === "unsatisfied" ? ["Phải chờ lâu"] : [];
    return { actor: applicant, command: { type: "rate", score, reasons, comment: "" }, after: { days: 1.2 * random.stretch() } };
  }
  return archiving({ dossier, fate, crew, random });
}

function archiving({ dossier, fate, crew, random }: Pick<Scene, "dossier" | "fate" | "crew" | "random">): NextAct | undefined {
  const officer = crew.ofRole(dossier.agencyId, "receptionist", random);
  if (!fate.archived || !officer) return undefined;
  const box = `Kho lưu trữ, giá ${random.int(1, 12)}, hộp ${random.int(1, 240)}`;
  return { actor: officer, command: { type: "archive", box }, after: { workingHours: 8 * 44 + 40 * random.stretch() } };
}

/** Whoever has the next open step; the first that somebody can do something about. */
function working(scene: Scene): NextAct | undefined {
  const { dossier, crew, random, applicant, fate } = scene;
  if (dossier.proposal) {
    const leader = crew.ofRole(dossier.agencyId, "leader", random);
    return (
      leader && {
        actor: leader,
        command: { type: "decideProposal", approve: true, reason: "" },
        after: { workingHours: 1.5 * random.stretch() },
      }
    );
  }
  if (openConsultations(dossier).length > 0) return undefined;
  if (fate.withdrawn && dossier.receivedAt && !dossier.result && dossier.steps.length > 1 && random.chance(0.5))
    return {
      actor: applicant,
      command: { type: "withdraw", reason: "Không còn nhu cầu." },
      after: { days: 1 * random.stretch() },
    };
  for (const step of openSteps(dossier)) {
    const officer = ownerOf(scene, step);
    if (officer) return onStep(scene, step, officer);
  }
  return undefined;
}

/** Whoever has the step goes on with it; what nobody has, somebody of its room takes. */
function ownerOf({ dossier, crew, random }: Scene, step: StepRun): Officer | undefined {
  return (step.assignee && crew.holder(dossier.agencyId, step)) ?? crew.forStep(dossier.agencyId, step, random);
}

function onStep(scene: Scene, step: StepRun, own: Officer): NextAct {
  const { dossier, rules, fate, random } = scene;
  const { stepId } = step;
  const needs = rules.revision.steps.find(({ id }) => id === stepId)?.needs ?? [];
  const share = (part: number) => ({ workingHours: Math.max(SOON / 2, step.hours * fate.pace * part) });
  // Most take a step by doing something about it; some put their name on it first.
  if (!step.assignee && random.chance(0.12)) return { actor: own, command: { type: "claimStep", stepId }, after: share(0.3) };
  if (
    fate.supplementAtAppraisal &&
    own.role === "specialist" &&
    !dossier.draft &&
    !dossier.supplements.some(({ stage }) => stage === "appraisal")
  ) {
    const command = supplementOf(rules.revision, dossier, random);
    if (command) return { actor: own, command, after: share(0.5) };
  }
  if (needs.includes("register.personalId") && !dossier.personalId?.found) {
    if (!dossier.personalIdRequestedAt) return { actor: own, command: { type: "requestPersonalId" }, after: share(0.3) };
    return { actor: REGISTER, command: personalIdOf(dossier), after: { workingHours: SOON } };
  }
  if (needs.includes("draft") && !dossier.draft) return { actor: own, command: draft(scene), after: share(0.4) };
  if (dossier.draft && needs.includes("draft") && mustConfirm(dossier, rules.revision) && !dossier.confirmation?.answer)
    return { actor: own, command: { type: "askConfirmation" }, after: share(0.1) };
  if (needs.includes("approval")) {
    if (fate.sentBack && !dossier.steps.some(({ returnedReason }) => returnedReason))
      return {
        actor: own,
        command: { type: "sendBackStep", reason: "Đối chiếu lại ngày tháng với giấy tờ gốc.", stepId },
        after: share(0.7),
      };
    return { actor: own, command: (take) => signed(scene, take), after: share(0.7) };
  }
  return { actor: own, command: { type: "completeStep", note: "", stepId }, after: share(0.7) };
}

const REGISTER: Actor = { kind: "system", name: "Cơ sở dữ liệu quốc gia về dân cư" };

function personalIdOf(dossier: Dossier): ActingCommand {
  const at = dossier.personalIdRequestedAt!;
  // Follows from the dossier, so that the same year gives the same number.
  const serial = String(Number.parseInt(dossier.id.slice(0, 8), 16) % 40_000).padStart(5, "0");
  const value = {
    found: true,
    source: "Cơ sở dữ liệu quốc gia về dân cư",
    at,
    asked: { request: dossier.id },
    values: { personalId: `0083269${serial}` },
  };
  return { type: "recordPersonalId", value };
}

function draft({ dossier, rules, fate }: Scene): (take: Take) => ActingCommand {
  const { values, template, series } = composedDraft(dossier, rules.revision, fate.negative);
  const { "result.reason": reason = "", "result.legalBasis": legalBasis = "" } = values;
  const negative = fate.negative && { negative: { reason, legalBasis } };
  return (take) => ({ type: "draftResult", template, values, bookEntry: take.bookEntry(series), ...negative });
}

function signed({ dossier, rules }: Scene, take: Take): ActingCommand {
  const { result } = composedDraft(dossier, rules.revision, dossier.draft?.negative !== undefined);
  return { type: "approveResult", result: { ...result, number: resultNumber(dossier.bookEntry!), file: take.file() } };
}
