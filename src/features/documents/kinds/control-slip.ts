import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { momentOf, shortMoment } from "../legal-dates.ts";
import { head, instant, office, optional, text } from "../shared-schemas.ts";

const party = z.object({ unit: text, officer: optional });
const schema = z.object({
  office,
  code: text,
  procedureName: text,
  applicantName: text,
  /** Cơ quan chủ trì giải quyết. */
  leadAgency: text,
  /** Cơ quan phối hợp. */
  coordinating: z.array(text).default([]),
  receivedAt: instant.optional(),
  dueAt: instant.optional(),
  /** One row for each hand-over, in order. */
  hops: z.array(
    z.object({
      /** Name of the step, e.g. "Thẩm tra, ghi sổ". */
      step: text,
      handedAt: instant,
      from: party,
      /** When the receiver took it; absent while nobody has. */
      takenAt: instant.optional(),
      to: party,
      dueAt: instant.optional(),
      finishedAt: instant.optional(),
      result: z.enum(["early", "onTime", "late", "open"]).default("open"),
      note: optional,
    }),
  ),
  /** The moment up to which the events were read; the slip is a print of the log. */
  printedAt: instant,
});

const RESULTS = { early: "Trước hạn", onTime: "Đúng hạn", late: "Quá hạn", open: "Đang giải quyết" } as const;

/** Mẫu số 06, Phụ lục I TT 03/2025/TT-VPCP. */
export const controlSlip = defineKind({
  schema,
  template: "control-slip.typ",
  title: (data) => `Phiếu kiểm soát quá trình giải quyết hồ sơ ${data.code}`,
  issuedAt: (data) => data.printedAt,
  view: (data) => ({
    ...head(data.office),
    code: data.code,
    procedureName: data.procedureName,
    applicantName: data.applicantName,
    leadAgency: data.leadAgency,
    coordinating: data.coordinating.join("; "),
    receivedAt: data.receivedAt && momentOf(data.receivedAt),
    dueAt: data.dueAt && momentOf(data.dueAt),
    printedAt: momentOf(data.printedAt),
    hops: data.hops.map((hop) => ({
      step: hop.step,
      from: hop.from,
      to: hop.to,
      handedAt: shortMoment(hop.handedAt),
      takenAt: hop.takenAt && shortMoment(hop.takenAt),
      dueAt: hop.dueAt && shortMoment(hop.dueAt),
      finishedAt: hop.finishedAt && shortMoment(hop.finishedAt),
      result: RESULTS[hop.result],
      note: hop.note,
    })),
  }),
});
