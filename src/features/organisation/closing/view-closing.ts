import type { Services } from "../../../platform/services.ts";
import { type Agency, findAgency, listAgencies, listAgenciesOfUnits, listRooms } from "../../catalogue/index.ts";
import { reaches } from "../reach.ts";
import type { Steward } from "../types.ts";
import {
  type Closing,
  countOpen,
  type HeldPost,
  type OpenDossier,
  type Succession,
  selectBelow,
  selectHeldPosts,
  selectOpen,
  selectSuccession,
} from "./sql.ts";

export type ClosingView = {
  agency: Agency;
  /** Why this one is never closed by this steward; undefined when it may be. */
  never: string | undefined;
  dossiers: { count: number; first: OpenDossier[] };
  /** People who have to be moved or whose posts have to end first. */
  people: HeldPost[];
  /** Administrators of the agency itself, whose posts end with it. */
  administrators: HeldPost[];
  /** Who may go on with its work. */
  successors: Pick<Agency, "id" | "name">[];
  succession: Succession | undefined;
};

const SHOWN = 10;

/** What has to be done before an agency or a room can be closed; undefined when it is not there or out of reach. */
export async function viewClosing(
  services: Pick<Services, "db">,
  steward: Steward,
  agencyId: string,
): Promise<ClosingView | undefined> {
  const { db } = services;
  const agency = await findAgency(services, agencyId);
  if (!agency || !reaches(steward, agencyId)) return undefined;
  const closing = await closingOf(services, agency);
  const [count, first, posts, successors, succession] = await Promise.all([
    countOpen(db, closing),
    selectOpen(db, closing, SHOWN),
    selectHeldPosts(db, closing),
    successorsOf(services, agency),
    selectSuccession(db, { agencyId }),
  ]);
  return {
    agency,
    never: neverSentence(steward, agency),
    dossiers: { count, first },
    people: posts.filter(({ role }) => role !== "administrator"),
    administrators: posts.filter(({ role }) => role === "administrator"),
    successors,
    succession,
  };
}

/** What closes with an agency: everything below it; of a room also its steps and its people, who are of the agency around it. */
export async function closingOf(
  { db }: Pick<Services, "db">,
  { id, kind, parentId, unit }: Pick<Agency, "id" | "kind" | "parentId" | "unit">,
): Promise<Closing> {
  const room = isRoom({ kind });
  return { ids: await selectBelow(db, id), parentId: room ? parentId : null, unit: room ? unit : null };
}

const isRoom = ({ kind }: Pick<Agency, "kind">): boolean => kind === "office" || kind === "centre";

/** A steward closes what is inside the own agency, never the agency that they administer; a province stays. */
export function neverSentence(steward: Steward, { parentId, unit, kind }: Agency): string | undefined {
  if (parentId === null || kind === "province") return "Cơ quan của tỉnh không đóng được.";
  if (unit === "trung-tam-tinh") return "Trung tâm của tỉnh không đóng được: mọi hồ sơ chưa rõ nơi giải quyết đều về đây.";
  if (!reaches(steward, parentId)) return "Cơ quan của bạn chỉ quản trị cấp trên đóng được.";
  return undefined;
}

/** Agencies of the same sort; for a room its neighbours. */
async function successorsOf(services: Pick<Services, "db">, agency: Agency): Promise<Pick<Agency, "id" | "name">[]> {
  const all =
    agency.kind === "commune"
      ? await listAgencies(services, "commune")
      : isRoom(agency)
        ? await listRooms(services, agency.parentId!)
        : [...(await listAgenciesOfUnits(services, [agency.unit])), ...(await listAgencies(services, "department"))];
  const others = all.filter(({ id }) => id !== agency.id && !id.startsWith(`${agency.id}.`));
  return [...new Map(others.map(({ id, name }) => [id, { id, name }])).values()];
}
