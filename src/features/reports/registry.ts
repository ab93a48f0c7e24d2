import { certificationBook } from "./books/certification-book.ts";
import { civilStatusBook } from "./books/civil-status-book.ts";
import { civilStatusCounts } from "./books/civil-status-counts.ts";
import { followBook } from "./books/follow-book.ts";
import { lateCauses } from "./causes/late-causes.ts";
import type { ReportDefinition } from "./definition.ts";
import { feesOwed } from "./fees/fees-owed.ts";
import { feesTaken } from "./fees/fees-taken.ts";
import { lateList, soonList } from "./late/lists.ts";
import { procedureReport, unitReport } from "./progress/by-unit.ts";
import { form06a, form06c } from "./progress/form-06a.ts";
import { satisfaction } from "./ratings/satisfaction.ts";
import { assisted } from "./received/assisted.ts";
import { lookups } from "./received/lookups.ts";
import { payments } from "./received/payments.ts";
import { post } from "./received/post.ts";
import type { Officer } from "./types.ts";

/** Every report, in the order in which they are offered. */
const REPORTS: readonly ReportDefinition[] = [
  form06a,
  form06c,
  unitReport,
  procedureReport,
  lateList,
  soonList,
  lateCauses,
  followBook,
  certificationBook,
  civilStatusBook,
  civilStatusCounts,
  feesTaken,
  feesOwed,
  payments,
  satisfaction,
  assisted,
  post,
  lookups,
];

/** The reports that somebody in this post may read. */
export const reportsFor = ({ role }: Pick<Officer, "role">): ReportDefinition[] =>
  REPORTS.filter(({ roles }) => roles.includes(role));
