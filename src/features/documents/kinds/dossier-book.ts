import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { shortDate, shortMoment } from "../legal-dates.ts";
import { form, head, instant, office, optional, text, titled } from "../shared-schemas.ts";

const schema = z.object({
  form,
  office,
  /** Days of the period, yyyy-MM-dd, both included. */
  from: z.iso.date(),
  until: z.iso.date(),
  /** The last thing that happened to a dossier of the book. */
  asOf: instant,
  /** Dossiers left out because they concern whoever prints it. */
  hidden: z.int().min(0).default(0),
  rows: z.array(
    z.object({
      /** Number in the book, the one on form 01; absent in the moments before it is given. */
      number: z.int().positive().optional(),
      code: text,
      procedure: text,
      sets: z.int().min(1),
      applicant: text,
      address: optional,
      phone: optional,
      agency: text,
      receivedAt: instant,
      dueAt: instant.optional(),
      /** Left the counter; the result came back; was handed out. */
      sentAt: instant.optional(),
      resultAt: instant.optional(),
      returnedAt: instant.optional(),
      channel: text,
      receiver: optional,
      note: optional,
    }),
  ),
});

/** Mẫu số 07: sổ theo dõi hồ sơ of a centre over a period. */
export const dossierBook = defineKind({
  schema,
  template: "dossier-book.typ",
  title: (data) => `Sổ theo dõi hồ sơ từ ${shortDate(data.from)} đến ${shortDate(data.until)}`,
  issuedAt: (data) => data.asOf,
  long: true,
  view: (data) => ({
    ...head(data.office),
    form: titled(data.form),
    from: shortDate(data.from),
    until: shortDate(data.until),
    asOf: shortMoment(data.asOf),
    hidden: data.hidden,
    // Rows as lists of cells keep the data of a whole month small.
    rows: data.rows.map((row) => [
      row.number === undefined ? "" : String(row.number),
      row.code,
      row.procedure,
      String(row.sets),
      row.applicant,
      [row.address, row.phone].filter(Boolean).join("; "),
      row.agency,
      ...[row.receivedAt, row.dueAt, row.sentAt, row.resultAt, row.returnedAt].map((at) => (at ? shortMoment(at) : "")),
      row.channel,
      row.receiver ?? "",
      row.note ?? "",
    ]),
  }),
});
