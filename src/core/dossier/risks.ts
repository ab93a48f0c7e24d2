import type { Deadline } from "./deadline.ts";
import type { Dossier } from "./types.ts";

/** What somebody who decides should look at before deciding, as a plain sentence. */
export type Risk = { kind: RiskKind; say: string };
export type RiskKind =
  | "differs"
  | "unknown"
  | "unchecked"
  | "reported"
  | "supplements"
  | "countsLate"
  | "sentBack"
  | "disagrees"
  | "negative"
  | "pledged"
  | "opinion"
  | "undone"
  | "stepLate"
  /** Noted at the counter: a hint of the machine was passed over with a reason. */
  | "overridden";

/** Warnings that a dossier carries, the gravest first; deadlines are told apart (`deadlineOf`). @param now ISO 8601, UTC */
export function risksOf(dossier: Dossier, now: string): Risk[] {
  const risks: Risk[] = [...fromRegisters(dossier)];
  const add = (kind: RiskKind, on: unknown, say: string): void => {
    if (on) risks.push({ kind, say });
  };
  const { supplements, proposal, steps, confirmation, draft, representative, consultations, undone, finishedAt } = dossier;
  add("countsLate", proposal?.countsLate, "Duyệt bổ sung lần nữa thì hồ sơ bị tính quá hạn");
  add("supplements", supplements.length > 1, `Đã yêu cầu bổ sung ${supplements.length} lần`);
  const back = steps.filter(({ returnedReason }) => returnedReason !== undefined).length;
  add("sentBack", back > 0, `Đã bị chuyển lại ${back} lần`);
  add("disagrees", confirmation?.answer?.agrees === false, "Người nộp không đồng ý với dự thảo");
  add("negative", draft?.negative, "Dự thảo không chấp thuận yêu cầu");
  const against = consultations?.filter(({ answer }) => answer?.kind === "disagree").map(({ agencyName }) => agencyName) ?? [];
  add("opinion", against.length > 0, `Không đồng ý: ${against.join(", ")}`);
  add("pledged", representative?.pledged, "Người nộp thay tự cam đoan quan hệ, chưa có dữ liệu xác nhận");
  add("undone", undone?.length, `Đã hủy ${undone?.length} việc làm nhầm`);
  const late = finishedAt ? undefined : steps.find((step) => !step.completedAt && step.dueAt < now);
  add("stepLate", late, `Bước “${late?.name}” đã quá hạn`);
  return risks;
}

function fromRegisters({ checks, registers, answers }: Dossier): Risk[] {
  const last = new Map(checks.map((check) => [check.subject, check]));
  const risks: Risk[] = [];
  for (const { outcome, register } of last.values()) {
    if (outcome === "mismatch") risks.push({ kind: "differs", say: `Khác với ${register}` });
    if (outcome === "notFound") risks.push({ kind: "unknown", say: `Không có trong ${register}` });
    if (outcome === "unavailable") risks.push({ kind: "unchecked", say: `${register} chưa trả lời` });
  }
  for (const [subject, value] of Object.entries(registers)) {
    const report = answers[`${subject}.report`];
    if (typeof report === "string" && report.trim())
      risks.push({ kind: "reported", say: `Người nộp báo ${value.source} chưa đúng` });
    if (value.unavailable && !last.has(subject)) risks.push({ kind: "unchecked", say: `Chưa đối chiếu với ${value.source}` });
  }
  const seen = new Set<string>();
  return risks
    .filter(({ say }) => !seen.has(say) && seen.add(say))
    .sort((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind));
}
const GRAVITY: readonly RiskKind[] = ["differs", "reported", "unknown", "unchecked"];

export type Risky = { deadline: Deadline; risks: readonly Risk[]; code: string };

/**
 * Riskiest first: what is late, the latest first; what is nearly late, the least working time first; then whatever carries warnings, the most of
 * them first; the rest by the working time that is left. What stands still comes last.
 */
export function byRisk(a: Risky, b: Risky): number {
  const [x, y] = [rank(a), rank(b)];
  if (x !== y) return x - y;
  const warned = x === 2 ? b.risks.length - a.risks.length : 0;
  return warned || a.deadline.minutes - b.deadline.minutes || b.risks.length - a.risks.length || (a.code < b.code ? -1 : 1);
}

function rank({ deadline, risks }: Risky): number {
  if (deadline.urgency === "late") return 0;
  if (deadline.urgency === "soon") return 1;
  if (risks.length > 0) return 2;
  return deadline.urgency === "paused" ? 4 : 3;
}
