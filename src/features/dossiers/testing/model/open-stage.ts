import { libraryCard } from "../../../../core/dossier/testing/library-card.ts";
import type { Revision } from "../../../../core/procedure/types.ts";
import type { Services } from "../../../../platform/services.ts";
import { findProcedure, publishRevisions } from "../../../catalogue/index.ts";
import { openLibrary } from "../library.ts";
import type { Stage } from "./live-lives.ts";
import { referenceClock } from "./reference-clock.ts";
import type { Terms } from "./reference-model.ts";

/** Monday, 1 June 2026, 08:00 in Việt Nam: months of ordinary weeks lie ahead, with Quốc khánh, its swapped Saturday and 24/11. */
const START = "2026-06-01T01:00:00Z";
const DAYS_OFF = ["2026-08-31", "2026-09-01", "2026-09-02", "2026-11-24"];
const WORKED = ["2026-08-22"];

const TERMS: Terms = {
  minutes: 10 * 480,
  fee: 30_000,
  supplements: { intake: 1, appraisal: 2 },
  obligationPauses: true,
  confirmationPauses: true,
};

/** The library's card with everything that a procedure can ask for between reception and result. */
const fullCard: Revision = {
  ...libraryCard,
  code: "9.000002",
  channels: { online: { time: { qty: 10, unit: "WORKING_DAY" }, sameDay: false } },
  collect: "before",
  obligation: { pauses: true, days: 5, legal: "Nội quy thư viện" },
  confirmation: { time: { qty: 1, unit: "WORKING_DAY" }, pauses: true, legal: "Nội quy thư viện" },
  supplement: { intake: 1, appraisal: 1, days: 5, exceptions: [{ stage: "appraisal", max: 2, legal: "Nội quy đặc biệt" }] },
  steps: libraryCard.steps.map((step) => ({ ...step, needs: step.needs.filter((need) => need !== "register.personalId") })),
};

/** Two stages in one database: with and without a fee before reception. */
export async function openStages(services: Services, setClock: (minute: number) => void): Promise<Stage[]> {
  const start = Date.parse(START) / 60_000;
  setClock(start);
  const { filing } = await openLibrary(services);
  await publishRevisions(services, [fullCard]);
  const published = await findProcedure(services, fullCard.code);
  const own = { ...filing, procedureCode: fullCard.code, revisionId: published!.id };
  const common = { services, setClock, terms: TERMS, clock: referenceClock(DAYS_OFF, WORKED), start };
  return [
    { ...common, filing: own },
    { ...common, filing: { ...own, fee: { total: TERMS.fee, lines: [] } } },
  ];
}
