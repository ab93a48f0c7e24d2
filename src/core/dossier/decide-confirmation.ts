import { addAllowance } from "../calendar/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { claimFirst } from "./decide-process.ts";
import { mustConfirm } from "./hold-back.ts";
import { refuse, wrongState } from "./refusals.ts";
import { resumeClock } from "./resume-clock.ts";
import { instantText } from "./rules.ts";
import { awaitsConfirmation, isAppraising } from "./state-of.ts";
import type { Decision } from "./types.ts";

type AnswerCommand = Extract<ActingCommand, { type: "answerConfirmation" }>;
type ConfirmationCommand = AnswerCommand | Extract<ActingCommand, { type: "askConfirmation" }>;

export function decideConfirmation(act: Act<ConfirmationCommand>): Decision {
  const { command } = act;
  return command.type === "askConfirmation" ? ask(act) : answer({ ...act, command });
}

/** Gửi dự thảo để xác nhận: for at most the time of the procedure; a draft that was made again is asked about again. */
function ask(act: Act): Decision {
  const { dossier, rules, now } = act;
  const { confirmation } = rules.revision;
  if (!isAppraising(dossier) || !confirmation) return wrongState(dossier, "gửi dự thảo để xác nhận");
  if (!dossier.draft) return refuse("needMissing", "Chưa có dự thảo kết quả. Hãy lập dự thảo rồi gửi người nộp xác nhận.");
  if (!mustConfirm(dossier, rules.revision)) {
    return refuse("wrongState", "Hồ sơ này không phải gửi dự thảo để người nộp xác nhận. Hãy chuyển bước.");
  }
  const before = dossier.confirmation?.answer;
  if (before?.agrees) return refuse("alreadyDone", "Người nộp đã đồng ý với dự thảo này. Hãy chuyển bước.");
  if (before) return refuse("needMissing", `Người nộp chưa đồng ý: “${before.note}”. Hãy sửa dự thảo rồi gửi lại.`);
  const askedAt = instantText(now);
  const answerBy = instantText(addAllowance(rules.calendar, now, confirmation.time));
  return {
    ok: true,
    events: [...claimFirst(act), { type: "ConfirmationAsked", confirmation: { askedAt, answerBy, pauses: confirmation.pauses } }],
  };
}

/** The applicant agrees or says what is wrong; the clock agrees for them once the time is over, not before. */
function answer({ dossier, command, actor, rules, now }: Act<AnswerCommand>): Decision {
  const { confirmation } = dossier;
  if (!confirmation || !awaitsConfirmation(dossier) || dossier.state !== "awaitingConfirmation")
    return wrongState(dossier, "xác nhận dự thảo");
  const silent = actor.kind === "system";
  if (silent && (!command.agrees || instantText(now) < confirmation.answerBy)) {
    return refuse("waiting", "Chưa hết thời hạn xác nhận dự thảo; chỉ khi hết hạn mới coi là đồng ý.");
  }
  const note = command.note.trim();
  if (!command.agrees && !note) return refuse("reasonMissing", "Hãy ghi điều gì chưa đúng, ở chỗ nào, để cán bộ sửa.");
  // Silence agrees at the end of its time, however late the clock comes to say so.
  const at = silent ? confirmation.answerBy : instantText(now);
  const clock = confirmation.pauses && {
    ...resumeClock(rules, dossier, confirmation.askedAt, Temporal.Instant.from(at)),
    ...(silent && { resumedAt: at }),
  };
  const said = { agrees: command.agrees, note, at, silent };
  return { ok: true, events: [{ type: "ConfirmationAnswered", answer: said, ...clock }] };
}
