import {
  type Dossier,
  isFruitless,
  type MandateKind,
  openPayment,
  pausedSince,
  placesOf,
  type StepRun,
} from "../../../core/dossier/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import type { Station } from "../../ui/index.ts";
import { clockTime, dayAndTime } from "../words.ts";

/** Ended without a result, archived since or not. */
const isClosed = ({ refusal, withdrawal, stop }: Dossier): boolean => Boolean(refusal ?? withdrawal ?? stop);

/** The way of a dossier as stations with day and hour. Holds nothing about people, so that it can be shown without signing in. */
export function stationsOf(dossier: Dossier, revision: Revision): Station[] {
  const way = [submitted(dossier), ...intake(dossier)];
  if (isClosed(dossier)) return [...way, ...steps(dossier, revision, false), ending(dossier)];
  return [...way, ...steps(dossier, revision, true), ...handOver(dossier)];
}

const HOW = {
  self: "tự nộp",
  clerk: "cán bộ nhập giúp",
  helper: "có người hỗ trợ",
  kiosk: "tại ki-ốt",
  relative: "người thân nộp",
} as const;
/** Without names: this line is shown without signing in. */
const HOW_FOR = {
  authorised: "người được ủy quyền nộp",
  family: "người thân nộp",
  guardian: "người giám hộ, đại diện nộp",
  delegate: "người của tổ chức nộp",
} as const satisfies Record<MandateKind, string>;
const WHERE = { online: "Đã nộp trực tuyến", counter: "Đã nộp tại quầy", post: "Đã gửi qua bưu điện" } as const;

function submitted(dossier: Dossier): Station {
  return {
    title: WHERE[dossier.channel],
    detail: `${dayAndTime(dossier.submittedAt)} · ${dossier.representative ? HOW_FOR[dossier.representative.kind] : HOW[dossier.submittedBy]}`,
    state: "done",
  };
}

function intake(dossier: Dossier): Station[] {
  const { receivedAt } = dossier;
  if (receivedAt)
    return [
      ...asked(dossier, "intake"),
      ...paidBefore(dossier),
      {
        title: "Đã tiếp nhận, đủ giấy tờ",
        detail: `${dayAndTime(receivedAt)} · ${dossier.acceptedAt?.agencyName ?? dossier.agencyName}`,
        state: "done",
      },
    ];
  if (isClosed(dossier)) return asked(dossier, "intake");
  const waits = dossier.state === "awaitingSupplement" || dossier.state === "awaitingPrepayment";
  const due = `trả lời trước ${dayAndTime(dossier.intakeDueAt)}`;
  return [
    ...asked(dossier, "intake"),
    ...owed(dossier),
    { title: "Kiểm tra, tiếp nhận", detail: waits ? undefined : due, state: waits ? "ahead" : "now" },
  ];
}

/** Supplements of a stage; the open one is where the dossier stands. */
function asked(dossier: Dossier, stage: "intake" | "appraisal"): Station[] {
  return dossier.supplements
    .filter((one) => one.stage === stage)
    .map((one): Station => {
      if (one.answeredAt) return { title: "Đã bổ sung", detail: dayAndTime(one.answeredAt), state: "done" };
      const open = dossier.state === "awaitingSupplement";
      return {
        title: "Chờ người nộp bổ sung",
        detail: `từ ${dayAndTime(one.requestedAt)} · trước ${dayAndTime(one.answerBy)}`,
        state: open ? "now" : "done",
      };
    });
}

/** The money that is awaited now; that is where the dossier stands. */
function owed(dossier: Dossier): Station[] {
  const open = openPayment(dossier);
  if (!open) return paidBefore(dossier);
  const title = open.kind === "prepayment" ? "Chờ nộp phí, lệ phí" : "Chờ thực hiện nghĩa vụ tài chính";
  return [{ title, detail: `trước ${dayAndTime(open.payBy)}`, state: "now" }];
}

function paidBefore({ payments = [] }: Dossier): Station[] {
  return payments.flatMap(({ kind, paid }): Station[] =>
    kind === "prepayment" && paid ? [{ title: "Đã nộp phí, lệ phí", detail: dayAndTime(paid.at), state: "done" }] : [],
  );
}

/** The draft that the applicant is asked to look at. */
function confirming({ state, confirmation }: Dossier): Station[] {
  if (state !== "awaitingConfirmation" || !confirmation) return [];
  return [{ title: "Chờ người nộp xác nhận dự thảo", detail: `trước ${dayAndTime(confirmation.answerBy)}`, state: "now" }];
}

const WAITING: readonly Dossier["state"][] = ["awaitingSupplement", "awaitingPayment", "awaitingConfirmation"];

function steps(dossier: Dossier, revision: Revision, withAhead: boolean): Station[] {
  const waits = WAITING.includes(dossier.state) && dossier.receivedAt !== undefined;
  // Handing over is a station of its own.
  const last = revision.steps.at(-1)?.by === "receptionist" ? revision.steps.at(-1) : undefined;
  const places = placesOf(dossier, revision);
  const paused = [...asked(dossier, "appraisal"), ...(openPayment(dossier) ? owed(dossier) : []), ...confirming(dossier)];
  return revision.steps.flatMap((step): Station[] => {
    if (step === last) return [];
    const first = step === revision.steps[0] && step.by === "receptionist";
    const run = dossier.steps.findLast(({ stepId }) => stepId === step.id);
    // Receiving has its own station; the first step shows only while it runs.
    if (first && (!run || run.completedAt)) return [];
    const place = places.get(step.id);
    if (place === "passed") return [];
    if (!run || place === "ahead") return withAhead ? [{ title: step.name, state: "ahead" }] : [];
    if (run.completedAt && !run.completedBy) return [{ title: step.name, detail: "chưa xong", state: "ahead" }];
    if (run.completedAt)
      return [
        {
          title: step.name,
          detail: `${dayAndTime(run.completedAt)}${isFruitless(dossier, step.id) ? NO_RESULT : ""}`,
          state: "done",
        },
      ];
    const detail = pausedSince(dossier) ? STANDS : (elsewhere(dossier, run) ?? running(run));
    // Of steps side by side, what is awaited stands before the first one.
    return [...paused.splice(0), { title: step.name, detail, state: waits || !withAhead ? "ahead" : "now" }];
  });
}

const NO_RESULT = " · không có kết quả";

/** Times are worked out anew when the clock goes on; until then the old ones would mislead. */
const STANDS = "thời hạn đang tạm dừng";
/** A step of another agency (liên thông) has the time that this agency promised, once it has. */
function elsewhere({ children }: Dossier, { child, stepId, startedAt }: StepRun): string | undefined {
  const ref = child && children?.findLast((one) => one.stepId === stepId);
  if (!ref) return undefined;
  const due =
    ref.dueAt && ref.state !== "submitted" && ref.state !== "awaitingReception" ? ` · hạn ${dayAndTime(ref.dueAt)}` : "";
  return `từ ${dayAndTime(startedAt)}${due}`;
}
const running = (run: StepRun): string =>
  `từ ${dayAndTime(run.startedAt)} · hạn ${sameDay(run) ? clockTime(run.dueAt) : dayAndTime(run.dueAt)}`;
const sameDay = (run: StepRun): boolean => dayAndTime(run.startedAt).slice(0, 10) === dayAndTime(run.dueAt).slice(0, 10);

function handOver(dossier: Dossier): Station[] {
  const given = dossier.handOver;
  if (given) return [{ title: "Đã trả kết quả", detail: dayAndTime(given.at), state: "done" }];
  const ready = dossier.state === "resultReady";
  if (ready)
    return [{ title: "Đã có kết quả, chờ bạn nhận", detail: dossier.finishedAt && dayAndTime(dossier.finishedAt), state: "now" }];
  return [{ title: "Trả kết quả", detail: dossier.dueAt && promised(dossier, dossier.dueAt), state: "ahead" }];
}

const promised = (dossier: Dossier, dueAt: string): string =>
  pausedSince(dossier) ? "hẹn lại khi thời hạn chạy tiếp" : `hẹn ${dayAndTime(dueAt)}`;

function ending(dossier: Dossier): Station {
  if (dossier.withdrawal)
    return { title: "Đã rút hồ sơ", detail: dossier.finishedAt && dayAndTime(dossier.finishedAt), state: "now" };
  if (dossier.refusal) return { title: "Không được tiếp nhận", detail: dayAndTime(dossier.refusal.at), state: "now" };
  return { title: "Đã dừng giải quyết", detail: dossier.finishedAt && dayAndTime(dossier.finishedAt), state: "now" };
}
