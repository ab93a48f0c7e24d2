import type { WithdrawalDecision } from "../history/sql.ts";

/** A decision by number, day (yyyy-MM-dd) and agency. */
export type Decision = WithdrawalDecision;

/** A named list of services that counts from a day to a day (last day), e.g. the essential services of QĐ 06/QĐ-TTg. Days yyyy-MM-dd. */
export type ServiceGroup = { id: string; name: string; decision: Decision; from: string; to: string | null; note: string };
/** A service of a group: `item` is its number in the decision; `code` a procedure of it, null while none is known. */
export type Member = { item: string; name: string; code: string | null };
export type DatedMember = Member & { id: string; from: string; to: string | null };
