import { TIME_ZONE } from "../../platform/clock.ts";

const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(TIME_ZONE);

/** The year of the books. */
export const yearAt = (instant: Temporal.Instant): number => local(instant).year;
/** yyyy-MM-dd */
export const dayAt = (instant: Temporal.Instant): string => local(instant).toPlainDate().toString();
