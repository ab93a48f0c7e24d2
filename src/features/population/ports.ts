/** What this program needs from registers, whoever runs them and whatever their format is. */

/** What every call carries beside its arguments. */
export type Ticket = { /** The same number means the same question. */ requestId: string; procedureCode: string };

/** A person as the population register knows them. Dates yyyy-MM-dd. What the register does not know is absent. */
export type PersonRecord = {
  personalId: string;
  name: string;
  /** Absent when the register knows no more than the year. */
  birthDate?: string;
  birthYear: string;
  gender: "Nam" | "Nữ";
  ethnicity?: string;
  nationality: string;
  maritalStatus?: string;
  residence: { communeCode: string; detail: string };
  /** Numbers of the closest relatives. */
  father?: string;
  mother?: string;
  spouse?: string;
};

export type MarriageRecord = {
  number: string;
  book: string;
  year: string;
  registeredOn: string;
  place: string;
  husband: { personalId: string; name: string };
  wife: { personalId: string; name: string };
};

export type BirthNotice = {
  number: string;
  facility: string;
  birthDate: string;
  /** HH:mm, Asia/Ho_Chi_Minh. */
  birthTime: string;
  gender: "Nam" | "Nữ";
  /** Grams. */
  weight: string;
  children: string;
  mother: { personalId: string; name: string };
  /** Only a signed notice is electronic data in the sense of Luật Giao dịch điện tử. */
  signed: boolean;
};

export type Newborn = {
  name: string;
  birthDate: string;
  gender: "Nam" | "Nữ";
  /** Five-digit code of the commune that registers the birth. */
  communeCode: string;
  motherPersonalId?: string;
  fatherPersonalId?: string;
};

/** An organisation as the business register knows it. Dates yyyy-MM-dd. What the register does not know is absent. */
export type OrganisationRecord = {
  taxCode: string;
  name: string;
  kind?: string;
  seat: { communeCode: string; detail: string };
  representative?: { name: string /** "" when the register does not tell it. */; personalId: string };
  registeredOn: string;
  state: "active" | "suspended" | "dissolved";
};

/**
 * Ports. `undefined`: the register answered that it knows nothing.
 * Every function throws OutsideError when there is no answer or none that can be believed, RegisterRefusal when asking again will not help.
 */
export type PopulationRegister = {
  findPerson: (ticket: Ticket, personalId: string) => Promise<PersonRecord | undefined>;
  /** Safe to repeat with the same ticket. */
  allocatePersonalId: (ticket: Ticket, newborn: Newborn) => Promise<string>;
};
export type CivilStatusRegister = {
  findMarriage: (ticket: Ticket, first: string, second: string) => Promise<MarriageRecord | undefined>;
};
export type BusinessRegister = { findOrganisation: (ticket: Ticket, taxCode: string) => Promise<OrganisationRecord | undefined> };
export type HealthRegister = { findBirthNotice: (ticket: Ticket, number: string) => Promise<BirthNotice | undefined> };
