import { type Actor, type Applicant, caseOf, type Filing, instantText } from "../../core/dossier/index.ts";
import { feeFor, papersAsked, subjectOf } from "../../core/procedure/index.ts";
import type { LawWaiver } from "../../core/procedure/types.ts";
import type { Crew } from "./crew.ts";
import { withOtherNames } from "./models.ts";
import type { Planned } from "./plan-year.ts";
import type { Invented, Person } from "./types.ts";

export const asPerson = ({ id, personalId, name, level }: Invented): Person => ({
  kind: "person",
  personId: id,
  personalId,
  name,
  level,
});

/** What is filed and by whom: people themselves on line, a clerk under their own name at the counter. */
export function fileOne(
  { model, agency, at, random }: Planned,
  somebody: Invented,
  crew: Crew,
  waivers: readonly LawWaiver[],
): { filing: Filing; actor: Actor; applicant: Person } {
  const { revision, revisionId, channel } = model;
  const people = withOtherNames(model, random);
  const minLevel = revision.channels[channel]?.minLevel ?? 1;
  // Whoever files on line has the account that it needs.
  const person: Invented =
    channel === "online" ? { ...somebody, level: Math.max(somebody.level, minLevel) as Invented["level"] } : somebody;
  const clerk = channel === "online" ? undefined : crew.ofRole(agency.id, "receptionist", random);
  const applicant = applicantOf(person);
  const submittedAt = instantText(at);
  const ctx = caseOf({ ...people, applicant, channel, submittedAt });
  const handed = { original: 0, certified: channel === "online" ? 0 : 1, photocopy: 0 };
  const filing: Filing = {
    procedureCode: revision.code,
    procedureName: revision.name,
    revisionId,
    agencyId: agency.id,
    agencyName: agency.name,
    channel,
    submittedBy: clerk ? "clerk" : "self",
    ...(clerk && { assistedBy: { officerId: clerk.officerId, name: clerk.name } }),
    applicant,
    subject: subjectOf(revision, ctx),
    answers: people.answers,
    registers: people.registers,
    papers: papersAsked(revision, ctx)
      .filter(({ satisfiedBy }) => satisfiedBy === undefined)
      .map(({ paper }) => ({
        paperId: paper.id,
        name: paper.name,
        uploadedAt: submittedAt,
        given: handed,
      })),
    delivery: deliveryOf(random.int(0, 99), channel, revision.level, person.address),
    fee: feeFor(revision, ctx, [...waivers]),
  };
  const own = asPerson(person);
  return { filing, actor: clerk ?? own, applicant: own };
}

function applicantOf({ id: personId, personalId, name, birthDate, address, phone, level }: Invented): Applicant {
  return { personId, personalId, name, birthDate, address, phone, email: "", level };
}

/** Most of what is filed on line is fetched there too. */
function deliveryOf(draw: number, channel: Filing["channel"], level: string, address: string): Filing["delivery"] {
  if (channel !== "online") return draw < 12 ? { way: "post", address } : { way: "counter" };
  if (level === "toan-trinh" && draw < 72) return { way: "online" };
  return draw < 85 ? { way: "counter" } : { way: "post", address };
}
