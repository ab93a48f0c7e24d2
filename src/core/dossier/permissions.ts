import { coversDossier, lacksRight } from "./acting.ts";
import { forCommand } from "./duties.ts";
import { fits, openSteps, ownsStep, stepOf, worksOn } from "./open-steps.ts";
import { refuse } from "./refusals.ts";
import type { Actor, CommandType, Dossier, Refusal, Role } from "./types.ts";

/**
 * Who carries out a command. Roles act at the dossier's agency; `centre`: receptionists of the centre that took it in too; `consulted`:
 * officers of an agency that was asked; `step`: the open step is theirs. Deny by default.
 */
export type Permission = {
  applicant?: true;
  system?: true;
  roles?: readonly Role[];
  centre?: true;
  consulted?: true;
  step?: true;
  /** Whoever has taken over a step of one of the roles, too. */
  holder?: true;
};

/**
 * Who may do what: role × agency × assignment. A command that is not listed for somebody is refused. What an applicant may do, who acts for
 * them by a mandate may do too. The controller acts on no dossier.
 */
export const PERMISSIONS = {
  submit: { applicant: true, roles: ["receptionist"], centre: true },
  receive: { roles: ["receptionist"], centre: true },
  refuse: { roles: ["receptionist"], centre: true },
  withdraw: { applicant: true, roles: ["receptionist"], centre: true },
  requestSupplement: { roles: ["receptionist", "specialist"], centre: true, step: true },
  decideProposal: { roles: ["leader"] },
  answerSupplement: { applicant: true, roles: ["receptionist"], centre: true },
  requestPayment: { roles: ["specialist"], step: true },
  recordPayment: { roles: ["receptionist"], centre: true, system: true },
  cancelReceipt: { roles: ["receptionist"], centre: true },
  refundPayment: { roles: ["receptionist"], centre: true },
  claimStep: { roles: ["receptionist", "specialist", "leader"], centre: true, step: true },
  releaseStep: { roles: ["receptionist", "specialist", "leader"], centre: true, step: true },
  completeStep: { roles: ["receptionist", "specialist", "leader"], centre: true, step: true },
  sendBackStep: { roles: ["specialist", "leader"], step: true },
  assignStep: { roles: ["leader"] },
  takeOverStep: { roles: ["leader"] },
  splitStep: { roles: ["specialist", "leader"], step: true },
  completePart: { roles: ["receptionist", "specialist", "leader"], step: true },
  sendToCoordination: { roles: ["receptionist", "specialist", "leader"], centre: true, system: true },
  route: { roles: ["leader"] },
  requestConsultation: { roles: ["specialist"], step: true },
  answerConsultation: { roles: ["specialist", "leader"], consulted: true },
  lapseConsultation: { system: true },
  linkChild: { system: true },
  tellOfChild: { system: true },
  recordCheck: { roles: ["receptionist", "specialist"], centre: true, system: true, holder: true },
  requestPersonalId: { roles: ["specialist"], step: true },
  recordPersonalId: { system: true },
  draftResult: { roles: ["specialist"], step: true },
  askConfirmation: { roles: ["specialist"], step: true },
  answerConfirmation: { applicant: true, system: true },
  approveResult: { roles: ["leader"], step: true },
  handOver: { roles: ["receptionist"], centre: true, step: true },
  rate: { applicant: true },
  archive: { roles: ["receptionist"], system: true },
  prepareExtension: { roles: ["specialist", "leader"], system: true },
  signExtension: { roles: ["leader"] },
  moveDue: { roles: ["leader"] },
  stop: { roles: ["leader"], system: true },
  warn: { system: true },
  remind: { roles: ["receptionist", "specialist", "leader"], centre: true },
  succeed: { system: true },
  undo: { roles: ["receptionist", "specialist", "leader"], centre: true },
} as const satisfies Record<CommandType, Permission>;

/** True when the dossier concerns this person: as applicant or as somebody whom a register was asked about. */
export function concerns(dossier: Pick<Dossier, "applicant" | "registers">, personalId: string): boolean {
  if (dossier.applicant.personalId === personalId) return true;
  return Object.values(dossier.registers).some((value) => Object.values(value.asked).includes(personalId));
}

/** Who sees a dossier: its applicant, who acts for them by a mandate that covers it, and the officers who work on dossiers where it is handled. */
export function maySee(actor: Actor, dossier: Dossier): boolean {
  switch (actor.kind) {
    case "system":
      return true;
    case "person":
      return isApplicant(actor, dossier);
    case "officer":
      return handles(actor, dossier) && actor.role !== "controller" && !concerns(dossier, actor.personalId);
  }
}

type Person = Extract<Actor, { kind: "person" }>;
type Officer = Extract<Actor, { kind: "officer" }>;

/** The applicant, or somebody who acts for them at this moment and whose mandate covers this dossier. */
function isApplicant(person: Person, dossier: Dossier): boolean {
  return (person.actingFor?.personId ?? person.personId) === dossier.applicant.personId && coversDossier(person, dossier);
}

/** At the deciding agency; at the counter that took it in; at an agency that was asked for its opinion. */
function handles(officer: Officer, dossier: Dossier): boolean {
  return officer.agencyId === dossier.agencyId || atCentre(officer, dossier) || isConsulted(officer, dossier);
}

/** At the counter that took the dossier in; once there is a result, at the counter where it is fetched too. */
function atCentre(officer: Officer, dossier: Pick<Dossier, "acceptedAt" | "delivery" | "finishedAt">): boolean {
  const places = [dossier.acceptedAt?.agencyId, dossier.finishedAt && dossier.delivery.agencyId];
  return officer.role === "receptionist" && places.includes(officer.agencyId);
}

function isConsulted(officer: Officer, { consultations }: Pick<Dossier, "consultations">): boolean {
  return officer.role !== "receptionist" && consultations?.some(({ agencyId }) => agencyId === officer.agencyId) === true;
}

/**
 * Whether this actor may carry out this command on this dossier.
 * @param stepId the open step that is meant; the actor's own one when absent
 * @returns undefined when allowed, otherwise a refusal: `notFound` for strangers, so that a dossier's existence is not given away.
 */
export function may(actor: Actor, command: CommandType, dossier: Dossier, stepId?: string): Refusal | undefined {
  const permission: Permission = PERMISSIONS[command];
  switch (actor.kind) {
    case "system":
      return permission.system ? undefined : notAllowed();
    case "person":
      if (!isApplicant(actor, dossier)) return refuse("notFound", "Không tìm thấy hồ sơ này trong các hồ sơ của bạn.").refusal;
      return permission.applicant ? lacksRight(actor, command) : notAllowed();
    case "officer":
      return mayOfficer(forCommand(actor, command), permission, dossier, stepId);
  }
}

function mayOfficer(actor: Officer, permission: Permission, dossier: Dossier, stepId?: string): Refusal | undefined {
  const here =
    (actor.agencyId === dossier.agencyId && !permission.consulted) ||
    (permission.centre && atCentre(actor, dossier)) ||
    (permission.consulted && isConsulted(actor, dossier));
  if (!here) {
    if (handles(actor, dossier)) return notAllowed();
    return refuse("otherAgency", "Hồ sơ này thuộc cơ quan khác; bạn không xử lý được.").refusal;
  }
  if (concerns(dossier, actor.personalId)) {
    return refuse("ownDossier", "Hồ sơ này liên quan đến chính bạn. Hãy chuyển đồng nghiệp khác xử lý.").refusal;
  }
  if (!permission.roles?.includes(actor.role) && !tookOver(actor, permission, dossier, stepId)) return notAllowed();
  if (!permission.step || openSteps(dossier).length === 0) return undefined;
  return mayOnStep(actor, dossier, stepId);
}

/** Whoever has a step of another role, as a leader who took it over has, does on it what that role does. */
function tookOver(actor: Officer, permission: Permission, dossier: Dossier, stepId?: string): boolean {
  const step = (permission.step || permission.holder) && stepOf(dossier, actor, stepId);
  return step !== undefined && ownsStep(step, actor) && permission.roles?.includes(step.by) === true;
}

function mayOnStep(actor: Officer, dossier: Dossier, stepId?: string): Refusal | undefined {
  const step = stepOf(dossier, actor, stepId);
  if (!step)
    return refuse("wrongState", "Bước này đã xong hoặc chưa bắt đầu. Hãy tải lại trang để xem việc làm được lúc này.").refusal;
  if (worksOn(step, actor)) return undefined;
  if (step.child) return refuse("notYourStep", `Bước "${step.name}" do cơ quan liên thông làm; kết quả tự về hồ sơ này.`).refusal;
  if (!fits(step, actor))
    return refuse("notYourStep", `Hồ sơ đang ở bước "${step.name}", không phải việc của vai trò bạn đang giữ.`).refusal;
  if (step.assignee) return refuse("claimedByOther", `${step.assignee.name} đã nhận bước "${step.name}" của hồ sơ này.`).refusal;
  return undefined;
}

function notAllowed(): Refusal {
  return refuse("notAllowed", "Vai trò của bạn không được làm việc này.").refusal;
}
