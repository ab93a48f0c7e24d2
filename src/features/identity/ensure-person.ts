import type { Services } from "../../platform/services.ts";
import { insertNamed, selectPerson, selectPersonByNumber } from "./sql.ts";
import { toPerson } from "./to-person.ts";
import type { NamedPerson, Person } from "./types.ts";

/**
 * The account of somebody by identification number, made when there is none: level 0 until they sign in by VNeID, which then says who they are.
 * What VNeID said of an account is never changed here. Safe to repeat.
 * @param sure an officer saw a paper or a register told it; what a citizen typed about somebody else changes nothing that is there
 */
export async function ensurePerson(services: Pick<Services, "db" | "clock">, named: NamedPerson, sure = true): Promise<Person> {
  await insertNamed(services.db, named, sure, services.clock.now().toString());
  return toPerson((await selectPersonByNumber(services.db, named.personalId))!);
}

/** The account of an identification number; undefined when nobody has signed in or been named with it. */
export async function findPersonByNumber(services: Pick<Services, "db">, personalId: string): Promise<Person | undefined> {
  const row = await selectPersonByNumber(services.db, personalId);
  return row && toPerson(row);
}

/** The account of this id; undefined when there is none. */
export async function findPersonById(services: Pick<Services, "db">, id: string): Promise<Person | undefined> {
  const row = await selectPerson(services.db, id);
  return row && toPerson(row);
}
