/** Wraps an answer as the registers do: `Envelope.Body.<name>`. */
export function envelope(name: string, content: Record<string, unknown>): Record<string, unknown> {
  return { Envelope: { Body: { [name]: content } } };
}

/** yyyyMMdd from yyyy-MM-dd. */
export function compactDate(date: string): string {
  return date.replaceAll("-", "");
}

/** yyyyMMddHHmmss in Asia/Ho_Chi_Minh. */
export function stamp(at: Temporal.Instant | Temporal.ZonedDateTime): string {
  const local = "toZonedDateTimeISO" in at ? at.toZonedDateTimeISO("Asia/Ho_Chi_Minh") : at;
  return local.toPlainDateTime().toString({ smallestUnit: "second" }).replace(/\D/g, "");
}

/** Upper case without marks and spaces, the way the population register compares names. */
export function plainName(name: string): string {
  return name.toUpperCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("Đ", "D").replace(/\s/g, "");
}
