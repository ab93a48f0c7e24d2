import type { Services } from "../../../platform/services.ts";
import { counterOffice } from "../papers/offices.ts";
import { type DocumentData, renderDocument } from "../render-document.ts";
import { officesFor } from "./office-head.ts";

/** The closing sheet of a till under the head of the agency's counter. */
export async function renderTillSheet(
  services: Pick<Services, "db">,
  agencyId: string,
  sheet: Omit<DocumentData["tillSheet"], "office">,
): Promise<Uint8Array> {
  return renderDocument("tillSheet", { ...sheet, office: counterOffice(await officesFor(services, agencyId)) });
}
