import { type Actor, caseOf, type Dossier, openStep, type Refusal, type RegisterCheck } from "../../core/dossier/index.ts";
import type { Mandate } from "../../core/mandate/index.ts";
import { missing, onSpot } from "../../core/procedure/index.ts";
import type { Paper, RegisterValue } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { getRevision } from "../catalogue/index.ts";
import { actOnDossier, viewDossier } from "../dossiers/index.ts";
import { type DraftCase, type SubmitOutcome, submitAtCounter } from "../filing/index.ts";
import type { Person } from "../identity/index.ts";
import { lookupsOf, SOURCES } from "../population/index.ts";
import { dueAtTill, type Taking, takeMoney } from "../till/index.ts";
import { checkCards, VISITOR } from "./cards/check-cards.ts";
import type { KeptCard } from "./cards/types.ts";
import { updateVisit } from "./sql.ts";
import type { Clerk, Visit } from "./types.ts";

export type ReceiveInput = {
  clerk: Clerk;
  visit: Visit;
  person: Person;
  draft: DraftCase;
  /** Version of the draft that the clerk looked at. */
  version: number;
  /** By which somebody came for the person, when they did not come themselves. */
  mandate?: Mandate | undefined;
  /** Ids of conditions for one visit that do not hold. */
  refused: readonly string[];
  /** What is paid in the same press, once the dossier has its code: fees taken beforehand let it be received at all. `amount`: the sum that was shown. */
  pay?: Omit<Taking, "paymentId"> | undefined;
  /** The person has not brought every paper, and the clerk takes in what is there: form 02 names the rest. */
  withoutPapers?: boolean;
};
/** `halted`: filed, but what was to follow at once was not possible; the dossier stands and the sentence says why. */
export type Received = SubmitOutcome | { kind: "halted"; dossier: Dossier; refusal: Refusal };

/**
 * Nhận: files what the clerk filled in, keeps how the person was made sure of, receives it and passes it on. Each part happens once however often and
 * by whomever this is asked, and what was cut off is gone on with. A case that cannot be done in one visit goes the ordinary way, same dossier.
 */
export async function receiveVisit(services: Services, input: ReceiveInput): Promise<Received> {
  const { clerk, visit, person, draft, version, mandate, refused, pay, withoutPapers = false } = input;
  const spot = withoutPapers ? ({ ok: false, why: "Còn thiếu giấy tờ." } as const) : spotOf(clerk, draft, refused);
  const filed = await submitAtCounter(services, {
    officer: clerk,
    person,
    draftId: draft.draft.id,
    version,
    mandate,
    withoutPapers,
    also: (tx, { id: dossierId }) =>
      updateVisit(tx, visit.id, { dossierId, onSpot: spot.ok, ...(!spot.ok && { whyNot: spot.why }) }),
  });
  return filed.kind === "filed" ? goOn(services, clerk, visit, filed.dossier, pay) : filed;
}

/** Goes on with a visit that was filed, wherever it was cut off: identity on record; what lacks asked for, or else paid, received and passed on. */
export async function goOn(
  services: Services,
  clerk: Clerk,
  visit: Visit,
  filed: Dossier,
  pay?: ReceiveInput["pay"],
): Promise<Received> {
  const act = { dossierId: filed.id, actor: clerk };
  await actOnDossier(services, { ...act, key: `visit:${visit.id}:check`, command: await identityCheck(services, visit) });
  const lacking = filed.receivedAt ? [] : await papersLacking(services, filed);
  if (lacking.length > 0) return askFor(services, act, visit, lacking);
  const due = pay && dueAtTill(filed);
  // Another sum than the clerk saw is shown before it is taken.
  if (due && due.amount === pay.amount) {
    const paid = await takeMoney(services, clerk, {
      ...pay,
      paymentId: due.paymentId,
      dossierId: filed.id,
      key: `visit:${visit.id}:thu`,
    });
    if (!paid.ok && paid.refusal.code !== "alreadyDone")
      return { kind: "halted", dossier: paid.dossier ?? filed, refusal: paid.refusal };
  }
  const received = await actOnDossier(services, { ...act, key: `visit:${visit.id}:receive`, command: { type: "receive" } });
  const dossier = received.dossier ?? filed;
  if (!received.ok && !dossier.receivedAt) return { kind: "halted", dossier, refusal: received.refusal };
  if (openStep(dossier)?.by !== "receptionist" || dossier.steps.length > 1) return { kind: "filed", dossier };
  const passed = await actOnDossier(services, {
    ...act,
    key: `visit:${visit.id}:forward`,
    command: { type: "completeStep", note: "" },
  });
  if (passed.ok) return { kind: "filed", dossier: passed.dossier };
  // Somebody else passed it on meanwhile.
  const now = (await viewDossier(services, clerk, { id: filed.id })) ?? dossier;
  return now.steps.length > 1 ? { kind: "filed", dossier: now } : { kind: "halted", dossier: now, refusal: passed.refusal };
}

/** Papers that this case needs and that were not handed over. */
export async function papersLacking(services: Services, dossier: Dossier): Promise<Paper[]> {
  const revision = await getRevision(services, dossier.revisionId);
  return missing(
    revision,
    caseOf(dossier),
    dossier.papers.map(({ paperId }) => paperId),
  ).papers;
}

/** Yêu cầu bổ sung at the counter: all that lacks, named once, on form 02 (NĐ 118/2025 Điều 17). */
async function askFor(
  services: Services,
  act: { dossierId: string; actor: Actor },
  visit: Visit,
  papers: readonly Paper[],
): Promise<Received> {
  const items = papers.map(({ id, name }) => ({ kind: "paper" as const, id, label: name, note: "Chưa có khi nộp tại quầy." }));
  const reason =
    "Hồ sơ nộp tại quầy còn thiếu giấy tờ. Hãy mang giấy tờ nêu ở trên đến bất kỳ quầy nào của cơ quan này, hoặc nộp bản chụp trên Cổng.";
  const asked = await actOnDossier(services, {
    ...act,
    key: `visit:${visit.id}:lacking`,
    command: { type: "requestSupplement", items, reason },
  });
  if (asked.ok) return { kind: "filed", dossier: asked.dossier };
  const dossier = await viewDossier(services, act.actor, { id: act.dossierId });
  if (!dossier) return { kind: "gone" };
  return dossier.state === "awaitingSupplement"
    ? { kind: "filed", dossier }
    : { kind: "halted", dossier, refusal: asked.refusal };
}

/** Who signs sits at the deciding agency: a matter that is only taken in here has its appointment. */
export function spotOf(clerk: Clerk, { draft, revision, ctx }: DraftCase, refused: readonly string[] = []) {
  const spot = onSpot(revision, ctx, refused);
  if (!spot.ok || draft.agencyId === clerk.agencyId) return spot;
  return { ok: false, why: "Cơ quan giải quyết ở nơi khác; quầy này chỉ nhận hộ." } as const;
}

/** How the clerk made sure of the person: by the register, or by hand and why. The question itself is in the log of look-ups with its purpose. */
async function identityCheck(services: Services, visit: Visit) {
  const value = (await lookupsOf(services, visit.id)).values[VISITOR];
  const card = (await checkCards(services, visit)).find(({ field }) => field === VISITOR);
  const check = {
    id: visit.id,
    subject: "requester",
    register: SOURCES.population,
    ...withCard(saidOf(visit, value), card),
  } as const;
  return { type: "recordCheck", check } as const;
}

/** A register that answered after the clerk had typed is held against what was typed. */
function saidOf({ byHand }: Visit, value: RegisterValue | undefined): Pick<RegisterCheck, "outcome" | "detail"> {
  const reason = byHand && `Cán bộ gõ theo thẻ. Lý do: ${byHand.reason}`;
  if (!value) return { outcome: "unavailable", detail: reason ?? "Dùng thông tin tài khoản VNeID của người yêu cầu." };
  if (!value.found) return { outcome: "notFound", detail: reason ?? "Dùng thông tin tài khoản VNeID của người yêu cầu." };
  if (!byHand) return { outcome: "match", detail: "Thông tin người yêu cầu lấy khi tiếp đón tại quầy." };
  const { name = "" } = value.values;
  if (name.toLocaleUpperCase("vi") === byHand.name) return { outcome: "match", detail: `Khớp họ tên. ${reason}` };
  return { outcome: "mismatch", detail: `Họ tên: cán bộ gõ “${byHand.name}”, cơ sở dữ liệu ghi “${name}”. ${reason}` };
}

type Said = Pick<RegisterCheck, "outcome" | "detail">;

/** What the scanned card adds: that it agrees, or where it does not. */
function withCard(said: Said, card: KeptCard | undefined): Said {
  if (!card) return said;
  const shown = card.differences
    .map((one) => `${one.what}: thẻ ghi “${one.card}”, cơ sở dữ liệu ghi “${one.register}”.`)
    .join(" ");
  if (card.outcome === "differs") return { outcome: "mismatch", detail: `Quét thẻ căn cước. ${shown} ${said.detail}` };
  return { ...said, detail: `Quét thẻ căn cước${card.outcome === "match" ? ", khớp" : ""}. ${said.detail}` };
}
