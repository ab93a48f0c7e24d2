import type { MandateLaw } from "./parse-law.ts";
import type { Relation } from "./types.ts";

/** Ties of a person as the population register knows them; numbers, "" where it knows none. */
export type Kin = { personalId: string; father: string; mother: string; spouse: string; grandparents: readonly string[] };

const parentsOf = ({ father, mother }: Kin): string[] => [father, mother].filter(Boolean);

/** Whether the register confirms what the receiver is to the giver. False proves nothing: old records lack ties. */
export function provesRelation(relation: Relation, giver: Kin, receiver: Kin): boolean {
  switch (relation) {
    case "child":
      return parentsOf(receiver).includes(giver.personalId);
    case "parent":
      return parentsOf(giver).includes(receiver.personalId);
    case "spouse":
      return giver.spouse === receiver.personalId || receiver.spouse === giver.personalId;
    case "sibling":
      return giver.personalId !== receiver.personalId && parentsOf(giver).some((id) => parentsOf(receiver).includes(id));
    case "grandparent":
      return giver.grandparents.includes(receiver.personalId);
  }
}

/** Procedures in which a relative may act, with or without a paper of the giver. */
export function familyProcedures(law: MandateLaw, relation: Relation, paper: boolean): string[] {
  const rules = law.family.filter((rule) => rule.relations.includes(relation) && (paper || rule.paper === "none"));
  return [...new Set(rules.flatMap(({ procedures }) => procedures))];
}

/** The last day of being a minor (BLDS 2015, Điều 21: chưa đủ mười tám tuổi); dates yyyy-MM-dd. */
export function lastDayOfMinority(birthDate: string): string {
  return Temporal.PlainDate.from(birthDate).add({ years: 18 }).subtract({ days: 1 }).toString();
}
