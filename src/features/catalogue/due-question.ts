import { z } from "zod";
import type { Allowance, Pause, WeeklyHours } from "../../core/calendar/index.ts";

/** A question of `motcua due`, read and checked. */
export type DueQuestion = {
  receivedAt: Temporal.Instant;
  allowance: Allowance;
  pauses: Required<Pause>[];
  sameDay: boolean;
  hours: WeeklyHours | undefined;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?([Zz]|[+-]\d{2}(:?\d{2})?)$/;
const UNITS = ["HOUR", "WORKING_DAY", "DAY", "MONTH"] as const;

const instant = z
  .string('Hãy ghi thời điểm trong dấu nháy, có múi giờ, ví dụ "2026-11-20T16:30:00+07:00".')
  .refine(isInstant, "Thời điểm không đúng. Hãy ghi ngày, giờ và múi giờ, ví dụ 2026-11-20T16:30:00+07:00.");
const ranges = z
  .array(
    z.string('Hãy ghi khoảng giờ trong dấu nháy, ví dụ "07:30-11:30".'),
    'Hãy ghi một danh sách khoảng giờ, ví dụ ["07:30-11:30", "13:00-17:00"]; ngày nghỉ ghi [].',
  )
  .nullish();
const pause = z.object(
  {
    from: instant,
    to: instant.nullish(),
  },
  'Hãy ghi mỗi lần tạm dừng là một đối tượng {"from":"…","to":"…"}.',
);
const question = z.object(
  {
    receivedAt: instant,
    allowance: z.object(
      {
        qty: z.number("Hãy ghi một số từ 0 trở lên, không có dấu nháy, ví dụ 3."),
        unit: z.enum(UNITS, `Hãy ghi một trong các đơn vị ${UNITS.join(", ")}.`),
      },
      'Hãy ghi thời hạn, ví dụ {"qty":3,"unit":"WORKING_DAY"}.',
    ),
    pauses: z.array(pause, 'Hãy ghi một danh sách, ví dụ [{"from":"…","to":"…"}], hoặc bỏ đi nếu không tạm dừng.').nullish(),
    sameDay: z.boolean("Hãy ghi true hoặc false, không có dấu nháy.").nullish(),
    hours: z
      .looseObject(
        { mon: ranges, tue: ranges, wed: ranges, thu: ranges, fri: ranges, sat: ranges, sun: ranges },
        'Hãy ghi giờ làm việc theo thứ, ví dụ {"mon":["07:30-11:30","13:00-17:00"]}.',
      )
      .nullish(),
  },
  'Hãy ghi mỗi dòng một đối tượng JSON, ví dụ {"receivedAt":"2026-11-20T16:30:00+07:00","allowance":{"qty":3,"unit":"WORKING_DAY"}}.',
);
const KEYS = Object.keys(question.shape);

/**
 * Reads one question. What else stands in the object (a number, a remark) is left alone, but a key that is one of ours misspelt is not: a
 * pause that nobody reads would give a wrong promise.
 * @throws RangeError whose Vietnamese message says what is wrong and what to write
 */
export function readDueQuestion(line: string): DueQuestion {
  const given = readJson(line);
  const misspelt = isObject(given) ? Object.keys(given).flatMap((key) => correction(key, given)) : [];
  if (misspelt.length > 0) throw new RangeError(misspelt.join(" "));
  const parsed = question.safeParse(given);
  if (!parsed.success)
    throw new RangeError(
      parsed.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")).join(" "),
    );
  const { receivedAt, allowance, pauses, sameDay, hours } = parsed.data;
  return {
    receivedAt: Temporal.Instant.from(receivedAt),
    allowance,
    pauses: (pauses ?? []).map(({ from, to }, i) => {
      if (to) return { from, to };
      throw new RangeError(`pauses.${i}.to: Lần tạm dừng này chưa kết thúc nên chưa tính được hạn. Hãy ghi lúc hết tạm dừng.`);
    }),
    sameDay: sameDay ?? false,
    hours: hours ? (Object.fromEntries(Object.entries(hours).filter(([, value]) => value)) as WeeklyHours) : undefined,
  };
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch {
    throw new RangeError("Dòng này không phải JSON. Hãy ghi mỗi dòng một đối tượng JSON.");
  }
}

function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function correction(key: string, given: Record<string, unknown>): string[] {
  if (KEYS.includes(key)) return [];
  const meant = KEYS.find((known) => !(known in given) && isNear(plain(key), plain(known)));
  return meant ? [`${key}: Không có mục này. Có phải bạn muốn ghi "${meant}"?`] : [];
}

const plain = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, "");

/** At most two letters are wrong, missing, too many or (as two) exchanged. */
function isNear(a: string, b: string): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]! <= Math.min(2, Math.floor(b.length / 3));
}
