/** H60.30.12-261120-0001: agency, day, number of the day. The number widens beyond 9999, it never starts again (QĐ 20/2020/QĐ-TTg). */
export function dossierCode(agencyId: string, day: Temporal.PlainDate, number: number): string {
  const two = (value: number): string => String(value % 100).padStart(2, "0");
  return `${agencyId}-${two(day.year)}${two(day.month)}${two(day.day)}-${String(number).padStart(4, "0")}`;
}
