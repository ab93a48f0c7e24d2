export const ROLES = ["receptionist", "specialist", "leader", "controller"] as const;
export type Role = (typeof ROLES)[number];

/** Instant, ISO 8601 in UTC with milliseconds, e.g. 2026-11-20T02:05:00.000Z. */
export type InstantText = string;

/**
 * By what right somebody acts for another: `authorised` by a written mandate (văn bản ủy quyền), `family` without one (ông bà, cha mẹ, con,
 * vợ chồng, anh chị em ruột: Luật Hộ tịch 2014, TT 04/2020/TT-BTP Điều 2), `guardian` by law (giám hộ, đại diện theo pháp luật), `delegate`
 * of an organisation (người được tổ chức giao).
 */
export const MANDATE_KINDS = ["authorised", "family", "guardian", "delegate"] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

/** What a mandate lets somebody do: file and withdraw, answer what an office asks, pay, receive the result. */
export const MANDATE_RIGHTS = ["file", "answer", "pay", "receive"] as const;
export type MandateRight = (typeof MANDATE_RIGHTS)[number];

/** All procedures when neither `procedures` nor `dossiers` (codes) is named. `ownOnly`: of the dossiers only those filed by the same person. */
export type MandateScope = {
  rights: readonly MandateRight[];
  procedures?: readonly string[];
  dossiers?: readonly string[];
  ownOnly?: true;
};

/**
 * Whom a person acts for at this moment; checked against the mandate (scope, expiry) before the actor is made. For an organisation `personId`
 * is its own id and `personalId` its tax code. `until`: last day, yyyy-MM-dd. `pledged`: kinship that no register confirmed.
 */
export type ActingFor = {
  mandateId: string;
  kind: MandateKind;
  personId: string;
  personalId: string;
  name: string;
  scope?: MandateScope;
  until?: string;
  pledged?: true;
};

/** What an officer may give to a colleague for some days (ủy quyền): to `sign` results, to `handle` everything else on a step. */
export const DUTIES = ["sign", "handle"] as const;
export type Duty = (typeof DUTIES)[number];

/**
 * An officer in whose place another one works: on leave (người được phân công thay), or there and having given these `duties` away (ủy quyền)
 * `until` an instant.
 */
export type StandsFor = { officerId: string; name: string; duties?: readonly Duty[]; until?: InstantText };

/** Who acts. An officer acts in one role at one agency at a time; `personalId` keeps officers off their own dossiers. */
export type Actor =
  | { kind: "person"; personId: string; personalId: string; name: string; level: number; actingFor?: ActingFor }
  | {
      kind: "officer";
      officerId: string;
      personalId: string;
      name: string;
      position: string;
      role: Role;
      agencyId: string;
      agencyName: string;
      /** Room of the agency that the post belongs to (see `Agency.unit`), e.g. phong-kinh-te; the whole agency when absent. */
      unit?: string;
      /** Officers whose steps this one carries out meanwhile: on leave, or by what they delegated. */
      standsFor?: readonly StandsFor[];
    }
  | { kind: "system"; name: string };

export type Applicant = {
  /** Account; people without one are known by their personal number and have an account made for them at the counter. */
  personId: string;
  personalId: string;
  name: string;
  birthDate: string;
  address: string;
  phone: string;
  email: string;
  level: number;
  /** Types of documents integrated in the VNeID account at submission; absent in dossiers filed before it was asked. */
  integratedDocuments?: readonly string[];
  /** The applicant is an organisation; `personalId` is its tax code. */
  organisation?: true;
};

/** Who filed for the applicant (người được ủy quyền, người giám hộ); both identities stand in every event. */
export type Representative = {
  personId: string;
  personalId: string;
  name: string;
  kind: MandateKind;
  mandateId: string;
  /** Last day of the mandate, yyyy-MM-dd. */
  until?: string;
  /** Kinship that no register confirmed: the officer has to look at it. */
  pledged?: true;
};

export type Assignee = { officerId: string; name: string };
/** Where a dossier was taken in when that is not the deciding agency (tiếp nhận phi địa giới). */
export type Place = { agencyId: string; agencyName: string };
