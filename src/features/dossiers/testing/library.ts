/** The invented library of core/dossier, opened in a real database. */
import { randomUUID } from "node:crypto";
import type { ActingCommand, Actor, Dossier, Filing } from "../../../core/dossier/index.ts";
import { filing, libraryCard, reader } from "../../../core/dossier/testing/library-card.ts";
import type { Services } from "../../../platform/services.ts";
import { findProcedure, publishRevisions, saveAgencies } from "../../catalogue/index.ts";
import { actOnDossier } from "../act-on-dossier.ts";
import { openDossier } from "../open-dossier.ts";

export async function openLibrary(services: Services): Promise<{ filing: Filing }> {
  const common = { hotline: "0207 3 000 000", hours: null, address: "tỉnh Tuyên Quang" };
  await saveAgencies(services, [
    {
      ...common,
      id: "H60",
      name: "UBND tỉnh Tuyên Quang",
      shortName: "tỉnh Tuyên Quang",
      kind: "province",
      unit: "ubnd-tinh",
      parentId: null,
      communeCode: null,
      oldCode: "000.00.00.H60",
    },
    {
      ...common,
      id: "H60.30.12",
      name: "UBND xã Thượng Lâm",
      shortName: "xã Thượng Lâm",
      kind: "commune",
      unit: "ubnd-xa",
      parentId: "H60",
      communeCode: "02269",
      oldCode: "000.12.30.H60",
    },
    {
      ...common,
      id: "H60.30.13",
      name: "UBND xã Lâm Bình",
      shortName: "xã Lâm Bình",
      kind: "commune",
      unit: "ubnd-xa",
      parentId: "H60",
      communeCode: "02266",
      oldCode: "000.13.30.H60",
    },
  ]);
  await publishRevisions(services, [libraryCard]);
  const published = await findProcedure(services, libraryCard.code);
  return { filing: { ...filing, revisionId: published!.id } };
}

/** Files one dossier. @throws when it is refused */
export async function fileOne(services: Services, own: Filing, key: string = randomUUID()): Promise<Dossier> {
  const opened = await openDossier(services, { key, actor: reader, filing: own });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.dossier;
}

/** An act that must succeed. @throws when it is refused */
export async function act(services: Services, dossierId: string, actor: Actor, command: ActingCommand): Promise<Dossier> {
  const outcome = await actOnDossier(services, { dossierId, actor, command, key: randomUUID() });
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.message}`);
  return outcome.dossier;
}
