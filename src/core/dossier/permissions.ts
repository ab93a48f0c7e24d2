import { refuse } from "./refusals.ts";
import type { Actor, CommandType, Dossier, Refusal, Role, StepRun } from "./types.ts";

/** Who carries out a command. Roles act at the dossier's agency; `step` asks that the open step is theirs. Deny by default. */
type Permission = { applicant?: true; system?: true; roles?: readonly Role[]; step?: true };

/**
 * Who may do what: role × agency × assignment. A command that is not listed for somebody is refused.
 * The controller acts on no dossier.
 */
export const PERMISSIONS = {
  submit: { applicant: true },
  receive: { roles: ["receptionist"] },
  requestSupplement: { roles: ["receptionist", "specialist"], step: true },
  answerSupplement: { applicant: true },
  refuse: { roles: ["receptionist"] },
  withdraw: { applicant: true },
  claimStep: { roles: ["receptionist", "specialist", "leader"], step: true },
  completeStep: { roles: ["receptionist", "specialist"], step: true },
  sendBackStep: { roles: ["specialist", "leader"], step: true },
  recordCheck: { roles: ["receptionist", "specialist"], system: true },
  requestPersonalId: { roles: ["specialist"], step: true },
  recordPersonalId: { system: true },
  draftResult: { roles: ["specialist"], step: true },
  approveResult: { roles: ["leader"], step: true },
  handOver: { roles: ["receptionist"], step: true },
  rate: { applicant: true },
} as const satisfies Record<CommandType, Permission>;

/** The step that is running, if any. */
export function openStep(dossier: Dossier): StepRun | undefined {
  const last = dossier.steps.at(-1);
  return last && !last.completedAt ? last : undefined;
}

/** True when the dossier concerns this person: as applicant or as somebody whom a register was asked about. */
export function concerns(dossier: Pick<Dossier, "applicant" | "registers">, personalId: string): boolean {
  if (dossier.applicant.personalId === personalId) return true;
  return Object.values(dossier.registers).some((value) => Object.values(value.asked).includes(personalId));
}

/** Who sees a dossier: its applicant, and the officers who work on dossiers at its agency. */
export function maySee(actor: Actor, dossier: Dossier): boolean {
  switch (actor.kind) {
    case "system":
      return true;
    case "person":
      return actor.personId === dossier.applicant.personId;
    case "officer":
      return actor.agencyId === dossier.agencyId && actor.role !== "controller" && !concerns(dossier, actor.personalId);
  }
}

/**
 * Whether this actor may carry out this command on this dossier.
 * @returns undefined when allowed, otherwise a refusal: `notFound` for strangers, so that a dossier's existence is not given away.
 */
export function may(actor: Actor, command: CommandType, dossier: Dossier): Refusal | undefined {
  const permission: Permission = PERMISSIONS[command];
  switch (actor.kind) {
    case "system":
      return permission.system ? undefined : notAllowed();
    case "person":
      if (actor.personId !== dossier.applicant.personId)
        return refuse("notFound", "Không tìm thấy hồ sơ này trong các hồ sơ của bạn.").refusal;
      return permission.applicant ? undefined : notAllowed();
    case "officer":
      return mayOfficer(actor, permission, dossier);
  }
}

function mayOfficer(actor: Extract<Actor, { kind: "officer" }>, permission: Permission, dossier: Dossier): Refusal | undefined {
  if (actor.agencyId !== dossier.agencyId)
    return refuse("otherAgency", "Hồ sơ này thuộc cơ quan khác; bạn không xử lý được.").refusal;
  if (concerns(dossier, actor.personalId)) {
    return refuse("ownDossier", "Hồ sơ này liên quan đến chính bạn. Hãy chuyển đồng nghiệp khác xử lý.").refusal;
  }
  if (!permission.roles?.includes(actor.role)) return notAllowed();
  const step = openStep(dossier);
  if (!permission.step || !step) return undefined;
  if (step.by !== actor.role)
    return refuse("notYourStep", `Hồ sơ đang ở bước "${step.name}", không phải việc của vai trò bạn đang giữ.`).refusal;
  if (step.assignee && step.assignee.officerId !== actor.officerId) {
    return refuse("claimedByOther", `${step.assignee.name} đã nhận bước "${step.name}" của hồ sơ này.`).refusal;
  }
  return undefined;
}

function notAllowed(): Refusal {
  return refuse("notAllowed", "Vai trò của bạn không được làm việc này.").refusal;
}
