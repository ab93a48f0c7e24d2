import type { Services } from "../../../platform/services.ts";
import { headingOf, sameFiles } from "../edits/describe-files.ts";
import { findEdit, listEdits } from "../edits/list-edits.ts";
import { mayEdit, NOT_ALLOWED } from "../edits/rights.ts";
import { startEdit } from "../edits/start-edit.ts";
import type { Author, Edit } from "../edits/types.ts";
import { readParts, readZip } from "./read-files.ts";

export type ImportedFiles =
  | {
      kind: "imported";
      edit: Edit /** The same files were taken in before and are still open. */;
      known: boolean;
      ignored: string[];
    }
  | { kind: "refused"; say: string; problems: string[] };

/**
 * Takes one procedure in as an edit, from a zip or from files; its files may be broken, the findings of the edit say how. The same files
 * again give the same open edit, also when they are sent twice at the same moment (`key` of the form).
 */
export async function importFiles(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  given: { zip: Uint8Array } | { files: Readonly<Record<string, Uint8Array | string>> },
  key?: string,
): Promise<ImportedFiles> {
  if (!mayEdit(actor)) return { kind: "refused", say: NOT_ALLOWED, problems: [] };
  const read = "zip" in given ? readZip(given.zip) : readParts(given.files);
  if (!read.ok) return { kind: "refused", say: read.problems[0]!, problems: read.problems };
  const { files, ignored } = read;
  const { code } = headingOf(files);
  for (const { id } of code ? await listEdits(services, { code }) : []) {
    const edit = await findEdit(services, id);
    if (edit && sameFiles(edit.files, files)) return { kind: "imported", edit, known: true, ignored };
  }
  return { kind: "imported", edit: await startEdit(services, actor, { files, origin: "file" }, key), known: false, ignored };
}
