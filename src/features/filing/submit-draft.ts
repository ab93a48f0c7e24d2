import type { Transaction } from "kysely";
import type { Actor, Dossier, Filing, Refusal } from "../../core/dossier/index.ts";
import { effectiveAnswers, effectiveRegisters, missing, subjectOf } from "../../core/procedure/index.ts";
import type { Answers } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { draftPin, heirOf, routeByAuthority } from "../catalogue/index.ts";
import { openDossier } from "../dossiers/index.ts";
import type { Person } from "../identity/index.ts";
import { whyNotFile, whyNotStanding } from "../mandates/index.ts";
import { deliveryOf } from "./delivery.ts";
import { draftCase } from "./draft-case.ts";
import { feeOfDraft } from "./fee-of-draft.ts";
import { filedPapers } from "./filed-papers.ts";
import { findDraft } from "./find-draft.ts";
import { nextStop } from "./next-stop.ts";
import { partiesOf } from "./parties-of.ts";
import { personActor } from "./person-actor.ts";
import { closeDraft } from "./sql.ts";
import type { Draft, DraftCase, Stop } from "./types.ts";
import { viewFiled } from "./view-filed.ts";

export type SubmitInput = {
  person: Person;
  draftId: string /** Version of the draft that was checked. */;
  version: number;
  /** Somebody who hands it in for the person: how the filing says so, and what is written in the same transaction. */
  by?: SubmittedFor;
};
export type SubmittedFor = {
  actor: Actor;
  /** By which somebody came for the applicant; looked at again in the transaction. */
  mandateId?: string | undefined;
  filing: (own: Filing) => Filing;
  /** Papers may be missing: they are asked for at once (Yêu cầu bổ sung). */
  withoutPapers?: boolean | undefined;
  also: (tx: Transaction<Database>, dossier: Dossier) => Promise<void>;
};
export type SubmitOutcome =
  | { kind: "filed"; dossier: Dossier }
  | { kind: "incomplete"; stop: Stop }
  /** The account's level is too low for this channel. */
  | { kind: "level"; level: number }
  /** The draft was changed after it was checked. */
  | { kind: "stale" }
  /** The procedure changed since it was checked, and the draft follows it: what changed has to be looked at first. */
  | { kind: "moved" }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "gone" };

class Changed extends Error {
  readonly kind: "stale" | "moved" | "ended";
  constructor(kind: "stale" | "moved" | "ended") {
    super(kind);
    this.kind = kind;
  }
}

const ENDED = {
  code: "wrongState",
  message:
    "Thủ tục này đã được bãi bỏ hoặc hết hiệu lực nên không nộp được nữa. Hãy tìm thủ tục thay thế, hoặc gọi đường dây nóng để được hướng dẫn.",
} as const satisfies Refusal;

/** Files a draft. Sent again, even at the same time, it answers with the same dossier. */
export async function submitDraft(services: Services, input: SubmitInput): Promise<SubmitOutcome> {
  const found = await findDraft(services, input.person, input.draftId);
  return found?.kind === "submission" ? submitFound(services, input, found) : { kind: "gone" };
}

/** As `submitDraft`, of a draft that was just read and is a new dossier's. */
export async function submitFound(services: Services, input: SubmitInput, found: Draft): Promise<SubmitOutcome> {
  if (found.closedAt) return viewFiled(services, personActor(input.person), found);
  if (found.ended) return { kind: "refused", refusal: ENDED };
  if (found.moved && input.version < found.moved.version) return { kind: "moved" };
  const draft = await draftCase(services, input.person, found);
  const lacking = missing(
    draft.revision,
    draft.ctx,
    found.papers.map((paper) => paper.paperId),
  );
  if (lacking.level !== undefined) return { kind: "level", level: lacking.level };
  const stop = nextStop(draft);
  if (stop.kind !== "check" && !(stop.kind === "paper" && input.by?.withoutPapers)) return { kind: "incomplete", stop };
  if (found.version !== input.version) return { kind: "stale" };
  const at = services.clock.now().toString();
  const { acting } = input.person;
  const barred = acting && whyNotFile(acting, draft.revision);
  if (barred) return { kind: "refused", refusal: { code: "notCovered", message: barred } };
  const { by } = input;
  const mandateId = acting?.mandateId ?? by?.mandateId;
  try {
    const { filing, unrouted } = await filingOf(services, input.person, draft);
    const opened = await openDossier(services, {
      key: `submit:${found.id}`,
      actor: by?.actor ?? personActor(input.person),
      filing: by?.filing(filing) ?? filing,
      ...(unrouted && { unrouted }),
      also: async (tx, dossier) => {
        const ended = mandateId && (await whyNotStanding({ ...services, db: tx }, mandateId));
        if (ended) throw new MandateEnded(ended);
        // Held to the end of the transaction: nothing is received under a revision that does not count at that moment.
        const day = Temporal.Instant.from(dossier.submittedAt).toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
        const pin = await draftPin(tx, { code: found.procedureCode, revisionId: found.revisionId, day });
        if (pin.kind !== "stays") throw new Changed(pin.kind === "moves" ? "moved" : "ended");
        if (!(await closeDraft(tx, found, dossier.id, at))) throw new Changed("stale");
        await by?.also(tx, dossier);
      },
    });
    return opened.ok ? { kind: "filed", dossier: opened.dossier } : { kind: "refused", refusal: opened.refusal };
  } catch (error) {
    if (error instanceof MandateEnded)
      return { kind: "refused", refusal: { code: "notCovered", message: `${error.message} Những gì đã điền vẫn còn.` } };
    if (error instanceof Changed) return error.kind === "ended" ? { kind: "refused", refusal: ENDED } : { kind: error.kind };
    throw error;
  }
}

/** The mandate was revoked or ran out between the page and this moment. */
class MandateEnded extends Error {}

type Filed = { filing: Filing; unrouted?: string };

async function filingOf(services: Services, person: Person, draft: DraftCase): Promise<Filed> {
  const { revision, ctx } = draft;
  const [place, fetchAt] = await Promise.all([
    routeByAuthority(services, revision, draft.draft.agencyId),
    draft.draft.fetchAt ? heirOf(services, draft.draft.fetchAt) : undefined,
  ]);
  const { agency } = place;
  const answers = effectiveAnswers(revision, ctx);
  const filing: Filing = {
    procedureCode: revision.code,
    procedureName: revision.name,
    revisionId: draft.draft.revisionId,
    agencyId: agency.id,
    agencyName: agency.name,
    channel: ctx.channel,
    ...partiesOf(person, answers),
    subject: subjectOf(revision, ctx),
    answers: { ...answers, ...reportsOf(draft) },
    registers: effectiveRegisters(revision, ctx),
    papers: filedPapers(draft),
    delivery: deliveryOf(answers, revision, fetchAt && fetchAt.id !== agency.id ? fetchAt : undefined),
    fee: await feeOfDraft(draft),
  };
  return { filing, ...(place.kind === "coordination" && { unrouted: place.reason }) };
}

/** What the applicant says is wrong in registers, as answers `<field>.report`, for fields that still count. */
export function reportsOf({ draft, revision, ctx }: DraftCase): Answers {
  const counted = effectiveRegisters(revision, ctx);
  return Object.fromEntries(
    Object.entries(draft.reports).flatMap(([id, text]) => (text && id in counted ? [[`${id}.report`, text]] : [])),
  );
}
