import type { z } from "zod";
import type { Plain } from "./printable-text.ts";

/** One kind of document: what goes in, which template prints it, and the words that the template shows. */
export type DocumentKind<Schema extends z.ZodType> = {
  schema: Schema;
  /** File in `templates/`. */
  template: string;
  /** Title in the metadata of the PDF. */
  title(data: z.output<Schema>): string;
  /** Instant (ISO 8601) that the metadata carries; the bytes depend on the data alone. */
  issuedAt(data: z.output<Schema>): string;
  /** Takes seconds, so it must not hold up the others. */
  long?: boolean;
  view(data: z.output<Schema>): Plain;
  /** What the QR code leads to, when the document has one. */
  qr?(data: z.output<Schema>): string | undefined;
};

/** Ties the types of a kind together. */
export function defineKind<Schema extends z.ZodType>(kind: DocumentKind<Schema>): DocumentKind<Schema> {
  return kind;
}
