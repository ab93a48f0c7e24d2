import type { Dossier, FileRef } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { listDocuments } from "../documents/index.ts";
import { readEvents } from "../dossiers/index.ts";

/**
 * A file of this dossier: a paper that was handed in at any time (also one that a supplement replaced), an issued document, the result.
 * @returns undefined when the address belongs to nothing in this dossier, whether or not such a file is stored
 */
export async function findFile(services: Services, dossier: Dossier, sha256: string): Promise<FileRef | undefined> {
  const known = [...dossier.papers.map((paper) => paper.file), ...resultsOf(dossier), signatureOf(dossier)];
  const current = known.find((file) => file?.sha256 === sha256);
  if (current) return current;
  const issued = (await listDocuments(services, dossier.id)).find((one) => one.sha256 === sha256);
  if (issued) return { sha256, name: issued.name, size: issued.size, mediaType: "application/pdf" };
  const earlier = (await readEvents(services, dossier.id)).flatMap(({ event }) => {
    if (event.type === "Submitted") return event.filing.papers;
    return event.type === "SupplementAnswered" ? event.papers : [];
  });
  return earlier.find((paper) => paper.file?.sha256 === sha256)?.file;
}

/** What the receiver drew at the counter. */
function signatureOf({ handOver, code }: Dossier): FileRef | undefined {
  const { signed } = handOver ?? {};
  if (signed?.way !== "tablet") return undefined;
  return { sha256: signed.sha256, size: signed.size, name: `ky-nhan-${code}.png`, mediaType: "image/png" };
}

/** Its own result, and those that other agencies gave for it (liên thông). */
function resultsOf({ result, children = [] }: Dossier): FileRef[] {
  return [result, ...children.map((child) => child.result)].flatMap((one) => (one ? [one.file] : []));
}
