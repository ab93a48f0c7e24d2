import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf, shortMoment } from "../legal-dates.ts";
import { form, head, instant, long, office, optional, text, titled } from "../shared-schemas.ts";

const party = z.object({ unit: text, officer: optional });
const hop = z.object({
  kind: z.literal("hop"),
  /** Name of the step, e.g. "Thẩm tra, ghi sổ". */
  step: long,
  handedAt: instant,
  from: party,
  /** When the receiver took it; absent while nobody has. */
  takenAt: instant.optional(),
  to: party,
  dueAt: instant.optional(),
  finishedAt: instant.optional(),
  /** done: without a time of its own; ended: with the dossier; moved: begins anew at another agency. */
  result: z.enum(["early", "onTime", "late", "open", "done", "ended", "moved"]).default("open"),
  note: optional,
});
/** What happened to the clock, between the hand-overs. */
const note = z.object({ kind: z.literal("note"), at: instant, text: long });
const schema = z.object({
  form,
  office,
  code: text,
  lookupUrl: z.url(),
  procedureName: text,
  applicantName: text,
  /** Cơ quan chủ trì giải quyết. */
  leadAgency: text,
  /** Cơ quan phối hợp. */
  coordinating: z.array(text).default([]),
  receivedAt: instant.optional(),
  dueAt: instant.optional(),
  /** In order; one for each hand-over. */
  rows: z.array(z.discriminatedUnion("kind", [hop, note])),
  /** The moment up to which the events were read; the slip is a print of the log. */
  printedAt: instant,
});

const RESULTS = {
  early: "Trước hạn",
  onTime: "Đúng hạn",
  late: "Quá hạn",
  open: "Đang giải quyết",
  done: "Đã xong",
  ended: "Dừng theo hồ sơ",
  moved: "Chuyển cơ quan khác",
} as const;

/** Mẫu số 06: phiếu kiểm soát quá trình giải quyết hồ sơ. */
export const controlSlip = defineKind({
  schema,
  template: "control-slip.typ",
  title: (data) => `Phiếu kiểm soát quá trình giải quyết hồ sơ ${data.code}`,
  issuedAt: (data) => data.printedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    form: titled(data.form),
    code: data.code,
    placeAndDate: `${data.office.place}, ${longDate(data.printedAt)}`,
    procedureName: data.procedureName,
    applicantName: data.applicantName,
    leadAgency: data.leadAgency,
    coordinating: data.coordinating.join("; "),
    receivedAt: data.receivedAt && momentOf(data.receivedAt),
    dueAt: data.dueAt && momentOf(data.dueAt),
    printedAt: momentOf(data.printedAt),
    rows: data.rows.map((row) =>
      row.kind === "note"
        ? { kind: row.kind, at: shortMoment(row.at), text: row.text }
        : {
            kind: row.kind,
            step: row.step,
            from: row.from,
            to: row.to,
            handedAt: shortMoment(row.handedAt),
            takenAt: row.takenAt && shortMoment(row.takenAt),
            dueAt: row.dueAt && shortMoment(row.dueAt),
            finishedAt: row.finishedAt && shortMoment(row.finishedAt),
            result: RESULTS[row.result],
            note: row.note,
          },
    ),
  }),
});
