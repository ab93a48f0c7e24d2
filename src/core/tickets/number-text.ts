import type { Priority } from "./types.ts";

const PRIORITY_SERIES = "UT";
const APPOINTMENT_SERIES = "HN";

/** The series a number is taken from: UT for people with priority, HN for agreed hours, else the letter of the group. */
export function seriesOf(of: { service: string; priority: Priority | null; appointmentAt: string | null }): string {
  if (of.priority) return PRIORITY_SERIES;
  return of.appointmentAt ? APPOINTMENT_SERIES : of.service;
}

/** "A012", "UT003"; past 999 it grows wider and never starts again. @param seq from 1 on */
export const numberText = (series: string, seq: number): string => `${series}${String(seq).padStart(3, "0")}`;

/** Read aloud digit by digit: "A 0 1 2". */
export const spokenNumber = (text: string): string => [...text].join(" ");
