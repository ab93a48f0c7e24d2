import type { Sex } from "./types.ts";

/**
 * Births that hospitals know of. A notice's number is `08201.yyMMdd.NN`: facility, day of birth, mother. Any past day is accepted, so that
 * the demo has a newborn today, a late registration tomorrow, and the same number always answers the same.
 */
export type BirthNotice = {
  suffix: string;
  mother: string;
  sex: Sex /** Grams. */;
  weight: number /** HH:mm, Asia/Ho_Chi_Minh. */;
  time: string;
  facility: string;
  signed: boolean;
};

export const FACILITY_CODE = "08201";
const NA_HANG = "Bệnh viện đa khoa khu vực Na Hang";
const DONG_VAN = "Bệnh viện đa khoa Đồng Văn";

export const BIRTH_NOTICES: BirthNotice[] = [
  { suffix: "01", mother: "008198990412", sex: "1", weight: 3100, time: "04:35", facility: NA_HANG, signed: true },
  { suffix: "02", mother: "008301991203", sex: "2", weight: 2900, time: "22:10", facility: NA_HANG, signed: true },
  { suffix: "03", mother: "002301990167", sex: "1", weight: 2750, time: "13:05", facility: DONG_VAN, signed: true },
  { suffix: "04", mother: "008194990975", sex: "2", weight: 3200, time: "00:20", facility: NA_HANG, signed: true },
  { suffix: "05", mother: "002197990733", sex: "2", weight: 2850, time: "16:45", facility: DONG_VAN, signed: true },
  { suffix: "06", mother: "008190990289", sex: "1", weight: 3350, time: "09:15", facility: NA_HANG, signed: true },
  { suffix: "07", mother: "008198990412", sex: "1", weight: 3100, time: "04:35", facility: NA_HANG, signed: false },
];

/** Number of the notice of a child born on `date` (yyyy-MM-dd). */
export function noticeNumber(date: string, suffix: string): string {
  return `${FACILITY_CODE}.${date.slice(2).replaceAll("-", "")}.${suffix}`;
}

/** The notice and the instant of birth, or undefined when nobody issued that number or the day has not come. */
export function findNotice(
  number: string,
  now: Temporal.Instant,
): { notice: BirthNotice; bornAt: Temporal.ZonedDateTime } | undefined {
  const match = /^08201\.(\d\d)(\d\d)(\d\d)\.(\d\d)$/.exec(number);
  if (!match) return undefined;
  const notice = BIRTH_NOTICES.find((n) => n.suffix === match[4]);
  const date = plainDate(`20${match[1]}-${match[2]}-${match[3]}`);
  if (!notice || !date) return undefined;
  const bornAt = date.toZonedDateTime({ timeZone: "Asia/Ho_Chi_Minh", plainTime: Temporal.PlainTime.from(notice.time) });
  return Temporal.Instant.compare(bornAt.toInstant(), now) > 0 ? undefined : { notice, bornAt };
}

function plainDate(value: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(value);
  } catch {
    return undefined;
  }
}
