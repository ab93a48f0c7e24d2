import { formatDateTime } from "../calendar/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { openSteps } from "./open-steps.ts";
import { refuse } from "./refusals.ts";
import { instantText } from "./rules.ts";
import { awaitsConfirmation, isEnded, openPayment } from "./state-of.ts";
import type { Actor, Assignee, AwaitedOf, Decision, Dossier, WarningKind } from "./types.ts";

type RemindCommand = Extract<ActingCommand, { type: "remind" }>;

/** Nobody is reminded of the same dossier twice within so many hours. */
export const REMIND_EVERY_HOURS = 24;
const MOST = 500;

/** Nhắc: the officers who have the open steps, or the applicant where something is waited for from them. */
export function decideReminder(act: Act<RemindCommand>): Decision {
  const { command, dossier, actor } = act;
  if (isEnded(dossier)) return refuse("wrongState", "Hồ sơ đã kết thúc nên không còn gì để nhắc.");
  const note = command.note.normalize("NFC").trim().slice(0, MOST);
  return command.whom === "officer" ? remindOfficers(act, actor, note) : remindApplicant(act, note);
}

/** Whom this actor could remind: colleagues who have it, and the applicant of whom something is awaited. */
export function remindable(dossier: Dossier, actor: Actor): { officers: Assignee[]; awaited: AwaitedOf | undefined } {
  return { officers: dossier.receivedAt ? othersOf(dossier, actor) : [], awaited: awaitedOf(dossier) };
}

const othersOf = (dossier: Dossier, actor: Actor): Assignee[] =>
  holdersOf(dossier).filter(({ officerId }) => actor.kind !== "officer" || officerId !== actor.officerId);

function remindOfficers({ dossier, now }: Act, actor: Actor, note: string): Decision {
  if (!dossier.receivedAt)
    return refuse("wrongState", "Hồ sơ chưa tiếp nhận nên chưa ai giữ việc. Hãy tiếp nhận hoặc phân công trước.");
  if (holdersOf(dossier).length === 0) return refuse("wrongState", "Chưa ai nhận bước đang mở. Hãy phân công thay vì nhắc.");
  const others = othersOf(dossier, actor);
  if (others.length === 0) return refuse("wrongState", "Hồ sơ đang ở chính bạn, không phải nhắc.");
  const since = sinceWhen(now);
  const recent = dossier.reminders?.filter(({ whom, at }) => whom === "officer" && at > since) ?? [];
  const to = others.filter(({ officerId }) => !recent.some((one) => one.to?.some((known) => known.officerId === officerId)));
  if (to.length === 0) {
    const before = recent.filter((one) => one.to?.some((known) => others.some(({ officerId }) => officerId === known.officerId)));
    return again(before.map((one) => ({ by: one.by, at: one.at, whom: (one.to ?? []).map(({ name }) => name).join(", ") })));
  }
  return { ok: true, events: [{ type: "Reminded", reminder: { whom: "officer", to, note } }] };
}

/** Everybody who has an open step or an open share of one; whoever stands in does it now. */
function holdersOf(dossier: Dossier): Assignee[] {
  const all = openSteps(dossier).flatMap(({ assignee, substitute, parts, child }) => {
    if (child) return [];
    const shares = (parts ?? []).filter(({ completedAt }) => !completedAt).map((part) => part.assignee);
    return shares.length > 0 ? shares : [substitute ?? assignee].filter((one) => one !== undefined);
  });
  return [...new Map(all.map((one) => [one.officerId, one])).values()];
}

/** What the clock tells the applicant counts as a reminder too. */
const BY_CLOCK: readonly WarningKind[] = ["supplementReminder", "collect"];

function remindApplicant({ dossier, now }: Act, note: string): Decision {
  const about = awaitedOf(dossier);
  if (!about) return refuse("wrongState", "Hồ sơ không chờ người nộp làm gì, nên không nhắc họ.");
  const since = sinceWhen(now);
  const last = dossier.reminders?.findLast(({ whom, at }) => whom === "applicant" && at > since);
  const byClock = dossier.warnings?.findLast(({ kind, at }) => BY_CLOCK.includes(kind) && at > since);
  const latest = [...(last ? [last] : []), ...(byClock ? [{ by: "Hệ thống", at: byClock.at }] : [])].sort((a, b) =>
    b.at.localeCompare(a.at),
  )[0];
  if (latest) return again([{ ...latest, whom: "người nộp" }]);
  return { ok: true, events: [{ type: "Reminded", reminder: { whom: "applicant", about, note } }] };
}

/** What is waited for from the applicant, if anything. */
export function awaitedOf(
  dossier: Pick<Dossier, "supplements" | "payments" | "confirmation" | "state" | "delivery">,
): AwaitedOf | undefined {
  const supplement = dossier.supplements.at(-1);
  if (supplement && !supplement.answeredAt) return "supplement";
  if (openPayment(dossier)) return "payment";
  if (awaitsConfirmation(dossier)) return "confirmation";
  return dossier.state === "resultReady" && dossier.delivery.way === "counter" ? "collect" : undefined;
}

const sinceWhen = (now: Temporal.Instant): string => instantText(now.subtract({ hours: REMIND_EVERY_HOURS }));

type Before = { by: string; at: string; whom: string };

/** Who reminded whom and when, and from when it may be done again. */
const again = (before: readonly Before[]): Decision => refuse("alreadyDone", before.map(sentence).join(" "));

function sentence({ by, at, whom }: Before): string {
  const then = Temporal.Instant.from(at);
  const next = then.add({ hours: REMIND_EVERY_HOURS });
  return `${by} đã nhắc ${whom} lúc ${formatDateTime(then)}. Từ ${formatDateTime(next)} nhắc lại được.`;
}
