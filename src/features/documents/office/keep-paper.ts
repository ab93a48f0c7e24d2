import type { Transaction } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { Services } from "../../../platform/services.ts";
import { yearOf } from "../legal-dates.ts";
import { lockCounter, raiseCounter } from "../sql.ts";
import { insertOfficePaper, selectOfficePaper } from "./sql.ts";
import type { OfficeKind, OfficePaper, Officer } from "./types.ts";

const SERIES: Record<OfficeKind, string> = { handoverList: "BGHS", resultHandover: "BGKQ", dossierBook: "SOIN" };

type Making = {
  /** One for each intended paper; the same again gives the same paper. */
  key: string;
  kind: OfficeKind;
  title: string;
  rows: number;
  fileName: string;
  /** `number` with its sign, e.g. "07/BGHS". */
  render: (number: string, at: string) => Promise<Uint8Array>;
  /** What is kept beside it, in the same transaction. */
  also?: (tx: Transaction<Database>, paper: OfficePaper) => Promise<void>;
};

/** Numbers, renders and keeps a paper of the officer's agency: all of it or nothing, so that no number is lost. */
export async function keepPaper(services: Services, officer: Officer, making: Making): Promise<OfficePaper> {
  const { agencyId, officerId, name } = officer;
  const { key: id, kind, title, rows } = making;
  const issuedAt = services.clock.now().toString({ smallestUnit: "millisecond" });
  return services.db.transaction().execute(async (tx) => {
    const of = { agencyId, year: yearOf(issuedAt), series: SERIES[kind] };
    const number = (await lockCounter(tx, of)) + 1;
    const known = await selectOfficePaper(tx, officer, id);
    if (known) return known;
    const pdf = await making.render(`${String(number).padStart(2, "0")}/${of.series}`, issuedAt);
    const stored = await services.files.put(pdf);
    const fileName = `${making.fileName}-${number}-${of.year}.pdf`;
    const issuedBy = { officerId, name };
    const paper = { id, agencyId, kind, year: of.year, number, title, rows, ...stored, name: fileName, issuedAt, issuedBy };
    await insertOfficePaper(tx, paper);
    await making.also?.(tx, paper);
    await raiseCounter(tx, of);
    return paper;
  });
}
