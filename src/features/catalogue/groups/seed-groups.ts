import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Services } from "../../../platform/services.ts";
import { recordEvent } from "../history/events.ts";
import { noticeOffer } from "../revisions.ts";
import { insertGroup, insertMember } from "./sql.ts";

const schema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.string().min(1),
  decision: z.strictObject({ number: z.string().min(1), date: z.iso.date(), by: z.string().min(1) }),
  from: z.iso.date(),
  to: z.iso.date().nullable().default(null),
  note: z.string().default(""),
  members: z.array(
    z.strictObject({
      item: z.string().min(1),
      name: z.string().min(1),
      codes: z.array(z.string().regex(/^\d{1,2}\.\d{6}$/)).default([]),
    }),
  ),
});

/**
 * Puts the groups of a folder (`*.yaml`) in place, each once: a group that is there belongs to the controllers.
 * @returns how many were new
 * @throws when a file cannot be read or does not fit; the message names the file
 */
export async function seedGroups(services: Pick<Services, "db" | "clock">, folder: string): Promise<number> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const groups = names.sort().map((name) => {
    const read = schema.safeParse(parse(readFileSync(join(folder, name), "utf8")));
    if (!read.success) throw new Error(`${join(folder, name)}: ${z.prettifyError(read.error)}`);
    return read.data;
  });
  const at = services.clock.now().toString();
  let added = 0;
  for (const { members, ...group } of groups) {
    const fresh = await services.db.transaction().execute(async (tx) => {
      if (!(await insertGroup(tx, group))) return false;
      for (const { codes, ...member } of members)
        for (const code of codes.length > 0 ? codes : [null])
          await insertMember(tx, group.id, randomUUID(), { ...member, code }, group.from);
      const by = { officerId: "system", name: "Dữ liệu đi kèm chương trình" };
      await recordEvent(tx, { at, by, what: "group.saved", note: `${group.id}: ${group.name}, ${group.decision.number}.` });
      return true;
    });
    if (fresh) added++;
  }
  if (added > 0) noticeOffer();
  return added;
}
