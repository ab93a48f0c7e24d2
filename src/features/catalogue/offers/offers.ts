import { COMMUNE_UNITS, decidingUnit } from "../../../core/procedure/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { listAgencies, listAgenciesOfUnits } from "../agencies.ts";
import { standingOfUnit } from "../heirs/heirs.ts";
import { selectUnitsTakenOver } from "../heirs/sql.ts";
import { noticeOffer } from "../revisions.ts";
import type { Agency } from "../types.ts";
import { closeException, insertException, selectExceptions } from "./sql.ts";
import type { OfferException } from "./types.ts";

type Day = Pick<Services, "db" | "clock">;

/**
 * The agencies to which a dossier of this procedure may go: those of the sort that the definition names (NĐ 118/2025/NĐ-CP: by competence, not by
 * where it is handed in), without exceptions. What a room of a commune decides is filed with the commune.
 */
export async function decidingAgencies(services: Day, revision: Pick<Revision, "code" | "competent">): Promise<Agency[]> {
  const unit = decidingUnit(revision);
  const all = COMMUNE_UNITS.includes(unit) ? await listAgencies(services, "commune") : await standingOfUnit(services, unit);
  // A province that has no agency of that sort, nor one that goes on with its work, decides by its people's committee.
  const sort = all.length > 0 ? all : await listAgenciesOfUnits(services, ["ubnd-tinh"]);
  const without = new Set(
    (await selectExceptions(services.db, { code: revision.code }, todayOf(services))).map(({ agencyId }) => agencyId),
  );
  return sort.filter(({ id }) => !without.has(id));
}

/** The centres where a dossier may be handed in (phi địa giới hành chính, NĐ 118/2025 Đ14): all of the province unless the agency alone. */
export async function acceptingCentres(
  services: Day,
  revision: Pick<Revision, "code" | "competent" | "acceptedAt">,
): Promise<Agency[]> {
  const centres = await listAgencies(services, "centre");
  if (revision.acceptedAt !== "agency") return centres;
  const deciding = new Set((await decidingAgencies(services, revision)).map(({ id }) => id));
  const own = centres.filter(({ parentId }) => parentId !== null && deciding.has(parentId));
  return own.length > 0 ? own : centres.filter(({ unit }) => unit === "trung-tam-tinh");
}

/** Whether an agency offers a procedure today. */
export async function isOffered(
  services: Day,
  revision: Pick<Revision, "code" | "competent">,
  agencyId: string,
): Promise<boolean> {
  return (await decidingAgencies(services, revision)).some(({ id }) => id === agencyId);
}

/** Of these procedures the ones that a dossier may be filed for with an agency: those of its sort, without its exceptions. */
export async function offeredBy<P extends { revision: Pick<Revision, "code" | "competent"> }>(
  services: Day,
  agency: Agency,
  procedures: readonly P[],
): Promise<P[]> {
  const without = new Set((await listExceptions(services, { agencyId: agency.id })).map(({ code }) => code));
  const units = [agency.unit, ...(await selectUnitsTakenOver(services.db, agency.id))];
  return procedures.filter(({ revision }) => {
    const unit = decidingUnit(revision);
    const sort = agency.kind === "commune" ? COMMUNE_UNITS.includes(unit) : units.includes(unit);
    return sort && !without.has(revision.code);
  });
}

/** Exceptions of a procedure or of an agency that hold on a day, today when none is given. */
export function listExceptions(
  services: Day,
  of: { code: string } | { agencyId: string },
  day: string = todayOf(services),
): Promise<OfferException[]> {
  return selectExceptions(services.db, of, day);
}

/**
 * From today on an agency does not offer a procedure, or offers it again. Safe to repeat.
 * @returns a Vietnamese sentence when it cannot be done
 */
export async function setOffer(
  services: Day,
  actor: { officerId: string; name: string },
  change: { code: string; agencyId: string; offered: boolean; reason: string },
): Promise<string | undefined> {
  const { code, agencyId, offered } = change;
  const today = todayOf(services);
  if (offered) {
    await closeException(services.db, code, agencyId, today);
    noticeOffer();
    return undefined;
  }
  const reason = change.reason.trim();
  if (!reason) return "Hãy ghi vì sao cơ quan này không thực hiện thủ tục, ví dụ số quyết định phân cấp.";
  await insertException(services.db, { code, agencyId, from: today, reason, by: actor, at: services.clock.now().toString() });
  noticeOffer();
  return undefined;
}

function todayOf(services: Pick<Services, "clock">): string {
  return services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
}
