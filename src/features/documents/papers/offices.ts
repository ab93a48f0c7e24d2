import type { Agency } from "../../catalogue/index.ts";
import type { Office } from "../shared-schemas.ts";
import type { Offices } from "../types.ts";

const CENTRE = "Trung tâm Phục vụ hành chính công";

/** Head of a paper of the counter: the centre that took the dossier in, under the agency whose centre it is. */
export function counterOffice(offices: Offices): Office {
  const { deciding, above, accepting, aboveAccepting } = offices;
  return accepting ? centreOf(accepting, aboveAccepting) : centreOf(deciding, above);
}

/** Head of a paper of the deciding agency; a people's committee has nobody above it in the head (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export function decidingOffice({ deciding, above }: Pick<Offices, "deciding" | "above">): Office {
  const ownHead = deciding.kind === "commune" || deciding.kind === "province";
  return {
    ...(above && !ownHead && { authority: above.name }),
    centre: deciding.name,
    ...foot(ownHead ? deciding : (above ?? deciding), deciding),
  };
}

/** Name of the counter, as people ask for it. */
export function counterName(offices: Offices): string {
  return counterOffice(offices).centre;
}

function centreOf(agency: Agency, above: Agency | undefined): Office {
  if (agency.kind === "centre")
    return { ...(above && { authority: above.name }), centre: agency.name, ...foot(above ?? agency, agency) };
  const unit = agency.kind === "commune" || agency.kind === "province" ? agency : above;
  if (!unit) return { authority: agency.name, centre: CENTRE, ...foot(agency, agency) };
  return { authority: unit.name, centre: `${CENTRE} ${unit.shortName}`, ...foot(unit, agency) };
}

/** Place is the bare name of the unit (NĐ 30/2020/NĐ-CP, Phụ lục I). */
function foot(unit: Agency, agency: Agency): Pick<Office, "place" | "hotline"> {
  return { place: unit.shortName.replace(/^(xã|phường|đặc khu|tỉnh|thành phố) /, ""), hotline: agency.hotline };
}
