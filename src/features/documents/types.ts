import type { Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Agency } from "../catalogue/index.ts";

/** Papers of a dossier: forms 01–06 of TT 03/2025/TT-VPCP, the letters around them, and the signed result. */
export const ISSUED_KINDS = [
  "receiptSlip",
  "supplementSlip",
  "refusalSlip",
  "extensionLetter",
  "stopNotice",
  "controlSlip",
  "paymentNotice",
  "feeReceipt",
  "refundSlip",
  "consultationLetter",
  "resultReceipt",
  "result",
] as const;
export type IssuedKind = (typeof ISSUED_KINDS)[number];
/** What is rendered from the events; the result was rendered before it was signed. */
export type Slip = Exclude<IssuedKind, "result">;

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

/** A paper that there is, whether somebody has asked for it or not. */
export type Paper = {
  kind: IssuedKind;
  /** Of the event on which it rests; the newest of all for form 06. */
  version: number;
  /** Instant of that event. */
  at: string;
  /** Name of the form as the law of its day has it, e.g. "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu số 02)". */
  title: string;
  /** The act was taken back; the paper counts no longer. */
  void?: true;
};

/** A number in the books of an office. */
export type PaperNumber = { agencyId: string; year: number; series: string; number: number };

/** The agencies that a paper names. */
export type Offices = {
  /** The deciding one (cơ quan có thẩm quyền). */
  deciding: Agency;
  /** Right above it (cơ quan chủ quản). */
  above: Agency | undefined;
  /** Took the dossier in for the deciding one (phi địa giới), when that is another. */
  accepting: Agency | undefined;
  /** Right above that one. */
  aboveAccepting: Agency | undefined;
};

/** Everything that a paper is made from: the dossier and its log up to the event on which the paper rests. */
export type Source = {
  fact: LoggedEvent;
  dossier: Dossier;
  events: readonly LoggedEvent[];
  offices: Offices;
  revision: Revision;
  /** Address of this site, for the look-up link in the QR code. */
  baseUrl: string;
  /** Absent for papers without a number. */
  number?: PaperNumber;
};
