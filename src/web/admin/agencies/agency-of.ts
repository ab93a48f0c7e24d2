import { type Agency, findAgency } from "../../../features/catalogue/index.ts";
import { reaches } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { stewardOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";

/** The agency of this address. @throws Problem 404 when there is none within reach */
export async function agencyOf(c: AppContext): Promise<Agency> {
  const agency = await findAgency(c.var.services, c.req.param("id") ?? "");
  if (!agency || !reaches(stewardOf(c), agency.id))
    throw notFound("Không có cơ quan này trong phạm vi của bạn. Hãy chọn trong danh sách cơ quan.");
  return agency;
}
