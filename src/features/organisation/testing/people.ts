/** The invented library with seeded officers, and administrators as a session knows them. For tests. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Filing } from "../../../core/dossier/index.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { openLibrary } from "../../dossiers/testing/library.ts";
import { type OfficerActor, seedOfficers } from "../../identity/index.ts";
import { selectAccount } from "../accounts/sql.ts";
import type { Account, Steward } from "../types.ts";

export const HERE = "H60.30.12";
export const THERE = "H60.30.13";

export type People = TestServices & {
  clock: ReturnType<typeof fixedClock>;
  filing: Filing;
  account: (username: string) => Promise<Account>;
  /** The account in its post of administrator or controller. */
  steward: (username: string) => Promise<Steward>;
  /** The account in its post of this role. */
  officer: (username: string, role: OfficerActor["role"]) => Promise<OfficerActor>;
};

export async function openPeople(): Promise<People> {
  const clock = fixedClock("2026-11-20T01:00:00Z");
  const test = await testServices({ clock });
  const { services } = test;
  const { filing } = await openLibrary(services);
  await sql`insert into agency (id, name, short_name, kind, unit, parent_id, commune_code, old_code, address, hotline)
    values ('H60.30.12.03', 'Phòng Kinh tế xã Thượng Lâm', 'Phòng Kinh tế', 'office', 'phong-kinh-te', ${HERE}, '02269', '003.12.30.H60', '', '')`.execute(
    services.db,
  );
  await seedOfficers(services, { agencyIds: [HERE, THERE], controllerAgencyId: "H60" });
  const account = async (username: string): Promise<Account> => {
    const found = await selectAccount(services.db, { username });
    if (!found) throw new Error(`No account ${username}`);
    return found;
  };
  const inPost = async (username: string, role: string) => {
    const { id: officerId, name, personalId, posts } = await account(username);
    const { id: _, role: __, ...post } = posts.find((one) => one.role === role)!;
    return { officerId, name, personalId, ...post };
  };
  return {
    ...test,
    clock,
    filing,
    account,
    steward: async (username) => {
      const { posts } = await account(username);
      if (posts.some(({ role }) => role === "administrator"))
        return { kind: "administrator", role: "administrator", ...(await inPost(username, "administrator")) };
      return { kind: "officer", role: "controller", ...(await inPost(username, "controller")) };
    },
    officer: async (username, role) => ({ kind: "officer", role, ...(await inPost(username, role)) }),
  };
}

export const newKey = (): string => randomUUID();

/** Details of somebody invented; each number once. */
export function somebody(number: number) {
  const end = String(number).padStart(4, "0");
  const details = {
    name: `Nông Văn ${number % 2 === 0 ? "Chẵn" : "Lẻ"}`,
    personalId: `00809099${end}`,
    username: `nguoi${number}`,
    phone: "",
    email: "",
  };
  return { details, post: { role: "specialist", agencyId: HERE, position: "Công chức", unit: "" } };
}
