import type { Filing, SubmittedBy } from "../../core/dossier/index.ts";
import type { Answers } from "../../core/procedure/types.ts";
import type { Acting, Person } from "../identity/index.ts";
import { applicantOf } from "./owns-draft.ts";

/** Whose matter it is, and who files it for them. */
export function partiesOf(
  person: Person,
  answers: Answers,
): Pick<Filing, "applicant" | "submittedBy"> & Partial<Pick<Filing, "representative">> {
  const applicant = applicantOf(person);
  return {
    submittedBy: submittedBy(person.acting),
    applicant: {
      personId: applicant.id,
      personalId: applicant.personalId,
      name: applicant.name,
      birthDate: applicant.birthDate ?? "",
      address: applicant.address,
      phone: textOf(answers, "contact.phone") || applicant.phone,
      email: textOf(answers, "contact.email") || applicant.email,
      level: applicant.level,
      integratedDocuments: applicant.integratedDocuments,
      ...(applicant.organisation && { organisation: true }),
    },
    ...(person.acting && { representative: representativeOf(person, person.acting) }),
  };
}

function representativeOf({ id, personalId, name }: Person, { kind, mandateId, until, pledged }: Acting) {
  return { personId: id, personalId, name, kind, mandateId, ...(until && { until }), ...(pledged && { pledged }) };
}

/** An organisation files by itself whenever one of its people does. */
function submittedBy(acting: Acting | undefined): SubmittedBy {
  return !acting || acting.applicant.organisation ? "self" : "relative";
}

const textOf = (answers: Answers, name: string): string => (typeof answers[name] === "string" ? answers[name] : "");
