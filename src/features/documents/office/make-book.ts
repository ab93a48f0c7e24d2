import { STATE_NAMES, type State } from "../../../core/dossier/index.ts";
import type { Channel } from "../../../core/procedure/types.ts";
import { capitalised } from "../../../core/text/index.ts";
import type { Services } from "../../../platform/services.ts";
import { shortDate } from "../legal-dates.ts";
import { officialForm } from "../official-forms.ts";
import { counterOffice } from "../papers/offices.ts";
import { type DocumentData, renderDocument } from "../render-document.ts";
import { CHANNEL_NAMES } from "./channel-names.ts";
import { spanOf } from "./days.ts";
import { keepPaper } from "./keep-paper.ts";
import { officesFor } from "./office-head.ts";
import { type BookRow, countOwn, selectBook } from "./sql.ts";
import type { OfficePaper, Officer, Period } from "./types.ts";

/** Rows of one print; a millisecond each. */
const MOST_ROWS = 20_000;

export type BookOutcome = { ok: true; paper: OfficePaper } | { ok: false; why: "order" | "tooMany" };

/**
 * Form 07 (sổ theo dõi hồ sơ): what the officer's centre took in over a period, as it stands now. Dossiers that concern the officer are left
 * out and counted.
 */
export async function makeBook(services: Services, officer: Officer, asked: Period & { key: string }): Promise<BookOutcome> {
  const { from, until, key } = asked;
  if (Temporal.PlainDate.compare(from, until) > 0) return { ok: false, why: "order" };
  const span = spanOf(from, until);
  const rows = await selectBook(services.db, officer, span, MOST_ROWS + 1);
  if (rows.length > MOST_ROWS) return { ok: false, why: "tooMany" };
  const own = await countOwn(services.db, officer, span);
  const offices = await officesFor(services, officer.agencyId);
  const data: DocumentData["dossierBook"] = {
    form: officialForm("dossierBook", until),
    office: counterOffice(offices),
    from,
    until,
    asOf: lastOf(rows) ?? span.from,
    hidden: own,
    rows: rows.map(bookRow),
  };
  const paper = await keepPaper(services, officer, {
    key,
    kind: "dossierBook",
    title: `Sổ theo dõi hồ sơ ${shortDate(from)} – ${shortDate(until)}`,
    rows: rows.length,
    fileName: "so-theo-doi",
    render: () => renderDocument("dossierBook", data),
  });
  return { ok: true, paper };
}

type Row = DocumentData["dossierBook"]["rows"][number];

function bookRow(row: BookRow): Row {
  const times = { dueAt: row.dueAt, sentAt: row.sentAt, resultAt: row.resultAt, returnedAt: row.returnedAt };
  return {
    ...(row.number !== null && { number: row.number }),
    code: row.code,
    procedure: row.procedure,
    sets: 1,
    applicant: row.applicant,
    address: row.address ?? "",
    phone: row.phone ?? "",
    agency: row.agency,
    receivedAt: row.receivedAt,
    ...Object.fromEntries(Object.entries(times).filter(([, at]) => at !== null)),
    channel: CHANNEL_NAMES[row.channel as Channel],
    receiver: row.receiver ?? "",
    note: noteOf(row),
  };
}

const SAID: readonly string[] = ["stopped", "withdrawn", "awaitingSupplement", "awaitingPayment"] satisfies State[];

function noteOf({ state, withdrawn, stopped, extended, representative }: BookRow): string {
  // What ended without a result says so in the archive too.
  const said = withdrawn ? "withdrawn" : stopped ? "stopped" : state;
  const name = SAID.includes(said) ? STATE_NAMES[said as State] : "";
  const parts = [name, extended && "đã gia hạn", representative && `nộp thay: ${representative}`].filter(Boolean).join("; ");
  return capitalised(parts);
}

/** The same dossiers in the same state make the same print, whenever it is made. */
function lastOf(rows: readonly BookRow[]): string | undefined {
  return rows
    .flatMap(({ receivedAt, sentAt, resultAt, returnedAt, finishedAt }) => [receivedAt, sentAt, resultAt, returnedAt, finishedAt])
    .filter((at) => at !== null)
    .sort()
    .at(-1);
}
