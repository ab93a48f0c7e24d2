import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalendar, intakeClock, isWorkingTime, provisionalDays, ruleOn } from "./index.ts";
import { at, currentLaw, defaultCalendar, local } from "./testing/test-calendar.ts";

const law = currentLaw();
const cal = defaultCalendar();

/** Days off beside Saturdays and Sundays, and Saturdays worked, by announcement and law; "?": not announced yet, worked out. */
const YEARS: Record<number, { off: string; worked: string }> = {
  2024: { off: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03", worked: "05-04" },
  2025: { off: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02", worked: "04-26" },
  2026: {
    off: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    worked: "01-10 08-22",
  },
  2027: {
    off: "01-01 02-04? 02-05? 02-08? 02-09? 02-10? 04-16? 04-30 05-03? 09-02 09-03? 11-24",
    worked: "",
  },
  2028: {
    off: "01-03? 01-24? 01-25? 01-26? 01-27? 01-28? 04-04? 05-01 05-02? 09-01? 09-04? 11-24",
    worked: "",
  },
};

for (const [year, { off, worked }] of Object.entries(YEARS)) {
  test(`every day of ${year}: off, worked or as usual`, () => {
    const expectedOff = off.split(" ");
    const found: string[] = [];
    const foundWorked: string[] = [];
    for (let day = Temporal.PlainDate.from(`${year}-01-01`); day.year === Number(year); day = day.add({ days: 1 })) {
      const open = isWorkingTime(cal, at(`${day} 09:00`));
      const mark = law.holidays.holidays.find(({ date }) => date === day.toString())?.provisional ? "?" : "";
      if (day.dayOfWeek <= 5 && !open) found.push(day.toString().slice(5) + mark);
      if (day.dayOfWeek > 5 && open) foundWorked.push(day.toString().slice(5));
    }
    assert.deepEqual(found, expectedOff);
    assert.deepEqual(foundWorked.join(" "), worked);
  });
}

test("each holiday that falls on the weekly rest has its compensatory day on the next working day", () => {
  const named = (word: string) => law.holidays.holidays.filter(({ name }) => name.includes(word)).map(({ date }) => date);
  const pairs: [string, string][] = [
    ["2026-04-26", "2026-04-27"],
    ["2027-05-01", "2027-05-03"],
    ["2028-01-01", "2028-01-03"],
    ["2028-04-30", "2028-05-02"],
    ["2028-09-02", "2028-09-04"],
    ["2029-11-24", "2029-11-26"],
    ["2030-11-24", "2030-11-25"],
  ];
  for (const [holiday, instead] of pairs) {
    assert.ok(Temporal.PlainDate.from(holiday).dayOfWeek > 5, holiday);
    assert.ok(named("bù").includes(instead), instead);
  }
});

test("every swap day names the day off that it stands for, and lies on a Saturday", () => {
  for (const { date, for: instead } of law.holidays.swapDays) {
    assert.equal(Temporal.PlainDate.from(date).dayOfWeek, 6, date);
    assert.ok(
      law.holidays.holidays.some((one) => one.date === instead && one.name.includes("hoán đổi")),
      date,
    );
  }
});

test("days that nobody has announced: on the way, and up to three days after the end", () => {
  const dates = (from: string, to: string) => provisionalDays(law.holidays, at(from), at(to)).map(({ date }) => date);
  assert.deepEqual(dates("2026-11-20 09:00", "2026-11-26 16:30"), []);
  assert.deepEqual(dates("2027-01-25 09:00", "2027-01-31 17:00"), []);
  assert.deepEqual(dates("2027-01-25 09:00", "2027-02-01 17:00"), ["2027-02-04"]);
  assert.deepEqual(
    dates("2027-02-03 10:00", "2027-02-11 10:00"),
    [4, 5, 6, 7, 8].map((day) => `2027-02-0${day}`).concat(["2027-02-09", "2027-02-10"]),
  );
  assert.deepEqual(dates("2027-02-10 23:00", "2027-02-11 10:00"), ["2027-02-10"]);
  assert.deepEqual(dates("2027-02-11 00:00", "2027-02-12 10:00"), []);
});

test("the intake clock warns after 4 and 6 working hours, by the law of the day", () => {
  const rule = ruleOn(law.onlineIntake, "2026-11-20");
  assert.match(rule.warnAfter.legal, /118\/2025/);
  const told = (submitted: string) => {
    const { dueAt, warnings } = intakeClock(cal, at(submitted), rule);
    return [...warnings.map(({ hours, at: when }) => `${hours} ${local(when)}`), local(dueAt)];
  };
  assert.deepEqual(told("2026-11-20 16:00"), ["4 2026-11-23 10:30", "6 2026-11-23 14:00", "2026-11-23 16:00"]);
  assert.deepEqual(told("2026-11-23 22:00"), ["4 2026-11-25 11:30", "6 2026-11-25 15:00", "2026-11-25 17:00"]);
  assert.deepEqual(told("2026-11-19 07:30"), ["4 2026-11-19 11:30", "6 2026-11-19 15:00", "2026-11-19 17:00"]);
});

test("periods and seasons that make no sense are refused", () => {
  const create = (hours: object) => () => createCalendar({ hours: hours as never, law: { holidays: [], swapDays: [] } });
  const week = { mon: ["07:30-11:30"] };
  assert.throws(create([]), { name: "RangeError", message: /Chưa ghi giờ làm việc/ });
  assert.throws(create([{ from: "2026-13-01", hours: week }]), { name: "RangeError", message: /"2026-13-01" không đúng/ });
  assert.throws(create([{ from: "2026-01-01", season: { from: "4-16", to: "10-15" }, hours: week }]), /"4-16" không đúng/);
  assert.throws(create([{ from: "2026-01-01", season: { from: "02-30", to: "10-15" }, hours: week }]), /"02-30" không đúng/);
  assert.throws(
    create([
      { from: "2026-01-01", hours: week },
      { from: "2026-02-01", hours: {} },
    ]),
    /không có ngày nào làm việc/,
  );
});
