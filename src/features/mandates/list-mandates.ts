import type { LoggedMandateEvent, Mandate } from "../../core/mandate/index.ts";
import { whyNotUsable } from "../../core/mandate/index.ts";
import type { Services } from "../../platform/services.ts";
import type { OfficerActor, Person } from "../identity/index.ts";
import { readNumber } from "./read-people.ts";
import { selectByNumber, selectEvents, selectGiven, selectMandate, selectOfAgency, selectReceived } from "./sql.ts";
import { todayOf } from "./write-mandate.ts";

export type MyMandates = { received: Mandate[]; given: Mandate[] };

/** What a person may do for others, and who may act for them or for an organisation that they represent by law; open ones first. */
export async function listMandates(services: Pick<Services, "db" | "clock">, person: Person): Promise<MyMandates> {
  const received = await selectReceived(services.db, person.personalId);
  const represented = received.filter((one) => represents(one) && usable(services, one)).map(({ giver }) => giver.id);
  const given = await selectGiven(services.db, [person.id, ...represented]);
  return {
    received,
    given: given.filter(({ receiver, giver }) => receiver.personalId !== person.personalId || giver.id === person.id),
  };
}

const represents = ({ giver, kind }: Mandate): boolean => giver.kind === "organisation" && kind === "guardian";
const usable = (services: Pick<Services, "clock">, one: Mandate): boolean => whyNotUsable(one, todayOf(services)) === undefined;

/** For whom a person may work today. */
export async function listUsable(services: Pick<Services, "db" | "clock">, person: Person): Promise<Mandate[]> {
  return (await selectReceived(services.db, person.personalId)).filter((one) => usable(services, one));
}

export type MandateHistory = { mandate: Mandate; events: LoggedMandateEvent[] };

/** A mandate of this person on either side, with its history. @returns undefined when there is none for them */
export async function findMandate(services: Services, person: Person, id: string): Promise<MandateHistory | undefined> {
  const { received, given } = await listMandates(services, person);
  const mandate = [...received, ...given].find((one) => one.id === id);
  return mandate && { mandate, events: await selectEvents(services.db, id) };
}

/** What waits at this officer's counter to be checked, and what was recorded there. */
export function listAtCounter(services: Pick<Services, "db">, officer: OfficerActor): Promise<Mandate[]> {
  return selectOfAgency(services.db, officer.agencyId);
}

/** Mandates of a person or organisation who stands at the counter, by the whole number; never by a part of it. */
export async function findByNumber(services: Pick<Services, "db">, typed: string): Promise<Mandate[]> {
  const plain = typed.replace(/\s/g, "");
  const number = readNumber(typed) ?? (/^\d{10}(-\d{3})?$/.test(plain) ? plain : undefined);
  return number ? selectByNumber(services.db, number) : [];
}

/** A mandate by id, for officers who were led to it by a counter or a dossier that they may see; its history with it. */
export async function mandateForOfficer(services: Pick<Services, "db">, id: string): Promise<MandateHistory | undefined> {
  const mandate = await selectMandate(services.db, id);
  return mandate && { mandate, events: await selectEvents(services.db, id) };
}
