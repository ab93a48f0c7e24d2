import type { Assignee, Duty, Role } from "../../core/dossier/index.ts";

/** Somebody is away from an agency (nghỉ phép). Instants, ISO 8601 in UTC; `to` is the last moment away. */
export type Absence = {
  id: string;
  officerId: string;
  officerName: string;
  agencyId: string;
  from: string;
  to: string;
  /** Who carries out their steps meanwhile; the leader assigns them when absent. */
  substitute?: Assignee;
  reason: string;
  recordedBy: string;
  /** Who ended it before its time. */
  endedBy?: string;
};

/** Somebody who is there lets a colleague carry out some duties of a post for some days (ủy quyền); begins and ends by itself. */
export type Delegation = Omit<Absence, "substitute"> & { substitute: Assignee; duties: Duty[]; role: Role };
