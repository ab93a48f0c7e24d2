import { hashToken } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { toPerson } from "../to-person.ts";
import type { EndedSession, Face, OfficerSession, PersonSession, Session } from "../types.ts";
import { type OfficerSessionRow, selectOfficerSession, selectPersonSession, touchSession } from "./sql.ts";
import { IDLE_MINUTES, TOUCH_SECONDS } from "./times.ts";

export type FoundSession = { session: Session; ended?: never } | { ended: EndedSession; session?: never };

/** The session of a cookie: living, ended by time, or undefined when there is none. */
export async function findSession(services: Services, face: Face, token: string): Promise<FoundSession | undefined> {
  const { clock, db } = services;
  const tokenHash = hashToken(token);
  const row = face === "person" ? await personRow() : await officerRow();
  if (!row) return undefined;
  const now = clock.now();
  const seen = Temporal.Instant.from(row.times.seen_at);
  const idle = seen.add({ minutes: IDLE_MINUTES[face] });
  const alive =
    Temporal.Instant.compare(now, idle) < 0 && Temporal.Instant.compare(now, Temporal.Instant.from(row.times.expires_at)) < 0;
  if (!alive) return { ended: row.ended };
  if (seen.until(now).total("seconds") >= TOUCH_SECONDS) await touchSession(db, tokenHash, now.toString());
  return { session: row.session };

  async function personRow() {
    const found = await selectPersonSession(db, tokenHash);
    if (!found) return undefined;
    const person = toPerson(found);
    const { id: personId, personalId, name, level } = person;
    const session: PersonSession = {
      face: "person",
      tokenHash,
      person,
      actor: { kind: "person", personId, personalId, name, level },
      mandateId: found.mandate_id ?? undefined,
    };
    return { times: found, session, ended: { ownerId: personId, postId: undefined } };
  }

  async function officerRow() {
    const found = await selectOfficerSession(db, tokenHash);
    if (!found) return undefined;
    const postId = found.post_id ?? undefined;
    const session: OfficerSession = {
      face: "officer",
      tokenHash,
      officerId: found.id,
      name: found.name,
      postId,
      ...standing(found),
      ...(found.must_change && { mustChange: true }),
    };
    return { times: found, session, ended: { ownerId: found.id, postId } };
  }
}

/** In what post: one that works on dossiers, or one that administers people. Neither before the first password is changed. */
function standing(row: OfficerSessionRow): Pick<OfficerSession, "actor" | "administrator"> {
  const { role, position, agency_id: agencyId, agency_name: agencyName } = row;
  if (row.must_change || !role || !position || !agencyId || !agencyName) return { actor: undefined };
  const { id: officerId, personal_id: personalId, name } = row;
  const common = { officerId, personalId, name, position, agencyId, agencyName, ...(row.unit && { unit: row.unit }) };
  if (role === "administrator") return { actor: undefined, administrator: { kind: "administrator", role, ...common } };
  return { actor: { kind: "officer", role, ...common } };
}
