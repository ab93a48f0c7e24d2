import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate } from "../legal-dates.ts";
import { head, instant, office, officer, optional, text } from "../shared-schemas.ts";

const cell = z.object({ text: z.string(), column: z.int().min(0), across: z.int().min(1), down: z.int().min(1) });

const schema = z.object({
  office,
  title: text,
  /** Where the form comes from; empty when no form is laid down. */
  source: optional,
  /** Whose report, over which days, at what instant. */
  about: z.array(text),
  /** The instant of the figures. */
  asOf: instant,
  /** Width of each column as a share of the sheet, and whether it holds numbers. */
  columns: z.array(z.object({ width: z.number().positive(), numeric: z.boolean() })).min(1),
  /** The head of the table, line by line. */
  heads: z.array(z.array(cell)).min(1),
  /** Cells as they are read. */
  rows: z.array(z.array(z.string())),
  sum: z.array(z.string()).optional(),
  notes: z.array(text),
  /** Who made it. */
  maker: officer,
});

/** A report of an office: its table under the head of the sheet, with the places of those who made and who sign it. */
export const reportSheet = defineKind({
  schema,
  template: "report-sheet.typ",
  title: (data) => data.title,
  issuedAt: (data) => data.asOf,
  long: true,
  view: (data) => ({
    ...head(data.office),
    place: `${data.office.place}, ${longDate(data.asOf)}`,
    source: data.source ?? "",
    title: data.title,
    about: data.about,
    columns: data.columns,
    heads: data.heads,
    rows: data.rows,
    sum: data.sum ?? [],
    notes: data.notes,
    maker: data.maker.name,
  }),
});
