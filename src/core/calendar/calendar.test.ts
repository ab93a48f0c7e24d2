import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addAllowance,
  createCalendar,
  dueAt,
  formatDate,
  formatDateTime,
  formatTime,
  formatWorkingDuration,
  type HolidayLaw,
  isWorkingTime,
  nextWorkingStart,
  remainingWorkingMinutes,
  type WeeklyHours,
} from "./index.ts";
import { at, defaultCalendar, local } from "./testing/test-calendar.ts";

const cal = defaultCalendar();
const NO_LAW: HolidayLaw = { holidays: [], swapDays: [] };
const create = (hours: WeeklyHours, law = NO_LAW) => createCalendar({ hours, law });
const off = (date: string) => ({ date, name: "Nghỉ", legal: "Luật" });

test("refuses hours and dates that make no sense, and says what is wrong", () => {
  const bad: [string, () => unknown, RegExp][] = [
    ["no working day", () => create({}), /không có ngày nào làm việc/],
    ["empty days", () => create({ mon: [], tue: [] }), /không có ngày nào làm việc/],
    ["garbage", () => create({ mon: ["sáng"] }), /thứ Hai: "sáng" không đúng/],
    ["no such time", () => create({ tue: ["07:60-11:30"] }), /thứ Ba: "07:60-11:30" không đúng/],
    ["after midnight", () => create({ tue: ["22:00-24:01"] }), /không đúng/],
    ["backwards", () => create({ wed: ["11:30-07:30"] }), /đóng cửa không sau giờ mở cửa/],
    ["empty range", () => create({ wed: ["11:30-11:30"] }), /đóng cửa không sau giờ mở cửa/],
    ["overlap", () => create({ thu: ["07:30-11:30", "11:00-17:00"] }), /chồng lên/],
    ["overlap by a minute", () => create({ thu: ["07:30-11:30", "11:29-17:00"] }), /chồng lên/],
    ["not in order", () => create({ thu: ["13:00-17:00", "07:30-11:30"] }), /chồng lên/],
    [
      "holiday that does not exist",
      () => create({ mon: ["07:30-11:30"] }, { holidays: [off("2026-02-30")], swapDays: [] }),
      /2026-02-30/,
    ],
    [
      "given twice",
      () => create({ mon: ["07:30-11:30"] }, { holidays: [off("2026-11-24"), off("2026-11-24")], swapDays: [] }),
      /hai lần/,
    ],
    ["unknown weekday", () => create(JSON.parse('{"monday":["07:30-11:30"]}')), /không có ngày "monday"/],
    ["negative", () => addAllowance(cal, at("2026-11-20 08:00"), { qty: -1, unit: "HOUR" }), /-1 HOUR không đúng/],
    ["not a number", () => addAllowance(cal, at("2026-11-20 08:00"), { qty: Number.NaN, unit: "DAY" }), /không đúng/],
    ["half a calendar day", () => addAllowance(cal, at("2026-11-20 08:00"), { qty: 1.5, unit: "DAY" }), /số nguyên/],
    ["unit", () => addAllowance(cal, at("2026-11-20 08:00"), JSON.parse('{"qty":1,"unit":"WEEK"}')), /WEEK/],
    ["too far", () => addAllowance(cal, at("2026-11-20 08:00"), { qty: 1e6, unit: "WORKING_DAY" }), /quá năm 2099/],
    ["too far in months", () => addAllowance(cal, at("2026-11-20 08:00"), { qty: 1200, unit: "MONTH" }), /2000 đến 2099/],
    ["too early", () => addAllowance(cal, at("1999-11-20 08:00"), { qty: 1, unit: "HOUR" }), /2000 đến 2099/],
    [
      "cut-off",
      () =>
        dueAt(cal, {
          receivedAt: at("2026-11-20 08:00"),
          allowance: { qty: 1, unit: "WORKING_DAY" },
          sameDay: { cutOff: "3pm" },
        }),
      /3pm/,
    ],
    [
      "same-day in months",
      () =>
        dueAt(cal, { receivedAt: at("2026-11-20 08:00"), allowance: { qty: 1, unit: "MONTH" }, sameDay: { cutOff: "15:00" } }),
      /trong ngày không thể/,
    ],
    [
      "pause that ends before it starts",
      () =>
        dueAt(cal, {
          receivedAt: at("2026-11-20 08:00"),
          allowance: { qty: 1, unit: "HOUR" },
          pauses: [{ from: "2026-11-21T00:00:00Z", to: "2026-11-20T00:00:00Z" }],
        }),
      /Lần tạm dừng/,
    ],
  ];
  for (const [name, act, message] of bad) assert.throws(act, { name: "RangeError", message }, name);
});

test("working time, its ends and the next opening", () => {
  const at0730 = at("2026-11-20 07:30");
  for (const [time, open] of [
    ["07:29", false],
    ["07:30", true],
    ["11:30", true],
    ["11:31", false],
    ["17:00", true],
    ["17:01", false],
  ] as const) {
    assert.equal(isWorkingTime(cal, at(`2026-11-20 ${time}`)), open, time);
  }
  assert.equal(isWorkingTime(cal, at("2026-11-24 09:00")), false);
  assert.equal(nextWorkingStart(cal, at0730).toString(), at0730.toString());
  assert.equal(local(nextWorkingStart(cal, at("2026-11-20 11:30"))), "2026-11-20 13:00");
  assert.equal(local(nextWorkingStart(cal, at("2026-11-23 17:00"))), "2026-11-25 07:30");
});

test("an office that is open to midnight and on Sundays, and a swap day with its own hours", () => {
  const night = create(
    { sun: ["20:00-24:00"] },
    { holidays: [], swapDays: [{ date: "2026-11-21", hours: ["08:00-09:00"], legal: "Thông báo" }] },
  );
  assert.equal(local(addAllowance(night, at("2026-11-16 09:00"), { qty: 5, unit: "HOUR" })), "2026-11-23 00:00");
  assert.equal(local(addAllowance(night, at("2026-11-21 08:30"), { qty: 1, unit: "HOUR" })), "2026-11-22 20:30");
});

test("what remains stands still while a pause stands, and is negative when late", () => {
  const due = at("2026-11-23 10:00");
  const standing = [{ from: at("2026-11-20 16:00").toString() }];
  assert.equal(remainingWorkingMinutes(cal, at("2026-11-20 15:00"), due), 270);
  assert.equal(remainingWorkingMinutes(cal, at("2026-11-25 09:00"), due, standing), 210);
  assert.equal(remainingWorkingMinutes(cal, at("2026-11-20 15:00"), due, standing), 270);
  assert.equal(remainingWorkingMinutes(cal, at("2026-11-25 08:00"), due), -360);
});

test("dates and times as people write them", () => {
  assert.equal(formatDateTime(at("2026-11-20 17:00")), "17:00 thứ Sáu 20/11/2026");
  assert.equal(formatDateTime(at("2026-11-22 00:05")), "00:05 Chủ nhật 22/11/2026");
  assert.equal(formatDate(at("2027-01-01 00:00")), "01/01/2027");
  assert.equal(formatTime(at("2026-11-20 07:05:59")), "07:05");
  assert.equal(formatWorkingDuration(65, "short"), "1 giờ 05");
  assert.equal(formatWorkingDuration(-70, "short"), "Quá 1 giờ 10");
});
