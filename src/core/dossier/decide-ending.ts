import type { Act, ActingCommand } from "./act.ts";
import { openSteps } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { instantText, type Rules } from "./rules.ts";
import { isEnded, openPayment } from "./state-of.ts";
import type { Decision, Dossier, InstantText, State, StopCause } from "./types.ts";

type StopCommand = Extract<ActingCommand, { type: "stop" }>;
type ArchiveCommand = Extract<ActingCommand, { type: "archive" }>;

export function decideEnding(act: Act<StopCommand | ArchiveCommand>): Decision {
  const { command } = act;
  return command.type === "stop" ? stop({ ...act, command }) : archive(act, command.box.trim());
}

/** Filed and neither signed nor ended: it can still be withdrawn or stopped. Of an interlinked filing what other agencies have still to do. */
export function isUndecided(dossier: Dossier): boolean {
  const decided = dossier.result !== undefined && !openSteps(dossier).some((step) => step.child);
  return dossier.state !== "draft" && !isEnded(dossier) && !dossier.finishedAt && !decided;
}

/**
 * Dừng giải quyết (form 05). Because nobody answered or paid: only after the time was over, by a leader, or by the clock where the procedure
 * leaves it to the clock. For a reason of law or at the applicant's request: by a leader, once the dossier was received.
 */
function stop({ dossier, command, actor, rules, now }: Act<StopCommand>): Decision {
  if (!isUndecided(dossier)) return wrongState(dossier, "dừng giải quyết");
  const { cause } = command;
  const reason = command.reason.trim();
  const legalBasis = command.legalBasis.trim();
  if (cause === "supplementTimeout" || cause === "paymentTimeout") {
    const awaited = awaitedUntil(dossier, cause);
    if (!awaited) return refuse("wrongState", NOT_AWAITED[cause]);
    if (instantText(now) <= awaited) return refuse("waiting", STILL_TIME[cause]);
    if (actor.kind === "system" && !stopsByClock(dossier, rules, cause)) {
      return refuse("notAllowed", "Thủ tục này không để hệ thống tự dừng. Lãnh đạo quyết định.");
    }
  } else if (!endsWithParent(dossier, actor)) {
    if (actor.kind === "system") return refuse("notAllowed", "Việc dừng giải quyết này do lãnh đạo quyết định.");
    if (!dossier.receivedAt) {
      return refuse("wrongState", "Hồ sơ chưa được tiếp nhận. Một cửa từ chối tiếp nhận, hoặc người nộp tự rút hồ sơ.");
    }
  }
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do dừng giải quyết để người dân biết vì sao.");
  if (!legalBasis) return refuse("legalBasisMissing", "Hãy ghi căn cứ pháp lý của việc dừng (điều, khoản, văn bản).");
  return { ok: true, events: [{ type: "Stopped", cause, reason, legalBasis }] };
}

/** What was decided about the citizen's dossier holds for its parts at other agencies (liên thông). */
const endsWithParent = (dossier: Dossier, actor: Act["actor"]): boolean =>
  actor.kind === "system" && dossier.parent !== undefined;

const NOT_AWAITED: Record<"supplementTimeout" | "paymentTimeout", string> = {
  supplementTimeout: "Hồ sơ không chờ bổ sung, nên không dừng vì lý do này được.",
  paymentTimeout: "Hồ sơ không chờ nộp tiền, nên không dừng vì lý do này được.",
};
const STILL_TIME: Record<"supplementTimeout" | "paymentTimeout", string> = {
  supplementTimeout: "Người nộp vẫn còn thời hạn bổ sung. Chỉ dừng được sau khi hết hạn.",
  paymentTimeout: "Người nộp vẫn còn thời hạn nộp tiền. Chỉ dừng được sau khi hết hạn.",
};

/** Until when the applicant could answer or pay; undefined when nothing of the kind is awaited. */
function awaitedUntil(
  dossier: Dossier,
  cause: Extract<StopCause, "supplementTimeout" | "paymentTimeout">,
): InstantText | undefined {
  if (cause === "paymentTimeout") return openPayment(dossier)?.payBy;
  const last = dossier.supplements.at(-1);
  return dossier.state === "awaitingSupplement" && last && !last.answeredAt ? last.answerBy : undefined;
}

/** A fee that was never paid ends what was never received; everything else only where the definition says so. */
export function stopsByClock(dossier: Dossier, { revision }: Rules, cause: StopCause): boolean {
  if (cause === "supplementTimeout") return revision.supplement.onTimeout === "stop";
  return openPayment(dossier)?.kind === "prepayment" || revision.obligation?.onTimeout === "stop";
}

const ARCHIVABLE: readonly State[] = ["returned", "notReceived", "withdrawn", "stopped"];

/** Lưu trữ: where it lies. */
function archive({ dossier }: Act, box: string): Decision {
  if (dossier.archive) return refuse("alreadyDone", `Hồ sơ đã được lưu trữ ở ${dossier.archive.box}.`);
  if (!ARCHIVABLE.includes(dossier.state)) return wrongState(dossier, "lưu trữ");
  if (!box) return refuse("incomplete", "Hãy ghi nơi lưu: kho, giá, hộp, cặp hồ sơ.");
  return { ok: true, events: [{ type: "Archived", box }] };
}
