import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf, shortMoment } from "../legal-dates.ts";
import { head, instant, office, optional, text } from "../shared-schemas.ts";

const schema = z.object({
  office,
  /** "07/BGHS". */
  number: text,
  /** Room that hands over, and the one that takes. */
  from: text,
  to: text,
  issuedAt: instant,
  madeBy: z.object({ name: text, position: optional }),
  rows: z
    .array(
      z.object({
        code: text,
        procedure: text,
        applicant: text,
        address: optional,
        phone: optional,
        channel: text,
        /** Papers that go along on paper, and electronic ones. */
        onPaper: z.int().min(0),
        electronic: z.int().min(0),
        receivedAt: instant.optional(),
        dueAt: instant.optional(),
        step: text,
        receiver: optional,
        note: optional,
      }),
    )
    .min(1),
});

/** Danh sách bàn giao hồ sơ giữa quầy và phòng: 13 cột. */
export const handoverList = defineKind({
  schema,
  template: "handover-list.typ",
  title: (data) => `Danh sách bàn giao hồ sơ ${data.number}`,
  issuedAt: (data) => data.issuedAt,
  view: (data) => ({
    ...head(data.office),
    number: data.number,
    from: data.from,
    to: data.to,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    issuedAt: momentOf(data.issuedAt),
    madeBy: data.madeBy,
    rows: data.rows.map((row) => ({
      ...row,
      onPaper: row.onPaper > 0 ? String(row.onPaper) : "",
      electronic: row.electronic > 0 ? String(row.electronic) : "",
      receivedAt: row.receivedAt && shortMoment(row.receivedAt),
      dueAt: row.dueAt && shortMoment(row.dueAt),
    })),
  }),
});
