import type { ActingCommand } from "./act.ts";
import { decide } from "./decide.ts";
import { extensionProposal } from "./extension.ts";
import { FEE_ID, feeDue } from "./fee-due.ts";
import { openSteps } from "./open-steps.ts";
import type { Rules } from "./rules.ts";
import { openConsultations, openPayment } from "./state-of.ts";
import { type Actor, type Command, type Dossier, type Refusal, type RefusalCode, STOP_CAUSES } from "./types.ts";
import type { LastAct } from "./undo.ts";

/** An act that somebody is shown: ready to be done, or blocked by something that can be put right or should be known. */
export type Offer = {
  command: ActingCommand["type"];
  /** Which of several open steps it is about. */
  stepId?: string;
  blocked?: Refusal;
  /** draftResult only: the answer that nothing is granted, which asks for less than the result itself. */
  negative?: true;
};

/** Refusals that tell a person what to do first; every other one means that the act is not theirs or not of this moment. */
const TELLING: readonly RefusalCode[] = ["needMissing", "supplementLimit", "waiting"];

/**
 * What this actor may do on this dossier now, in the order of the work. Each command is put to `decide` with its texts filled in, so that
 * a page never offers what the rules would refuse, and never hides what they allow.
 * @param last the last act, as the log tells it; without it nothing is offered to be taken back
 */
export function actsFor(actor: Actor, dossier: Dossier, rules: Rules, now: Temporal.Instant, last?: LastAct): Offer[] {
  const offers: Offer[] = [];
  for (const command of [...probes(dossier, rules), ...probesOfTime(dossier, rules, now, last)]) {
    const decision = decide({ dossier, command, actor, rules, now, ...(last && { last }) });
    const stepId = "stepId" in command && command.type !== "completePart" ? command.stepId : undefined;
    const kind: Offer = {
      command: command.type,
      ...(stepId !== undefined && { stepId }),
      ...("negative" in command && command.negative && { negative: true as const }),
    };
    const same = (one: Offer): boolean => one.command === kind.command && one.stepId === stepId && one.negative === kind.negative;
    const known = offers.find(same);
    if (known && !(known.command === "remind" && known.blocked)) continue;
    // Where one of two may be reminded, the act is there.
    if (known) offers.splice(offers.indexOf(known), 1);
    if (decision.ok) offers.push(kind);
    else if (TELLING.includes(decision.refusal.code) || doneBefore(command, decision.refusal.code))
      offers.push({ ...kind, blocked: known?.blocked ? both(known.blocked, decision.refusal) : decision.refusal });
    else if (known) offers.push(known);
  }
  return offers;
}

/** That there is but one extension, or that it waits for its signature, is worth knowing to whoever might prepare one; so is who reminded last. */
const doneBefore = ({ type }: ActingCommand, code: RefusalCode): boolean =>
  (type === "prepareExtension" || type === "remind") && code === "alreadyDone";

const both = (first: Refusal, second: Refusal): Refusal => ({ ...first, message: `${first.message} ${second.message}` });

/** One well-formed command of each kind for this dossier. */
function probes(dossier: Dossier, rules: Rules): ActingCommand[] {
  const file = { sha256: "", name: "", mediaType: "application/pdf", size: 0 };
  const asked = dossier.supplements.at(-1)?.items ?? [];
  const text = "…";
  const draft = { type: "draftResult", template: text, values: {}, bookEntry: { number: 1, book: text, year: 2000 } } as const;
  return [
    { type: "receive" },
    ...onSteps(dossier, { type: "claimStep" }),
    { type: "requestPersonalId" },
    { type: "recordPersonalId", value: { found: true, source: text, at: text, asked: {}, values: {} } },
    draft,
    ...onSteps(dossier, { type: "completeStep", note: "" }),
    { type: "approveResult", result: { code: text, name: text, number: text, file } },
    { type: "handOver", way: "counter", receiver: text, idChecked: true },
    { type: "requestSupplement", items: anything(rules), reason: text, legalBasis: text, acknowledged: true },
    {
      type: "answerSupplement",
      answers: Object.fromEntries(asked.filter(({ kind }) => kind === "field").map(({ id }) => [id, text])),
      registers: {},
      papers: asked.filter(({ kind }) => kind === "paper").map(({ id }) => ({ paperId: id, name: text, file, uploadedAt: text })),
    },
    ...onSteps(dossier, { type: "sendBackStep", reason: text }),
    { type: "refuse", reason: text, legalBasis: text },
    { type: "withdraw", reason: text },
    { type: "recordCheck", check: { id: "", subject: text, register: text, outcome: "match", detail: "" } },
    { type: "decideProposal", approve: true, reason: text },
    { type: "requestPayment", payment: { id: "", name: text, amount: 1, reason: text, legal: text } },
    recordable(dossier),
    ...moneyTaken(dossier),
    ...onSteps(dossier, { type: "releaseStep" }),
    ...onSteps(dossier, { type: "assignStep", to: { officerId: text, name: text }, reason: text }),
    ...onSteps(dossier, { type: "takeOverStep", reason: text }),
    ...onSteps(dossier, {
      type: "splitStep",
      // Ids that no share has.
      parts: ["…1", "…2"].map((id) => ({ id, name: text, assignee: { officerId: id, name: text } })),
    }),
    ...openSteps(dossier).flatMap(({ stepId, parts = [] }): ActingCommand[] =>
      parts.filter((part) => !part.completedAt).map((part) => ({ type: "completePart", stepId, partId: part.id, note: "" })),
    ),
    { type: "sendToCoordination", reason: text },
    // To another agency, as a step that nobody here can take does not go on here.
    { type: "route", agencyId: text, agencyName: text, reason: text },
    { type: "requestConsultation", consultations: [{ ...CONSULTATION, time: { qty: 1, unit: "WORKING_DAY" } }] },
    ...openConsultations(dossier).map(
      ({ id }): ActingCommand => ({ type: "answerConsultation", consultationId: id, agrees: true, text }),
    ),
    { type: "askConfirmation" },
    { type: "answerConfirmation", agrees: true, note: "" },
    ...[...STOP_CAUSES].reverse().map((cause): ActingCommand => ({ type: "stop", cause, reason: text, legalBasis: text })),
    { type: "archive", box: text },
    { ...draft, negative: { reason: text, legalBasis: text } },
    { type: "rate", score: "satisfied", reasons: [], comment: "" },
  ];
}

type OnStep = Extract<ActingCommand, { stepId?: string }>;

/** One act for each step that runs; where only one runs it need not be named. */
function onSteps(dossier: Dossier, command: Exclude<OnStep, { type: "completePart" }>): ActingCommand[] {
  const open = openSteps(dossier);
  return open.length > 1 ? open.map(({ stepId }) => ({ ...command, stepId })) : [command];
}

function probesOfTime(dossier: Dossier, rules: Rules, now: Temporal.Instant, last?: LastAct): ActingCommand[] {
  return [
    { type: "signExtension" },
    ...(dossier.dueAt ? [extensionProposal(dossier, rules, now)] : []),
    ...(last ? [{ type: "undo" as const, version: last.version, reason: "…" }] : []),
    { type: "remind", whom: "officer", note: "" },
    { type: "remind", whom: "applicant", note: "" },
  ];
}

const CONSULTATION = { id: "…", agencyId: "…", agencyName: "…", question: "…", legal: "…", silence: "consent" } as const;

function recordable(dossier: Dossier): ActingCommand {
  const open = openPayment(dossier);
  const due = open ? { paymentId: open.id, amount: open.amount } : { paymentId: FEE_ID, amount: feeDue(dossier) };
  return { type: "recordPayment", ...due, method: "cash", receipt: "…" };
}

/** What was taken and may have been wrong, or has to be given back. */
function moneyTaken({ payments = [] }: Dossier): ActingCommand[] {
  return payments.flatMap(({ id: paymentId, paid }): ActingCommand[] =>
    paid
      ? [
          { type: "cancelReceipt", paymentId, receipt: paid.receipt, reason: "…" },
          { type: "refundPayment", paymentId, method: "cash", number: "…", reason: "…", legalBasis: "…" },
        ]
      : [],
  );
}

function anything(rules: Rules): Extract<Command, { type: "requestSupplement" }>["items"] {
  const field = rules.revision.pages.flatMap((page) => page.fields)[0];
  const paper = rules.revision.papers[0];
  const one = field ? ({ kind: "field", id: field.id } as const) : paper && ({ kind: "paper", id: paper.id } as const);
  return one ? [{ ...one, label: "", note: "" }] : [];
}
