import type { Owner } from "../../../core/dossier/index.ts";
import type { NoticeKind } from "../types.ts";

/** To whom something is said: an officer by name, whoever may take what lies in a pool, whoever may answer for an agency. */
export type To = { officerId: string } | { pool: Pick<Owner, "role" | "unit"> } | { agencyId: string };

/** What an event means to the office. */
export type Heard = { kind: NoticeKind; title: string; body: string; to: readonly To[] };

/** A sentence with its end; "" stays. */
export function sentence(text: string): string {
  const said = text.trim();
  return said === "" || /[.!?…]$/.test(said) ? said : `${said}.`;
}

export const because = (reason: string): string => (reason.trim() ? ` Lý do: ${sentence(reason)}` : "");
