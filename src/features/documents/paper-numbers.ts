import type { LoggedEvent } from "../../core/dossier/index.ts";
import type { Agency } from "../catalogue/index.ts";
import type { IssuedKind, PaperNumber } from "./types.ts";

/**
 * Series of numbers, each of one agency and year: the book of dossiers (form 01), the slips HDHS and TCTN, notices (TB), letters (CV) and
 * receipts of results (BNKQ). Letters of one sort share a series, as in the office's register of papers sent (sổ văn bản đi).
 */
const SERIES: Partial<Record<IssuedKind, string>> = {
  receiptSlip: "SO",
  supplementSlip: "HDHS",
  refusalSlip: "TCTN",
  extensionLetter: "CV",
  stopNotice: "TB",
  paymentNotice: "TB",
  consultationLetter: "CV",
  resultReceipt: "BNKQ",
};

/** Series of a kind of paper; undefined when it has no number. */
export function seriesOf(kind: IssuedKind): string | undefined {
  return SERIES[kind];
}

/** Papers of the counter carry the number of the centre that took the dossier in, all others that of the deciding agency. */
export function isOfCounter(kind: IssuedKind, { event }: LoggedEvent): boolean {
  if (kind === "supplementSlip") return event.type === "SupplementRequested" && event.stage === "intake";
  return kind === "receiptSlip" || kind === "refusalSlip" || kind === "resultReceipt";
}

/** "05/HDHS", "12/TB-UBND": number and sign of a paper (NĐ 30/2020/NĐ-CP, Phụ lục I: numbers below 10 take a zero). */
export function numberText({ number, series }: PaperNumber, agency: Pick<Agency, "name">): string {
  const digits = String(number).padStart(2, "0");
  if (series === "TB") return `${digits}/TB-${shortSign(agency.name)}`;
  if (series === "CV") return `${digits}/${shortSign(agency.name)}-TTHC`;
  return `${digits}/${series}`;
}

/** "UBND" for people's committees, else the first letters: "Sở Nông nghiệp và Môi trường" → "SNNMT". */
export function shortSign(agencyName: string): string {
  if (/^(UBND|Ủy ban nhân dân)\b/iu.test(agencyName)) return "UBND";
  const words = agencyName.split(/[\s,–-]+/u).filter((word) => word !== "" && word.toLocaleLowerCase("vi") !== "và");
  return words.map((word) => word.charAt(0).toLocaleUpperCase("vi")).join("");
}
