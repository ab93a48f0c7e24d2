import type { DocumentData } from "../render-document.ts";
import type { Source } from "../types.ts";
import { sheet } from "./common.ts";
import { hopsOf } from "./hops.ts";
import { counterOffice } from "./offices.ts";

/** Form 06 (phiếu kiểm soát quá trình): who handed the dossier to whom and when, read from the events alone. */
export function controlSlipData(source: Source): DocumentData["controlSlip"] {
  const { dossier, fact, offices } = source;
  const asked = (dossier.consultations ?? []).map(({ agencyName }) => agencyName);
  const children = (dossier.children ?? []).map(({ agencyName }) => agencyName);
  return {
    ...sheet(source, "controlSlip"),
    office: counterOffice(offices),
    code: dossier.code,
    procedureName: dossier.procedureName,
    applicantName: dossier.applicant.name,
    leadAgency: dossier.agencyName,
    coordinating: [...new Set([...asked, ...children])],
    ...(dossier.receivedAt && { receivedAt: dossier.receivedAt }),
    ...(dossier.dueAt && { dueAt: dossier.dueAt }),
    rows: hopsOf(source),
    printedAt: fact.at,
  };
}
