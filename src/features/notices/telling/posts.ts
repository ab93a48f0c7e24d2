import { type Dossier, fits, maySee, type Owner } from "../../../core/dossier/index.ts";
import type { Services } from "../../../platform/services.ts";
import { type Absence, awayNow } from "../../leave/index.ts";
import { type Post, selectPosts } from "../sql.ts";

/** Who is told, and at whose desk it is read. `insteadOf`: an officer on leave. */
export type Receiver = { officerId: string; agencyId: string; insteadOf?: string };

/** The officers around a dossier at this moment, and who of them is on leave. */
export type Around = { posts: readonly Post[]; away: ReadonlyMap<string, Absence> };

export async function aroundOf(services: Pick<Services, "db" | "clock">, dossier: Dossier): Promise<Around> {
  const { agencyId, acceptedAt, delivery, consultations = [] } = dossier;
  const others = [acceptedAt?.agencyId, delivery.agencyId, ...consultations.map((one) => one.agencyId)];
  const agencies = [...new Set([agencyId, ...others.filter((id) => id !== undefined)])];
  const [posts, ...away] = await Promise.all([
    selectPosts(services.db, agencies),
    ...agencies.map((id) => awayNow(services, id)),
  ]);
  return { posts, away: new Map(away.flatMap((one) => [...one])) };
}

/** Somebody by name, or who stands in for them; nobody when they no longer work where the dossier is. */
export function byName({ posts, away }: Around, dossier: Dossier, officerId: string): Receiver[] {
  const absence = away.get(officerId);
  const substitute = absence?.substitute?.officerId;
  const theirs = (id: string | undefined): Post[] =>
    posts
      .filter((post) => post.officerId === id && sees(post, dossier))
      .sort((a, b) => Number(b.agencyId === dossier.agencyId) - Number(a.agencyId === dossier.agencyId));
  const [standIn] = theirs(substitute).filter(({ agencyId }) => agencyId === absence?.agencyId);
  if (standIn) return [{ officerId: standIn.officerId, agencyId: standIn.agencyId, insteadOf: absence!.officerName }];
  return theirs(officerId)
    .slice(0, 1)
    .map(({ agencyId }) => ({ officerId, agencyId }));
}

/** Everybody who is there and may take what waits for a post. */
export function ofPool(
  { posts, away }: Around,
  dossier: Dossier,
  { role = "leader", unit }: Pick<Owner, "role" | "unit">,
): Receiver[] {
  const agencies = role === "receptionist" ? countersOf(dossier) : [dossier.agencyId];
  const wanted = { by: role, ...(unit && { unit }) };
  return there(
    posts.filter((post) => agencies.includes(post.agencyId) && fits(wanted, post) && sees(post, dossier)),
    away,
  );
}

/** Everybody who may give the opinion of an agency that was asked. */
export function ofAgency({ posts, away }: Around, dossier: Dossier, agencyId: string): Receiver[] {
  return there(
    posts.filter((post) => post.agencyId === agencyId && post.role !== "receptionist" && sees(post, dossier)),
    away,
  );
}

function there(posts: readonly Post[], away: Around["away"]): Receiver[] {
  const found = posts.filter(({ officerId }) => !away.has(officerId));
  return [...new Map(found.map(({ officerId, agencyId }) => [officerId, { officerId, agencyId }])).values()];
}

/** The same rule as that of the lists: what is taken in lies with the counter that took it in, what is fetched with the one where it is fetched. */
function countersOf({ agencyId, acceptedAt, delivery, receivedAt, finishedAt }: Dossier): string[] {
  if (!receivedAt) return [acceptedAt?.agencyId ?? agencyId];
  if (finishedAt && delivery.agencyId) return [delivery.agencyId];
  return [agencyId, ...(acceptedAt ? [acceptedAt.agencyId] : [])];
}

function sees({ officerId, personalId, name, role, agencyId, unit }: Post, dossier: Dossier): boolean {
  const at = { agencyId, agencyName: "", position: "", ...(unit && { unit }) };
  return maySee({ kind: "officer", officerId, personalId, name, role, ...at }, dossier);
}
