/** The invented library at an agency whose accounts really exist, so that its officers can be told. For tests. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Actor, Dossier, Filing, Role } from "../../../core/dossier/index.ts";
import { officer, vn } from "../../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { catchUp } from "../../../platform/log/index.ts";
import type { Db, Services } from "../../../platform/services.ts";
import { settled } from "../../../platform/testing/settled.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { act, fileOne, openLibrary } from "../../dossiers/testing/library.ts";
import { seedOfficers } from "../../identity/index.ts";
import { readers, saveChoice } from "../index.ts";
import { NOTICE_KINDS } from "../types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
export type Office = TestServices & {
  filing: Filing;
  owner: Db;
  clerk: Officer;
  specialist: Officer;
  /** Of the same role as `specialist`. */
  colleague: Officer;
  leader: Officer;
  at: (local: string) => void;
  /** Lets the reader read what has happened. */
  hear: () => Promise<void>;
  /** What an officer was told, oldest first: kind and title. */
  told: (who: Officer) => Promise<string[]>;
  /** A dossier at the specialist's step; nobody has it yet. */
  inAppraisal: () => Promise<Dossier>;
};

export async function openOffice(env: Record<string, string> = {}): Promise<Office> {
  const clock = fixedClock(vn("2026-11-20T08:00").toString());
  const test = await testServices({ clock, env });
  const { services } = test;
  const { filing } = await openLibrary(services);
  await seedOfficers(services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
  const owner = test.superuserDb();
  const find = async (role: Role, username: string): Promise<Officer> => {
    const { rows } = await sql<{ id: string; name: string; personalId: string }>`
      select id, name, personal_id as "personalId" from officer where username = ${username}`.execute(owner);
    const { id, name, personalId } = rows[0]!;
    return officer(role, { officerId: id, name, personalId });
  };
  const colleague = await addOfficer(owner, "specialist", "dongnghiep");
  const office: Office = {
    ...test,
    filing,
    owner,
    clerk: await find("receptionist", "motcua"),
    specialist: await find("specialist", "hotich"),
    colleague,
    leader: await find("leader", "lanhdao"),
    at: (local) => clock.set(vn(local).toString()),
    hear: async () => {
      await settled(services.db);
      for (const reader of readers(services)) await catchUp(services, reader);
    },
    told: async ({ officerId }) => {
      const { rows } = await sql<{ line: string }>`
        select kind || ': ' || title as line from notice where officer_id = ${officerId} order by id`.execute(owner);
      return rows.map(({ line }) => line);
    },
    inAppraisal: async () => {
      const { id } = await fileOne(services, filing);
      await act(services, id, office.clerk, { type: "receive" });
      return act(services, id, office.clerk, { type: "completeStep", note: "" });
    },
  };
  return office;
}

/** One more account with one post. */
export async function addOfficer(owner: Db, role: Role, username: string, agencyId = "H60.30.12"): Promise<Officer> {
  const id = randomUUID();
  const personalId = `0080${String(Buffer.from(username).reduce((sum, byte) => sum * 7 + byte, 1) % 1e8).padStart(8, "0")}`;
  const name = username.toLocaleUpperCase("vi");
  await sql`insert into officer (id, username, name, personal_id, password_hash, totp_secret, created_at)
    values (${id}, ${username}, ${name}, ${personalId}, 'x', '\\x00', '2026-01-01')`.execute(owner);
  await sql`insert into officer_post (officer_id, agency_id, role, position) values (${id}, ${agencyId}, ${role}, 'Công chức')`.execute(
    owner,
  );
  return officer(role, { officerId: id, name, personalId, agencyId });
}

/** Everything is told in the application, half of the time too. */
export const wantsAll = (services: Services, { officerId }: Officer): Promise<void> =>
  saveChoice(services, officerId, { app: NOTICE_KINDS, mail: [], digest: "never" });
