import type { Dossier } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { getRevision } from "../catalogue/index.ts";
import { headOf, issueDocument, resultNumber } from "../documents/index.ts";
import { actOnDossier, type Outcome } from "../dossiers/index.ts";
import { resultOf } from "./draft-result.ts";
import { resultFormOf } from "./results/index.ts";
import type { Officer } from "./types.ts";

/**
 * Ký duyệt. The final PDF is made and stored first, from the draft that the leader saw (`expectedVersion` holds it to that), so a signed
 * result always has its file. A refused signature leaves a file that nothing names.
 */
export async function approveResult(
  services: Services,
  input: { actor: Officer; dossier: Dossier; expectedVersion: number; key: string },
): Promise<Outcome> {
  const { actor, dossier, expectedVersion, key } = input;
  const { draft, bookEntry } = dossier;
  const act = { dossierId: dossier.id, expectedVersion, key, actor };
  const revision = await getRevision(services, dossier.revisionId);
  const negative = draft?.negative !== undefined;
  const { code, name } = resultOf(revision, draft?.values ?? {}, negative);
  const none = { sha256: "", name: "", mediaType: "application/pdf", size: 0 };
  // Nothing to sign: let the rules say so.
  if (!draft || !bookEntry || dossier.result) {
    return actOnDossier(services, { ...act, command: { type: "approveResult", result: { code, name, number: "", file: none } } });
  }
  const pdf = await resultFormOf(revision, negative).render({
    dossier,
    revision,
    values: draft.values,
    bookEntry,
    ...(await headOf(services, dossier.agencyId)),
    signer: { name: actor.name, position: actor.position },
    at: services.clock.now().toString({ smallestUnit: "millisecond" }),
  });
  const stored = await services.files.put(pdf);
  const file = { ...stored, name: `${name} ${dossier.code}.pdf`, mediaType: "application/pdf" };
  const outcome = await actOnDossier(services, {
    ...act,
    command: { type: "approveResult", result: { code, name, number: resultNumber(bookEntry), file } },
  });
  if (outcome.ok) await issueDocument(services, outcome.dossier, "result");
  return outcome;
}
