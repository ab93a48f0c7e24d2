import { z } from "zod";
import { parseClock, parseDay } from "./clock-time.ts";

const legal = z.string().min(3, "Thiếu căn cứ pháp lý.").describe("Căn cứ pháp lý");
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Ngày phải có dạng năm-tháng-ngày, ví dụ 2026-11-24.")
  .refine((text) => parseDay(text) !== undefined, "Không có ngày này trong lịch.");
const clock = z
  .string()
  .regex(/^\d{2}:\d{2}$/, "Giờ phải có dạng giờ:phút, ví dụ 15:00.")
  .refine((text) => parseClock(text) !== undefined, "Không có giờ này trong ngày.");
const range = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, "Khoảng giờ phải có dạng 07:30-11:30.");
const ranges = z.array(range);

const provisional = z.boolean().optional().describe("Tính trước, chưa có thông báo");

const holidays = z.strictObject({
  holidays: z.array(
    z.strictObject({
      date,
      name: z.string().min(1, "Thiếu tên ngày nghỉ."),
      legal,
      provisional,
      half: z.enum(["morning", "afternoon"]).optional().describe("Chỉ nghỉ một buổi: morning – sáng, afternoon – chiều"),
    }),
  ),
  swapDays: z.array(
    z.strictObject({
      date,
      for: date.optional().describe("Ngày nghỉ được làm bù; giờ làm là giờ của thứ đó trong tuần"),
      hours: ranges.optional().describe("Giờ làm riêng của ngày này"),
      legal,
      provisional,
    }),
  ),
});

const period = { from: date.describe("Ngày đầu áp dụng"), to: date.optional().describe("Ngày cuối áp dụng"), legal };
const hours = z.strictObject({
  mon: ranges.optional(),
  tue: ranges.optional(),
  wed: ranges.optional(),
  thu: ranges.optional(),
  fri: ranges.optional(),
  sat: ranges.optional(),
  sun: ranges.optional(),
});
const dayOfYear = z
  .string()
  .regex(/^\d{2}-\d{2}$/, "Ngày trong năm phải có dạng tháng-ngày, ví dụ 04-16.")
  .refine((text) => parseDay(`2000-${text}`) !== undefined, "Không có ngày này trong năm.");
const season = z.strictObject({ from: dayOfYear, to: dayOfYear }).optional().describe("Chỉ áp dụng trong mùa này mỗi năm");
const hoursList = z.array(z.strictObject({ ...period, season, hours })).min(1);
const workingHours = z.strictObject({
  workingHours: hoursList,
  agencies: z.record(z.string(), hoursList).default({}).describe("Giờ riêng của cơ quan, theo mã định danh"),
});

const allowance = z.strictObject({ qty: z.number().positive(), unit: z.enum(["HOUR", "WORKING_DAY", "DAY", "MONTH"]) });
const intake = z.strictObject({
  onlineIntake: z
    .array(
      z.strictObject({
        ...period,
        allowance,
        warnAfter: z
          .strictObject({ hours: z.array(z.number().positive()), legal })
          .describe("Nhắc cán bộ sau số giờ làm việc này"),
      }),
    )
    .min(1),
  sameDay: z.array(z.strictObject({ ...period, cutOff: clock })).min(1),
});

/** The shape of each file in `law/`, by file name without ending. */
export const LAW_SCHEMAS = { holidays, "working-hours": workingHours, intake } as const;
