import { parseDocument } from "yaml";
import { z } from "zod";
import { dayOfInstant, ruleOn } from "../calendar/index.ts";

const FILE = "lifecycle.yaml";
const VIETNAMESE = z.locales.vi().localeError;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "Ngày phải có dạng năm-tháng-ngày, ví dụ 2026-11-24.");
const hours = z.number().positive().max(400).describe("Giờ làm việc");
const days = z.number().int().positive().max(400).describe("Ngày làm việc");
const period = {
  from: date.describe("Ngày đầu áp dụng"),
  to: date.optional().describe("Ngày cuối áp dụng"),
  legal: z.string().min(3, "Thiếu căn cứ.").describe("Căn cứ: văn bản, hoặc quy định nội bộ"),
  confidence: z.enum(["high", "medium", "low"]).optional().describe("Độ tin cậy của căn cứ"),
};
const dated = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.strictObject({ ...period, ...shape })).min(1);

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Giờ phải có dạng giờ:phút, ví dụ 15:00.");

const schema = z.strictObject({
  transfer: dated({
    cutOff: clock.describe("Tiếp nhận đến hết giờ này thì chuyển trong ngày"),
    morningHours: hours.describe("Tiếp nhận sau giờ ấy: số giờ làm việc đầu của ngày làm việc tiếp theo"),
  }),
  extension: dated({
    noticeHours: hours,
    share: z.number().positive().max(1).describe("Phần của cả thời hạn"),
    earliest: z.number().min(0).max(1).describe("Không lập sớm hơn khi đã dùng phần này của thời hạn"),
    minDays: days,
  }),
  supplementReminder: dated({ beforeHours: hours }),
  collect: dated({ afterDays: days, everyDays: days, most: z.number().int().positive().max(20) }),
  undo: dated({ hours }),
  supplementTimeout: dated({ basis: z.string().min(3).describe("Điều, khoản ghi trên thông báo dừng giải quyết") }),
});

/** What `law/lifecycle.yaml` says, with all its periods. */
export type LifecycleLaw = z.output<typeof schema>;

/** The terms of the clock's own acts in force on one day. Hours and days are working time. */
export type LifecycleTerms = {
  /** What the counter received by `cutOff` it passes on the same working day; later, within the first `morningHours` of the next one. */
  transfer: { cutOff: string; morningHours: number };
  /**
   * When form 04 is prepared: at most `noticeHours` and at most `share` of the whole time are left and nobody is at signing yet; or, once the
   * part `earliest` of it is used, the steps that follow need more than is left. The new date lies at least `minDays` after the old one.
   */
  extension: { noticeHours: number; share: number; earliest: number; minDays: number };
  /** How long before the end of a supplement's time the applicant is reminded. */
  supplementReminder: { beforeHours: number };
  /** Reminders to fetch a result: first after `afterDays`, then every `everyDays`, `most` in all. */
  collect: { afterDays: number; everyDays: number; most: number };
  /** How long a mistaken act may be taken back. */
  undo: { hours: number };
  /** What form 05 cites when the clock stops a dossier whose supplement never came. */
  supplementTimeout: { basis: string };
};

export type LifecycleProblem = { file: string; path: string; message: string };
export type ParsedLifecycle = { ok: true; law: LifecycleLaw } | { ok: false; problems: LifecycleProblem[] };

/** Reads the text of law/lifecycle.yaml and says everything that is wrong with it at once. Never throws for any text. */
export function parseLifecycle(text: string | undefined): ParsedLifecycle {
  const fails = (problems: Omit<LifecycleProblem, "file">[]): ParsedLifecycle => ({
    ok: false,
    problems: problems.map((problem) => ({ file: FILE, ...problem })),
  });
  if (text === undefined) return fails([{ path: "", message: "Không có tệp này." }]);
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return fails(
      document.errors.map(({ message, linePos }) => ({
        path: linePos ? `dòng ${linePos[0].line}` : "",
        message: `Không đọc được YAML: ${message.split("\n")[0]}`,
      })),
    );
  }
  const parsed = schema.safeParse(document.toJS(), { error: VIETNAMESE });
  if (!parsed.success)
    return fails(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message })));
  const gaps = Object.entries(parsed.data).flatMap(([name, rules]) => overlaps(name, rules));
  return gaps.length > 0 ? fails(gaps) : { ok: true, law: parsed.data };
}

function overlaps(name: string, rules: readonly { from: string; to?: string | undefined }[]): Omit<LifecycleProblem, "file">[] {
  return rules.flatMap((rule, index) => {
    const path = `${name}.${index}`;
    const before = rules[index - 1];
    if (rule.to !== undefined && rule.to < rule.from) return [{ path, message: "Ngày cuối đứng trước ngày đầu." }];
    if (!before || (before.to !== undefined && before.to < rule.from)) return [];
    return [{ path, message: "Thời gian áp dụng chồng lên quy định đứng trước. Hãy ghi ngày cuối cho quy định trước." }];
  });
}

/** The terms in force on the day of an instant. @throws RangeError (Vietnamese message) when there are none for that day */
export function lifecycleOn(law: LifecycleLaw, now: Temporal.Instant): LifecycleTerms {
  const day = dayOfInstant(now);
  const { cutOff, morningHours } = ruleOn(law.transfer, day);
  const { noticeHours, share, earliest, minDays } = ruleOn(law.extension, day);
  const { beforeHours } = ruleOn(law.supplementReminder, day);
  const { afterDays, everyDays, most } = ruleOn(law.collect, day);
  return {
    transfer: { cutOff, morningHours },
    extension: { noticeHours, share, earliest, minDays },
    supplementReminder: { beforeHours },
    collect: { afterDays, everyDays, most },
    undo: { hours: ruleOn(law.undo, day).hours },
    supplementTimeout: { basis: ruleOn(law.supplementTimeout, day).basis },
  };
}

/** JSON Schema of law/lifecycle.yaml for editors; formatted text. */
export const lifecycleSchemaJson = (): string => `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`;
