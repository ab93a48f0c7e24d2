import { sql } from "kysely";
import type { Services } from "../../platform/services.ts";

/** Communes for tests that need only their codes. */
export async function addAgencies(services: Services, ids: string[]): Promise<void> {
  for (const id of ids)
    await sql`insert into agency (id, name, short_name, kind, unit, old_code, address, hotline)
      values (${id}, ${`UBND xã ${id}`}, ${id}, 'commune', 'ubnd-xa', '000.00.00.H60', 'Tuyên Quang', '0207 3 000 000') on conflict do nothing`.execute(
      services.db,
    );
}
