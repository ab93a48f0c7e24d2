import { addAllowance, formatDateTime } from "../calendar/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { givenBetween, keptFor } from "./decide-till.ts";
import { openSteps } from "./open-steps.ts";
import { refuse } from "./refusals.ts";
import { instantText } from "./rules.ts";
import type { Actor, Decision, Dossier } from "./types.ts";
import { type LastAct, restoreOf, same, UNDOABLE } from "./undo.ts";

type UndoCommand = Extract<ActingCommand, { type: "undo" }>;

/**
 * Hủy việc làm nhầm: the last act, by whoever did it or the leader, within the time of law/lifecycle.yaml and while nobody has built on it. A
 * compensating event with its reason; the log keeps both.
 */
export function decideUndo({ dossier, command, actor, rules, now, last }: Act<UndoCommand>): Decision {
  if (!last || last.version !== command.version) {
    return refuse("notUndoable", "Việc này không còn là việc cuối cùng của hồ sơ: đã có người làm tiếp. Hãy tải lại trang.");
  }
  const why = notUndoable(dossier, last);
  if (why) return refuse("notUndoable", why);
  if (!mayUndo(actor, last)) {
    return refuse("notUndoable", `Chỉ ${last.actor.name} hoặc lãnh đạo cơ quan hủy được việc này.`);
  }
  const kept = givenBetween(last.before.payments ?? [], last.after.payments ?? []).flatMap(
    (one) => keptFor(rules, one, now) ?? [],
  );
  if (kept[0]) return refuse("notUndoable", kept[0]);
  const { hours } = rules.terms.undo;
  const until = instantText(addAllowance(rules.calendar, Temporal.Instant.from(last.at), { qty: hours, unit: "HOUR" }));
  if (instantText(now) > until) {
    return refuse(
      "notUndoable",
      `Chỉ hủy được trong ${String(hours).replace(".", ",")} giờ làm việc, tới ${formatDateTime(Temporal.Instant.from(until))}. Hãy sửa bằng một việc mới.`,
    );
  }
  const reason = command.reason.trim();
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do hủy; lý do nằm lại trong diễn biến của hồ sơ.");
  const { before, after, version, command: act } = last;
  return { ok: true, events: [{ type: "ActUndone", version, act, reason, restore: restoreOf(before, after) }] };
}

function mayUndo(actor: Actor, last: LastAct): boolean {
  if (actor.kind !== "officer") return false;
  if (actor.role === "leader") return true;
  return last.actor.kind === "officer" && last.actor.officerId === actor.officerId;
}

function notUndoable(dossier: Dossier, { command, actor, before, after }: LastAct): string | undefined {
  if (!UNDOABLE.includes(command) || actor.kind === "person") return "Việc này không hủy được. Hãy sửa bằng một việc mới.";
  if (!before.handOver && after.handOver?.way === "online") return "Kết quả điện tử đã tới người dân, không lấy lại được.";
  if (command === "recordPayment" && !cashOnly(before, after))
    return "Chỉ hủy được lần ghi nhận tiền mặt; tiền chuyển khoản, trực tuyến thì đối soát.";
  if (!before.finishedAt && after.finishedAt && openSteps(before).some(({ child }) => child))
    return "Các phần liên thông ở cơ quan khác đã kết thúc theo hồ sơ này, nên không hủy được nữa. Người dân nộp hồ sơ mới.";
  const touched = Object.keys(restoreOf(before, after)) as (keyof Dossier)[];
  if (touched.some((name) => !same(dossier[name], after[name]))) return "Hồ sơ đã đổi sau việc này nên không hủy được nữa.";
  return undefined;
}

function cashOnly(before: Dossier, after: Dossier): boolean {
  const paidBefore = new Set(before.payments?.filter(({ paid }) => paid).map(({ id }) => id));
  return (after.payments ?? []).every(({ id, paid }) => !paid || paidBefore.has(id) || paid.method === "cash");
}
