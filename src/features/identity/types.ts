import type { ActingFor, Actor, Role } from "../../core/dossier/types.ts";

/** Two faces with sessions of their own: a person may be citizen and officer, never both in one act. */
export type Face = "person" | "officer";
export type PersonActor = Extract<Actor, { kind: "person" }>;
export type OfficerActor = Extract<Actor, { kind: "officer" }>;
/** What a post may be for: a role that core/dossier knows, or the administration of people and rooms, which acts on no dossier. */
export type PostRole = Role | "administrator";
/** An officer in a post of administrator; no Actor, so no act on a dossier can be asked in this name. */
export type Administrator = Omit<OfficerActor, "kind" | "role" | "standsFor"> & { kind: "administrator"; role: "administrator" };

/**
 * What VNeID said about a person at the last sign-in; of somebody who never signed in (level 0) what the population register said at a counter, or
 * a clerk typed. Dates yyyy-MM-dd.
 */
export type Person = {
  id: string;
  personalId: string;
  name: string;
  birthDate: string | undefined;
  gender: "male" | "female" | undefined;
  phone: string;
  email: string;
  address: string;
  communeCode: string | undefined;
  /** 0: known by number only, has never signed in. */
  level: 0 | 1 | 2;
  /** Types of documents integrated in the VNeID account, each once. */
  integratedDocuments: string[];
  /** Whom this person acts for in this session; checked on every request. */
  acting?: Acting;
};

/** `unit`: room of the agency; the whole agency when absent. */
export type Post = { id: string; role: PostRole; position: string; agencyId: string; agencyName: string; unit?: string };
/** An active officer of an agency, in one of their posts. */
export type Colleague = { officerId: string; name: string; role: Role; position: string; unit?: string };
/** By what right, and what the portal knows of the person or organisation whose matter it is. */
export type Acting = ActingFor & { applicant: Person & { organisation?: true } };

/** `mandateId`: by which mandate the person wants to act for another; whether it stands is for features/mandates to say. */
export type PersonSession = {
  face: "person";
  tokenHash: Buffer;
  actor: PersonActor;
  person: Person;
  mandateId: string | undefined;
};
/** `actor` is undefined until an officer with several posts has chosen one, and for an administrator, who acts on no dossier. */
export type OfficerSession = {
  face: "officer";
  tokenHash: Buffer;
  officerId: string;
  name: string;
  postId: string | undefined;
  actor: OfficerActor | undefined;
  administrator?: Administrator;
  /** Nothing is done before the password of the administrator is changed. */
  mustChange?: true;
};
export type Session = PersonSession | OfficerSession;

/** A session that ended by time: nobody is signed in, yet a form sent now has an owner. */
export type EndedSession = { ownerId: string; postId: string | undefined };

/** What is known of somebody who may never have signed in. `birthDate` yyyy-MM-dd. */
export type NamedPerson = {
  personalId: string;
  name: string;
  birthDate?: string | undefined;
  gender?: "male" | "female" | undefined;
  address?: string | undefined;
  communeCode?: string | undefined;
  phone?: string | undefined;
};
