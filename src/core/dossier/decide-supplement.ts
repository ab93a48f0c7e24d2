import { addAllowance } from "../calendar/index.ts";
import type { Revision } from "../procedure/types.ts";
import type { Act, ActingCommand } from "./act.ts";
import { awaitsReception } from "./decide-intake.ts";
import { claimFirst } from "./decide-process.ts";
import { openStep } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { instantText, intakeDue, resumedDue } from "./rules.ts";
import type { Decision, Dossier, DossierEvent, SupplementItem, SupplementStage } from "./types.ts";

type RequestCommand = Extract<ActingCommand, { type: "requestSupplement" }>;
type AnswerCommand = Extract<ActingCommand, { type: "answerSupplement" }>;

type ProposalCommand = Extract<ActingCommand, { type: "decideProposal" }>;

export function decideSupplement(act: Act<RequestCommand | AnswerCommand | ProposalCommand>): Decision {
  const { command } = act;
  if (command.type === "decideProposal") return wrongState(act.dossier, "duyệt đề nghị bổ sung");
  return command.type === "requestSupplement" ? request({ ...act, command }) : answer({ ...act, command });
}

/** Yêu cầu bổ sung (form 02): once, whole, pointing at fields and papers (NĐ 118/2025 Điều 17). Stops the clock at appraisal. */
function request(act: Act<RequestCommand>): Decision {
  const { dossier, command, actor, rules, now } = act;
  const stage = stageOf(dossier, actor.kind === "officer" ? actor.role : undefined);
  if (!stage) return wrongState(dossier, "yêu cầu bổ sung");
  const reason = command.reason.trim();
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do yêu cầu bổ sung để người dân hiểu vì sao.");
  if (command.items.length === 0) return refuse("itemsMissing", "Hãy chọn ít nhất một mục hoặc giấy tờ cần bổ sung.");
  const unknown = command.items.find((item) => !exists(rules.revision, item));
  if (unknown) return refuse("itemsMissing", `Mục "${unknown.label}" không có trong tờ khai của thủ tục này.`);
  const used = dossier.supplements.filter((one) => one.stage === stage).length;
  const limit = rules.revision.supplement[stage];
  if (used >= limit) {
    return refuse(
      "supplementLimit",
      `Đã yêu cầu bổ sung ${used} lần ở bước này; pháp luật chỉ cho phép ${limit} lần. Hãy tiếp nhận hoặc từ chối có lý do.`,
    );
  }
  const answerBy = instantText(addAllowance(rules.calendar, now, { qty: rules.revision.supplement.days, unit: "WORKING_DAY" }));
  return {
    ok: true,
    events: [...claimFirst(act), { type: "SupplementRequested", stage, items: command.items, reason, answerBy }],
  };
}

/** The applicant answers all that was asked, and the clock goes on with what remained. */
function answer({ dossier, command, rules, now }: Act<AnswerCommand>): Decision {
  const open = dossier.supplements.at(-1);
  if (dossier.state !== "awaitingSupplement" || !open || open.answeredAt) return wrongState(dossier, "nộp bổ sung");
  const lacking = open.items.filter((item) => !covers(command, item));
  if (lacking.length > 0) {
    return refuse("incomplete", `Còn thiếu: ${lacking.map((item) => item.label).join(", ")}. Hãy bổ sung đủ rồi nộp một lần.`);
  }
  const { answers, registers, papers } = command;
  const event: DossierEvent = { type: "SupplementAnswered", stage: open.stage, answers, registers, papers };
  if (open.stage === "intake") return { ok: true, events: [{ ...event, intakeDueAt: intakeDue(rules, now) }] };
  const step = openStep(dossier);
  return {
    ok: true,
    events: [
      {
        ...event,
        dueAt: resumedDue(rules, dossier.dueAt!, open.requestedAt, now),
        ...(step && { stepDueAt: resumedDue(rules, step.dueAt, open.requestedAt, now) }),
      },
    ],
  };
}

function stageOf(dossier: Dossier, role: string | undefined): SupplementStage | undefined {
  if (awaitsReception(dossier) && role === "receptionist") return "intake";
  if (dossier.state === "inProcess" && role === "specialist") return "appraisal";
  return undefined;
}

function exists(revision: Revision, item: SupplementItem): boolean {
  if (item.kind === "paper") return revision.papers.some((paper) => paper.id === item.id);
  return revision.pages.some((page) => page.fields.some((field) => field.id === item.id));
}

function covers(command: AnswerCommand, item: SupplementItem): boolean {
  if (item.kind === "paper") return command.papers.some((paper) => paper.paperId === item.id);
  return item.id in command.answers || item.id in command.registers;
}
