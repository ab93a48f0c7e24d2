import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate } from "../legal-dates.ts";
import { date, instant, optional, text, upper } from "../shared-schemas.ts";

const line = z.object({ label: text.max(100), value: optional, strong: z.boolean().optional() });

const schema = z.object({
  /** E.g. "Giấy chứng nhận kết hôn". */
  title: text.max(100),
  /** Under the title, e.g. "(BẢN CHÍNH)". */
  note: optional,
  number: text.max(60),
  book: text.max(60),
  /** Side by side, e.g. wife and husband. */
  people: z.array(z.array(line)),
  lines: z.array(line),
  /** Label of the place of the register, e.g. "Nơi đăng ký kết hôn". */
  registered: z.object({ label: text.max(100), at: text.max(300), on: date }),
  /** Who signs besides the office. */
  parties: z.array(z.object({ role: text.max(60), name: text.max(150) })),
  /** `title`: over the signature, e.g. "Người ký Giấy chứng nhận kết hôn". */
  signer: z.object({ title: text.max(100), name: text.max(150), position: text.max(150), capacity: optional }),
  issuedAt: instant,
});

/** Giấy chứng nhận kết hôn, trích lục khai tử: what stands in the book of the register, by the contents of TT 04/2020/TT-BTP. */
export const civilRecord = defineKind({
  schema,
  template: "civil-record.typ",
  title: ({ title, number }) => `${title} số ${number}`,
  issuedAt: (data) => data.issuedAt,
  view: ({ title, note, number, book, people, lines, registered, parties, signer }) => ({
    title: upper(title),
    note,
    number,
    book,
    people,
    lines: [
      ...lines,
      { label: registered.label, value: registered.at },
      { label: "Ngày, tháng, năm đăng ký", value: longDate(registered.on) },
    ],
    parties: parties.map(({ role, name }) => ({ role: upper(role), name: upper(name) })),
    signer: {
      title: upper(signer.title),
      name: signer.name,
      position: upper(signer.position),
      capacity: signer.capacity && upper(signer.capacity),
    },
  }),
});
