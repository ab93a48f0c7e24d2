import type { PersonRow } from "./sql.ts";
import type { Person } from "./types.ts";

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    personalId: row.personal_id,
    name: row.name,
    birthDate: row.birth_date ?? undefined,
    gender: row.gender ?? undefined,
    phone: row.phone,
    email: row.email,
    address: row.address,
    communeCode: row.commune_code ?? undefined,
    level: row.level,
    integratedDocuments: row.integrated_documents,
  };
}
