import { refuse } from "./refusals.ts";
import type { Actor, CommandType, Dossier, MandateRight, MandateScope, Refusal } from "./types.ts";

type Person = Extract<Actor, { kind: "person" }>;

/** What a command of an applicant needs of a mandate; rating needs nothing but the mandate. */
const RIGHT_OF: Partial<Record<CommandType, MandateRight>> = {
  submit: "file",
  withdraw: "file",
  answerSupplement: "answer",
  answerConfirmation: "answer",
  recordPayment: "pay",
};

/** True when a mandate covers filing this procedure. */
export function coversProcedure(scope: MandateScope | undefined, procedureCode: string): boolean {
  if (!scope) return true;
  return scope.procedures ? scope.procedures.includes(procedureCode) : !scope.dossiers;
}

/**
 * True when the mandate of a person covers this dossier; who acts for nobody is not held by any. One that covers an interlinked filing covers its
 * parts at other agencies, which are the same matter to the citizen.
 */
export function coversDossier(
  { personId, actingFor }: Person,
  { code, procedureCode, representative, parent }: Pick<Dossier, "code" | "procedureCode" | "representative" | "parent">,
): boolean {
  const scope = actingFor?.scope;
  if (!scope) return true;
  if (scope.ownOnly && representative?.personId !== personId) return false;
  if (scope.dossiers?.some((one) => one === code || one === parent?.code)) return true;
  return [procedureCode, parent?.procedureCode].some((one) => one !== undefined && coversProcedure(scope, one));
}

const SAYS = {
  file: "nộp hay rút hồ sơ",
  answer: "trả lời thay về hồ sơ",
  pay: "nộp phí thay",
  receive: "nhận kết quả thay",
} as const satisfies Record<MandateRight, string>;

/** The refusal of a command that the mandate does not allow; undefined when it does. */
export function lacksRight({ actingFor }: Person, command: CommandType): Refusal | undefined {
  const right = RIGHT_OF[command];
  if (!right || !actingFor?.scope || actingFor.scope.rights.includes(right)) return undefined;
  return refuse(
    "notCovered",
    `Bạn làm thay ${actingFor.name} nhưng quyền được giao không gồm việc ${SAYS[right]}. Hãy nhờ ${actingFor.name} tự làm, hoặc giao thêm quyền.`,
  ).refusal;
}

/** The refusal of filing for somebody by a mandate that does not cover it. */
export function lacksMandate(person: Person, filing: Pick<Dossier, "procedureCode" | "procedureName">): Refusal | undefined {
  const { actingFor } = person;
  if (!actingFor) return undefined;
  if (coversProcedure(actingFor.scope, filing.procedureCode)) return lacksRight(person, "submit");
  return refuse(
    "notCovered",
    `Quyền làm thay ${actingFor.name} không gồm thủ tục ${filing.procedureName}. Hãy nhờ ${actingFor.name} tự nộp, hoặc giao thêm quyền.`,
  ).refusal;
}
