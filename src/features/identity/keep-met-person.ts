import type { Db, Services } from "../../platform/services.ts";
import { keepMetPerson as keep, selectAccount, selectPerson } from "./sql.ts";
import { toPerson } from "./to-person.ts";
import type { Person } from "./types.ts";

/** Somebody at a counter, as the population register or a clerk says. `birthDate` yyyy-MM-dd; absent when only the year is known. */
export type MetPerson = {
  personalId: string;
  name: string;
  birthDate?: string;
  gender?: "male" | "female";
  address: string;
  communeCode?: string;
};

/**
 * An account for somebody who is at a counter and has none, so that the dossier is theirs when they sign in by VNeID one day. An account that VNeID
 * vouched for is left as it is. Safe to repeat.
 */
export async function keepMetPerson(services: Pick<Services, "clock">, db: Db, met: MetPerson): Promise<Person> {
  const row = await keep(
    db,
    {
      personal_id: met.personalId,
      name: met.name,
      birth_date: met.birthDate ?? null,
      gender: met.gender ?? null,
      address: met.address,
      commune_code: met.communeCode ?? null,
    },
    services.clock.now().toString(),
  );
  return toPerson(row);
}

/** The account that VNeID vouched for under this number, as somebody who is met. */
export async function findAccount(services: Pick<Services, "db">, personalId: string): Promise<MetPerson | undefined> {
  const row = await selectAccount(services.db, personalId);
  if (!row) return undefined;
  const { name, birthDate, gender, address, communeCode } = toPerson(row);
  return {
    personalId,
    name,
    address,
    ...(birthDate && { birthDate }),
    ...(gender && { gender }),
    ...(communeCode && { communeCode }),
  };
}

/** Somebody who is known here. */
export async function findPerson(services: Pick<Services, "db">, id: string): Promise<Person | undefined> {
  const row = await selectPerson(services.db, id);
  return row && toPerson(row);
}
