import type { Services } from "../../../platform/services.ts";
import { type Heading, headingOf } from "../edits/describe-files.ts";
import { selectEdits, selectHeadFiles } from "../edits/sql.ts";
import type { EditSummary } from "../edits/types.ts";

/** What a version of an edit says never changes, and every page of the desk asks for it. */
const read = new Map<string, Heading>();
const MOST_READ = 2000;
const keyOf = ({ id, version }: EditSummary): string => `${id} ${version}`;

/** Open edits with what their procedure.yaml says about itself, at most 500, last changed first. */
export async function openHeadings(services: Pick<Services, "db">): Promise<{ edit: EditSummary; heading: Heading }[]> {
  const edits = await selectEdits(services.db, { states: ["draft", "review"], code: null, limit: 500 });
  const unread = edits.filter((edit) => !read.has(keyOf(edit)));
  if (read.size + unread.length > MOST_READ) read.clear();
  const texts =
    unread.length === 0
      ? []
      : await selectHeadFiles(
          services.db,
          unread.map(({ id }) => id),
        );
  const textOf = new Map(texts.map(({ id, text }) => [id, text ?? ""]));
  return edits.map((edit) => {
    const heading = read.get(keyOf(edit)) ?? headingOf({ "procedure.yaml": textOf.get(edit.id) ?? "" });
    read.set(keyOf(edit), heading);
    return { edit, heading };
  });
}
