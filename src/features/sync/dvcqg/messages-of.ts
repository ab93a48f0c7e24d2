import type { Transaction } from "kysely";
import { type Actor, type Dossier, type DossierEvent, type LoggedEvent, nationalCode } from "../../../core/dossier/index.ts";
import type { Database } from "../../../platform/db-types.ts";
import { type PlacedEntry, selectDossierEntries } from "../../../platform/log/index.ts";
import type { Services } from "../../../platform/services.ts";
import { getAgency, getRevision } from "../../catalogue/index.ts";
import { SOURCES } from "../../population/index.ts";
import { fileLink } from "../file-link.ts";
import type { Change, OutboundMessage, Payload } from "../types.ts";
import { dossierMessage, fileLists, type MessageContext } from "./dossier-message.ts";
import { progressLines } from "./progress-lines.ts";
import { supplementDues } from "./supplement-dues.ts";

export const DOSSIER = "DongBoHoSoMC";
export const PROGRESS = "CapNhatTienDoHoSoMC";
/** Lines that the portal takes in one call. */
export const MOST_LINES = 10;

/**
 * What the portal is told of one act: the dossier with its deadlines where they changed, the lines of progress, and last the dossier with its
 * files, so that a slow download of a file never makes a dossier late. The portal may take an update for the whole dossier, therefore a
 * message without files is always followed by one with them. Nothing is told of drafts, nor of the dossiers under an interlinked one, which the
 * nation knows by the citizen's code only.
 */
export async function messagesOf(services: Services, tx: Transaction<Database>, change: Change): Promise<OutboundMessage[]> {
  const { before, after, events } = change;
  if (after.parent || nationalCode(after.state) === null) return [];
  const agency = await getAgency({ db: tx }, after.agencyId);
  const revision = await getRevision({ db: tx }, after.revisionId);
  const context: MessageContext = {
    revision,
    populationSource: SOURCES.population,
    fileUrl: (file) => fileLink(services.config, file),
    ...(after.supplements.length > 0 && { dues: supplementDues(await wholeLog(tx, after.id, events)) }),
  };
  const madonvi = agency.oldCode;
  const news = differs(before, after, (dossier) => dossierMessage(dossier, context));
  const files = after.papers.length > 0 || after.result !== undefined;
  const newFiles = files && differs(before, after, (dossier) => fileLists(dossier, context));
  const whole = { ...dossierMessage(after, context), ...fileLists(after, context) };

  const messages: OutboundMessage[] = [];
  const add = (service: string, payload: Omit<Payload, "madonvi">) =>
    messages.push({ service, payload: { madonvi, ...payload } });
  if (news) {
    const data = [files ? dossierMessage(after, context) : whole];
    add(DOSSIER, { isUpdating: before ? "True" : "False", data });
  }
  const lines = progressLines(before, events);
  for (let i = 0; i < lines.length; i += MOST_LINES) add(PROGRESS, { data: lines.slice(i, i + MOST_LINES) });
  if (newFiles || (news && files)) add(DOSSIER, { isUpdating: "True", data: [whole] });
  return messages;
}

/** What the log holds already, and what this act adds. */
async function wholeLog(tx: Transaction<Database>, id: string, fresh: readonly LoggedEvent[]): Promise<LoggedEvent[]> {
  const first = fresh[0]?.version ?? Number.POSITIVE_INFINITY;
  const kept = (await selectDossierEntries(tx, id)).map(loggedOf).filter(({ version }) => version < first);
  return [...kept, ...fresh];
}

/** As features/dossiers reads the log, which itself tells this feature of every act. */
function loggedOf({ dossierId, version, at, actor, type, data }: PlacedEntry): LoggedEvent {
  const event = { type, ...(data as object) } as DossierEvent;
  return { dossierId, version, at, actor: actor as Actor, event };
}

function differs(before: Dossier | undefined, after: Dossier, view: (dossier: Dossier) => unknown): boolean {
  return !before || JSON.stringify(view(before)) !== JSON.stringify(view(after));
}
