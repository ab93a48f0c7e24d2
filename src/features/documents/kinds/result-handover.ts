import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf, shortMoment } from "../legal-dates.ts";
import { head, instant, office, optional, text } from "../shared-schemas.ts";

const schema = z.object({
  office,
  /** "07/BGKQ". */
  number: text,
  from: text,
  to: text,
  issuedAt: instant,
  madeBy: z.object({ name: text, position: optional }),
  rows: z
    .array(
      z.object({
        code: text,
        applicant: text,
        procedure: text,
        /** Name and number of the result. */
        result: text,
        dueAt: instant.optional(),
        /** Money is still to be taken when it is handed out. */
        fee: z.boolean(),
        /** Goes out by post. */
        post: z.boolean(),
        note: optional,
      }),
    )
    .min(1),
});

/** Phiếu bàn giao kết quả từ phòng về quầy: 8 cột. */
export const resultHandover = defineKind({
  schema,
  template: "result-handover.typ",
  title: (data) => `Phiếu bàn giao kết quả ${data.number}`,
  issuedAt: (data) => data.issuedAt,
  view: (data) => ({
    ...head(data.office),
    number: data.number,
    from: data.from,
    to: data.to,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    issuedAt: momentOf(data.issuedAt),
    madeBy: data.madeBy,
    rows: data.rows.map((row) => ({ ...row, dueAt: row.dueAt && shortMoment(row.dueAt) })),
  }),
});
