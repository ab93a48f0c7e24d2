import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf, shortMoment } from "../legal-dates.ts";
import {
  form,
  head,
  instant,
  linesOf,
  long,
  office,
  optional,
  recipient,
  signature,
  signer,
  text,
  titled,
} from "../shared-schemas.ts";

const schema = z.object({
  form,
  office,
  number: optional,
  code: text,
  lookupUrl: z.url(),
  issuedAt: instant,
  to: recipient,
  subject: text,
  receivedAt: instant,
  oldDueAt: instant,
  /** The new appointment; of a late letter the day on which the result is promised. */
  newDueAt: instant,
  /** Signed after the due time: an apology that moves nothing. */
  late: z.boolean(),
  reason: long,
  /** The step that could not keep its time, and who did it. */
  cause: optional,
  /** Outages of the system, with the working minutes that they took. */
  outages: z.array(z.object({ from: instant, to: instant, minutes: z.int().min(0) })),
  signer,
});

/** Mẫu số 04: xin lỗi và đề nghị gia hạn; when it is late, the apology alone. */
export const extensionLetter = defineKind({
  schema,
  template: "extension-letter.typ",
  title: (data) => `${data.form.title.join(" ")} ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    form: titled({ ...data.form, ...(data.late && { title: lateTitle(data.form.title) }) }),
    code: data.code,
    number: data.number,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    about: data.late
      ? `V/v xin lỗi vì trả kết quả quá hẹn hồ sơ ${data.code}`
      : `V/v xin lỗi và gia hạn giải quyết hồ sơ ${data.code}`,
    to: data.to,
    subject: data.subject,
    issuer: data.office.centre,
    hotline: data.office.hotline,
    receivedAt: momentOf(data.receivedAt),
    oldDueAt: momentOf(data.oldDueAt),
    newDueAt: momentOf(data.newDueAt),
    late: data.late,
    reason: linesOf(data.reason),
    cause: data.cause,
    outages: data.outages.map(({ from, to, minutes }) => `${shortMoment(from)} – ${shortMoment(to)} (${workingText(minutes)})`),
    signer: signature(data.signer),
    signedAt: momentOf(data.issuedAt),
  }),
});

/** A letter that moves nothing does not ask for more time; the older form spoke of a new day only. */
function lateTitle(title: string[]): string[] {
  return /gia hạn/i.test(title.join(" ")) ? ["Văn bản xin lỗi", "vì trả kết quả quá hẹn"] : title;
}

function workingText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${[hours > 0 && `${hours} giờ`, (rest > 0 || hours === 0) && `${rest} phút`].filter(Boolean).join(" ")} làm việc`;
}
