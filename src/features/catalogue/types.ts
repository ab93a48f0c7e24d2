import type { HoursPeriod, OwnDay, WeeklyHours } from "../../core/calendar/index.ts";
import type { Revision } from "../../core/procedure/types.ts";

export type Agency = {
  /** Identification code, QĐ 20/2020/QĐ-TTg, e.g. H60.30.12. */
  id: string;
  name: string;
  shortName: string;
  kind: "province" | "department" | "commune" | "centre" | "office";
  /** Sort of unit, see UNIT_NAMES of core/procedure; definitions name sorts, never agencies. */
  unit: string;
  parentId: string | null;
  communeCode: string | null;
  /** The same agency in QCVN 102:2016 order, e.g. 012.30.00.H60, as the national portal's `madonvi` wants it. */
  oldCode: string;
  address: string;
  hotline: string;
  /** Where they differ from law/working-hours.yaml. */
  hours: WeeklyHours | null;
  /** Set by an administrator with a day from which they hold; before what law/ says. */
  datedHours?: HoursPeriod[] | null;
  /** Days off and days worked by decision of this agency or of those above it, the nearest last. */
  ownDays?: OwnDay[] | null;
  /** Takes nothing and nobody any more since this instant; its name stays for what happened there. */
  closedAt?: string | null;
  /** Who goes on with its work. */
  successorId?: string | null;
  closedWhy?: string;
};

/** A published revision with its identity. */
export type Published = { id: string; revision: Revision };
