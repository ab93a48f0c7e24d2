import { sql } from "kysely";
import type { CaseFile } from "../../../core/procedure/index.ts";
import { openPersonSession } from "../../../features/identity/index.ts";
import type { Browser } from "../../testing/browser.ts";
import type { PortalWeb } from "./portal-web.ts";

/** Whoever hands in a case that does not name its requester; nobody real. */
const SOMEBODY = { personalId: "008198004151", name: "HOÀNG THỊ MẬN", level: 2, birthDate: "1998-04-03" };

/** Whoever hands in the case. */
export const requesterOf = ({ requester }: CaseFile) => ({ ...SOMEBODY, ...requester });

/** A browser in which the requester of a case is signed in, as after VNeID told who it is. They live in xã Thượng Lâm. */
export async function signInRequester(web: PortalWeb, file: CaseFile): Promise<Browser> {
  const { services } = web;
  const { personalId, name, level, birthDate, phone = "0912000412", email = "", integratedDocuments = [] } = requesterOf(file);
  const at = services.clock.now().toString();
  const { rows } = await sql<{ id: string }>`
    insert into person (personal_id, name, birth_date, gender, phone, email, address, commune_code, level, integrated_documents,
      created_at, signed_in_at)
    values (${personalId}, ${name}, ${birthDate}, 'female', ${phone}, ${email}, 'Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang', '02269',
      ${level}, ${integratedDocuments}, ${at}, ${at})
    on conflict (personal_id) do update set name = excluded.name, birth_date = excluded.birth_date, phone = excluded.phone,
      email = excluded.email, level = excluded.level, integrated_documents = excluded.integrated_documents
    returning id`.execute(services.db);
  // The same invented person hands in many cases; nobody does so within an hour.
  await sql`update rate_limit set points = 0`.execute(services.db);
  const browser = web.browser();
  browser.cookies.set("mc_dan", await openPersonSession(services, { personId: rows[0]!.id }));
  return browser;
}
