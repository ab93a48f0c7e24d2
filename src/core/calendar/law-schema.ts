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

const holidays = z.strictObject({
  holidays: z.array(
    z.strictObject({
      date,
      name: z.string().min(1, "Thiếu tên ngày nghỉ."),
      legal,
      provisional: z.boolean().optional().describe("Tính trước, chưa có thông báo"),
    }),
  ),
  swapDays: z.array(z.strictObject({ date, hours: ranges.optional(), legal })),
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
const workingHours = z.strictObject({ workingHours: z.array(z.strictObject({ ...period, hours })).min(1) });

const allowance = z.strictObject({ qty: z.number().positive(), unit: z.enum(["HOUR", "WORKING_DAY", "DAY", "MONTH"]) });
const intake = z.strictObject({
  onlineIntake: z.array(z.strictObject({ ...period, allowance })).min(1),
  sameDay: z.array(z.strictObject({ ...period, cutOff: clock })).min(1),
});

/** The shape of each file in `law/`, by file name without ending. */
export const LAW_SCHEMAS = { holidays, "working-hours": workingHours, intake } as const;
