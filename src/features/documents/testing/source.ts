import { type LoggedEvent, replay } from "../../../core/dossier/index.ts";
import { libraryCard } from "../../../core/dossier/testing/library-card.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import type { Agency } from "../../catalogue/index.ts";
import { factsFor } from "../facts-of.ts";
import type { Offices, Slip, Source } from "../types.ts";

const agency = (patch: Partial<Agency>): Agency => ({
  id: "H60.30.12",
  name: "UBND xã Thượng Lâm",
  shortName: "xã Thượng Lâm",
  kind: "commune",
  unit: "ubnd-xa",
  parentId: "H60",
  communeCode: null,
  oldCode: "",
  address: "",
  hotline: "0207 3 000 012",
  hours: null,
  ...patch,
});
export const province = agency({ id: "H60", name: "UBND tỉnh Tuyên Quang", shortName: "tỉnh Tuyên Quang", kind: "province" });
export const department = agency({ id: "H60.04", name: "Sở Xây dựng", shortName: "Sở Xây dựng", kind: "department" });
export const offices: Offices = {
  deciding: agency({}),
  above: province,
  accepting: agency({ id: "H60.30.13", name: "UBND xã Lâm Bình", shortName: "xã Lâm Bình" }),
  aboveAccepting: province,
};

/** What a paper is made from, of a log that was made by hand; the latest of its kind. */
export function sourceFor(
  kind: Slip,
  log: readonly LoggedEvent[],
  patch: Partial<Source> = {},
  revision: Revision = libraryCard,
): Source {
  const fact = factsFor(kind, log).at(-1);
  if (!fact) throw new Error(`The log has no ${kind}`);
  const events = log.filter(({ version }) => version <= fact.version);
  const dossier = replay(events);
  const own = dossier.acceptedAt ? offices : { ...offices, accepting: undefined, aboveAccepting: undefined };
  return { fact, dossier, events, offices: own, revision, baseUrl: "https://motcua.example.vn", ...patch };
}
