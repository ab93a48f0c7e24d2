import { type Actor, type Applicant, caseOf, type FileRef, type Filing, instantText } from "../../core/dossier/index.ts";
import { feeFor, papersAsked, subjectOf } from "../../core/procedure/index.ts";
import type { LawWaiver, RegisterValues, Revision } from "../../core/procedure/types.ts";
import { SOURCE_OF, SOURCES } from "../population/index.ts";
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
  { waivers, file }: { waivers: readonly LawWaiver[] /** What stands for every paper that is sent on line. */; file: FileRef },
): { filing: Filing; actor: Actor; applicant: Person } {
  const { revision, revisionId, channel } = model;
  const submittedAt = instantText(at);
  const named = withOtherNames(model, random);
  const people = { ...named, registers: askedNow(named.registers, revision, submittedAt) };
  const minLevel = revision.channels[channel]?.minLevel ?? 1;
  // Whoever files on line has the account that it needs.
  const person: Invented =
    channel === "online" ? { ...somebody, level: Math.max(somebody.level, minLevel) as Invented["level"] } : somebody;
  const clerk = channel === "online" ? undefined : crew.ofRole(agency.id, "receptionist", random);
  const applicant = applicantOf(person);
  const ctx = caseOf({ ...people, applicant, channel, submittedAt });
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
        ...(channel === "online" ? { file } : { given: { original: 0, certified: 1, photocopy: 0 } }),
      })),
    delivery: deliveryOf(random.int(0, 99), channel, revision.level, person.address),
    fee: feeFor(revision, ctx, [...waivers]),
  };
  const own = asPerson(person);
  return { filing, actor: clerk ?? own, applicant: own };
}

/** Registers as they would have been asked when the form was filled in. */
function askedNow(registers: RegisterValues, { pages }: Pick<Revision, "pages">, at: string): RegisterValues {
  const types = new Map(pages.flatMap(({ fields }) => fields).map(({ id, type }) => [id, type]));
  const sources: Readonly<Record<string, string>> = SOURCE_OF;
  return Object.fromEntries(
    Object.entries(registers).map(([id, value]) => [
      id,
      { ...value, at, source: sources[types.get(id) ?? ""] ?? SOURCES.population },
    ]),
  );
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
