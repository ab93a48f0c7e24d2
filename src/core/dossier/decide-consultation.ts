import { addAllowance } from "../calendar/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { actingStep, claimFirst, toCoordination } from "./advance.ts";
import { proposalWaits } from "./hold-back.ts";
import { refuse, wrongState } from "./refusals.ts";
import { instantText } from "./rules.ts";
import { isAppraising, openConsultations } from "./state-of.ts";
import type { Consultation, Decision, DossierEvent } from "./types.ts";

type Of<T extends ActingCommand["type"]> = Extract<ActingCommand, { type: T }>;
type ConsultationCommand = Of<"requestConsultation" | "answerConsultation" | "lapseConsultation">;

/** Lấy ý kiến cơ quan phối hợp: several at once, each under its own clock; the dossier's own clock runs on. */
export function decideConsultation(act: Act<ConsultationCommand>): Decision {
  const { command } = act;
  switch (command.type) {
    case "requestConsultation":
      return request({ ...act, command });
    case "answerConsultation":
      return answer({ ...act, command });
    case "lapseConsultation":
      return lapse({ ...act, command });
  }
}

function request(act: Act<Of<"requestConsultation">>): Decision {
  const { actor, command, dossier, rules, now } = act;
  const step = actingStep(act);
  if (!step || !isAppraising(dossier)) return wrongState(dossier, "lấy ý kiến");
  const waits = proposalWaits(dossier);
  if (waits) return { ok: false, refusal: waits };
  if (command.consultations.length === 0) return refuse("incomplete", "Hãy chọn ít nhất một cơ quan cần lấy ý kiến.");
  const before = openConsultations(dossier);
  const ids = new Set((dossier.consultations ?? []).map(({ id }) => id));
  const events: DossierEvent[] = [];
  const asked = new Set(before.map(({ agencyId }) => agencyId));
  for (const { time, ...one } of command.consultations) {
    const [question, legal] = [one.question.trim(), one.legal.trim()];
    if (asked.has(one.agencyId))
      return refuse("alreadyDone", `${one.agencyName} đang được hỏi rồi. Mỗi cơ quan một câu hỏi một lúc.`);
    if (ids.has(one.id)) return refuse("alreadyDone", `Câu hỏi gửi ${one.agencyName} đã được gửi.`);
    if (!question) return refuse("incomplete", `Hãy ghi cần ${one.agencyName} cho ý kiến về việc gì.`);
    if (!legal) return refuse("legalBasisMissing", `Hãy ghi căn cứ pháp lý của việc lấy ý kiến ${one.agencyName}.`);
    if (!(time.qty > 0)) return refuse("incomplete", `Hãy ghi thời hạn trả lời của ${one.agencyName}.`);
    asked.add(one.agencyId);
    ids.add(one.id);
    const answerBy = instantText(addAllowance(rules.calendar, now, time));
    const clock = { askedAt: instantText(now), askedBy: actor.name, answerBy, stepId: step.stepId };
    events.push({ type: "ConsultationRequested", consultation: { ...one, question, legal, ...clock } });
  }
  return { ok: true, events: [...claimFirst(act, step), ...events] };
}

function open({ dossier }: Act, id: string): Consultation | undefined {
  return openConsultations(dossier).find((one) => one.id === id);
}

/** An answer that comes after its time still counts while silence has not been taken for one. */
function answer(act: Act<Of<"answerConsultation">>): Decision {
  const { actor, command, now } = act;
  const asked = open(act, command.consultationId);
  if (!asked) return refuse("alreadyDone", "Câu hỏi này đã có trả lời hoặc không còn cần nữa. Hãy tải lại trang.");
  if (actor.kind !== "officer" || asked.agencyId !== actor.agencyId)
    return refuse("otherAgency", `Câu hỏi này gửi ${asked.agencyName}; chỉ cơ quan ấy trả lời.`);
  const text = command.text.trim();
  if (!command.agrees && !text) return refuse("reasonMissing", "Hãy ghi lý do không đồng ý, điểm nào, theo căn cứ nào.");
  const kind = command.agrees ? "agree" : "disagree";
  const said = { kind, text, at: instantText(now), by: `${actor.name} (${actor.agencyName})` } as const;
  return { ok: true, events: [{ type: "ConsultationAnswered", consultationId: asked.id, answer: said }] };
}

/** The time is over: silence is agreement where the law says so, otherwise the leader decides how it goes on. */
function lapse(act: Act<Of<"lapseConsultation">>): Decision {
  const { actor, command, dossier, now } = act;
  const asked = open(act, command.consultationId);
  if (!asked) return refuse("alreadyDone", "Câu hỏi này đã có trả lời.");
  if (instantText(now) < asked.answerBy) return refuse("waiting", `${asked.agencyName} vẫn còn thời hạn trả lời.`);
  if (asked.silence === "consent") {
    // It agrees at the end of its time, however late the clock comes to say so.
    const said = { kind: "silence", text: "", at: asked.answerBy, by: actor.name } as const;
    return { ok: true, events: [{ type: "ConsultationAnswered", consultationId: asked.id, answer: said }] };
  }
  if (dossier.coordination) return refuse("alreadyDone", "Lãnh đạo đang điều phối hồ sơ này.");
  return { ok: true, events: [toCoordination(`${asked.agencyName} quá hạn mà chưa trả lời ý kiến.`)] };
}
