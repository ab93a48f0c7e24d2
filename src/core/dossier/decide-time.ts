import { formatDateTime, isWorkingTime, workingMinutesBetween } from "../calendar/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { causeOf } from "./extension.ts";
import { openSteps } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { pausedSince } from "./resume-clock.ts";
import { instantText, type Rules, resumedDue } from "./rules.ts";
import { isEnded } from "./state-of.ts";
import { timersOf } from "./timers-of.ts";
import type { Decision, Dossier, Extension, InstantText } from "./types.ts";

type Of<T extends ActingCommand["type"]> = Extract<ActingCommand, { type: T }>;
type TimeCommand = Of<"prepareExtension" | "signExtension" | "moveDue" | "warn">;

export function decideTime(act: Act<TimeCommand>): Decision {
  const { command } = act;
  if (command.type === "warn") return warn(act, command);
  const { dossier } = act;
  if (!dossier.receivedAt || !dossier.dueAt || dossier.finishedAt || isEnded(dossier))
    return wrongState(dossier, DOES[command.type]);
  switch (command.type) {
    case "prepareExtension":
      return prepare(act, command, dossier.dueAt);
    case "signExtension":
      return sign(act, dossier.dueAt);
    case "moveDue":
      return move(act, command, dossier.dueAt);
  }
}

const DOES = {
  prepareExtension: "xin lỗi hay gia hạn",
  signExtension: "ký xin lỗi hay gia hạn",
  moveDue: "đổi hạn trả",
} as const;

/**
 * Form 04 made ready: before the due time as the one extension, afterwards as the one apology, which moves nothing. What is prepared stays;
 * only a leader, or anybody when the due time has changed since or the date that it
 * promises has passed, makes it again before it is signed.
 */
function prepare({ dossier, actor, rules, now }: Act, command: Of<"prepareExtension">, dueAt: InstantText): Decision {
  if (pausedSince(dossier)) return standing();
  const late = isLate(dueAt, now);
  const paper = late ? dossier.apology : dossier.extension;
  if (paper?.signed) return late ? alreadyApologised(paper) : alreadyExtended(paper);
  const leader = actor.kind === "officer" && actor.role === "leader";
  if (paper && !leader && paper.oldDueAt === dueAt && paper.newDueAt > instantText(now)) {
    return refuse("alreadyDone", `Văn bản đã được lập, hẹn lại ${moment(paper.newDueAt)}, đang chờ lãnh đạo ký.`);
  }
  const reason = command.reason.trim();
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do chậm để người dân hiểu: cơ quan nào, bước nào.");
  const wrong = wrongDate(rules, command.newDueAt, dueAt, now);
  if (wrong) return wrong;
  const extension: Extension = {
    reason,
    cause: causeOf(dossier, now),
    oldDueAt: dueAt,
    newDueAt: instantText(Temporal.Instant.from(command.newDueAt)),
    preparedAt: instantText(now),
    preparedBy: actor.name,
    ...(command.outages?.length && { outages: command.outages }),
  };
  return { ok: true, events: [{ type: "ExtensionPrepared", extension }] };
}

function wrongDate(rules: Rules, newDueAt: InstantText, dueAt: InstantText, now: Temporal.Instant): Decision | undefined {
  const wanted = Temporal.Instant.from(newDueAt);
  if (Temporal.Instant.compare(wanted, Temporal.Instant.from(dueAt)) <= 0 || Temporal.Instant.compare(wanted, now) <= 0) {
    return refuse("incomplete", `Ngày hẹn lại phải sau hạn trả cũ (${moment(dueAt)}) và sau lúc này.`);
  }
  if (!isWorkingTime(rules.calendar, wanted)) return outsideHours(newDueAt);
  return undefined;
}

/** The leader's signature: in time it moves the due time, once; late it is an apology on record, and the dossier counts late. */
function sign({ dossier, actor, rules, now }: Act, dueAt: InstantText): Decision {
  if (actor.kind !== "officer") return wrongState(dossier, DOES.signExtension);
  if (pausedSince(dossier)) return standing();
  const { extension, apology } = dossier;
  const signed = (late: boolean) => ({
    at: instantText(now),
    by: { officerId: actor.officerId, name: actor.name, position: actor.position },
    late,
  });
  if (isLate(dueAt, now)) {
    if (apology?.signed) return alreadyApologised(apology);
    if (apology && apology.newDueAt <= instantText(now)) return refuse("incomplete", promiseOver(apology));
    if (apology) return { ok: true, events: [{ type: "ExtensionSigned", signed: signed(true) }] };
    if (extension && !extension.signed) return refuse("tooLate", tooLate(dueAt));
    return refuse("wrongState", "Chưa lập văn bản xin lỗi. Hãy lập văn bản rồi ký.");
  }
  if (extension?.signed) return alreadyExtended(extension);
  if (!extension) return refuse("wrongState", "Chưa lập văn bản xin lỗi, đề nghị gia hạn. Hãy lập văn bản rồi ký.");
  if (extension.oldDueAt !== dueAt) {
    return refuse(
      "incomplete",
      `Hạn trả đã đổi thành ${moment(dueAt)} sau khi lập văn bản. Hãy lập lại văn bản với ngày hẹn mới rồi ký.`,
    );
  }
  const stepDueAts = movedSteps(rules, dossier, dueAt, extension.newDueAt);
  return { ok: true, events: [{ type: "ExtensionSigned", signed: signed(false), stepDueAts }] };
}

/** A due time that a decided change of the calendar gives. What is late stays late: lateness is never moved away. */
function move({ dossier, rules, now }: Act, command: Of<"moveDue">, dueAt: InstantText): Decision {
  const reason = command.reason.trim();
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do đổi hạn trả.");
  if (isLate(dueAt, now)) return refuse("tooLate", `Hồ sơ đã quá hạn từ ${moment(dueAt)}; không đổi hạn trả được nữa.`);
  const wanted = Temporal.Instant.from(command.dueAt);
  const next = instantText(wanted);
  if (next === dueAt) return refuse("alreadyDone", `Hạn trả đang là ${moment(dueAt)}, không có gì để đổi.`);
  if (Temporal.Instant.compare(wanted, now) <= 0) return refuse("incomplete", "Hạn trả mới phải sau lúc này.");
  if (!isWorkingTime(rules.calendar, wanted)) return outsideHours(next);
  return {
    ok: true,
    events: [{ type: "DueMoved", dueAt: next, reason, stepDueAts: movedSteps(rules, dossier, dueAt, next) }],
  };
}

/** Each reminder once, and only when its moment has come; it says since when it was so. */
function warn({ dossier, rules, now }: Act, { kind, about }: Of<"warn">): Decision {
  if (dossier.warnings?.some((one) => one.kind === kind && one.about === about)) {
    return refuse("alreadyDone", "Đã nhắc việc này rồi.");
  }
  const timer = timersOf(dossier, rules).find((one) => one.kind === kind && one.about === about);
  const at = instantText(now);
  if (!timer || timer.at > at || (timer.until && timer.until <= at)) {
    return refuse("wrongState", "Lúc này không có gì phải nhắc: chưa đến lúc, hoặc việc đã xong.");
  }
  return { ok: true, events: [{ type: "Warned", warning: { kind, about, since: timer.at } }] };
}

/** Open steps move with the dossier, none beyond its new end. */
function movedSteps(rules: Rules, dossier: Dossier, from: InstantText, to: InstantText): Record<string, InstantText> {
  const shift = workingMinutesBetween(rules.calendar, Temporal.Instant.from(from), Temporal.Instant.from(to));
  return Object.fromEntries(
    openSteps(dossier).map(({ stepId, dueAt }) => {
      const moved = shift > 0 ? resumedDue(rules, dueAt, from, Temporal.Instant.from(to)) : dueAt;
      return [stepId, moved > to ? to : moved];
    }),
  );
}

function isLate(dueAt: InstantText, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, Temporal.Instant.from(dueAt)) > 0;
}

const moment = (at: InstantText): string => formatDateTime(Temporal.Instant.from(at));

const standing = (): Decision =>
  refuse("waiting", "Đồng hồ của hồ sơ đang dừng, hạn trả chưa chạy. Khi đồng hồ chạy lại mới xin lỗi hay gia hạn.");

const outsideHours = (at: InstantText): Decision =>
  refuse("incomplete", `${moment(at)} không phải giờ làm việc. Hãy chọn một giờ cơ quan mở cửa.`);

const alreadyExtended = ({ newDueAt }: Extension): Decision =>
  refuse("alreadyDone", `Hồ sơ đã được gia hạn một lần, tới ${moment(newDueAt)}. Pháp luật chỉ cho gia hạn một lần.`);

const alreadyApologised = ({ signed }: Extension): Decision =>
  refuse(
    "alreadyDone",
    `Đã ký văn bản xin lỗi lúc ${moment(signed!.at)}. Mỗi hồ sơ chỉ xin lỗi muộn một lần; hãy giải quyết xong sớm nhất có thể.`,
  );

const promiseOver = ({ newDueAt }: Extension): string =>
  `Ngày hẹn lại ghi trên văn bản (${moment(newDueAt)}) đã qua. Hãy sửa văn bản với một ngày hẹn mới rồi ký.`;

const tooLate = (dueAt: InstantText): string =>
  `Đã quá hạn trả (${moment(dueAt)}) nên không gia hạn được nữa. Hãy lập văn bản xin lỗi: văn bản được ghi là muộn, hạn trả không đổi, hồ sơ tính là quá hạn.`;
