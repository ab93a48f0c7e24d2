import type { Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Agency } from "../catalogue/index.ts";

/** Papers that the desk issues: forms 01, 02, 03, 06 of TT 03/2025/TT-VPCP and the signed result. */
export const ISSUED_KINDS = ["receiptSlip", "supplementSlip", "refusalSlip", "controlSlip", "result"] as const;
export type IssuedKind = (typeof ISSUED_KINDS)[number];

export type IssuedDocument = {
  kind: IssuedKind;
  /** Version of the event that the document rests on. */
  eventVersion: number;
  sha256: string;
  /** File name for the person who saves it. */
  name: string;
  /** Bytes. */
  size: number;
  /** ISO 8601. */
  issuedAt: string;
};

/** Everything that a paper is made from. */
export type Source = {
  dossier: Dossier;
  events: readonly LoggedEvent[];
  agency: Agency;
  revision: Revision;
  /** Address of this site, for the look-up link in the QR code. */
  baseUrl: string;
};
