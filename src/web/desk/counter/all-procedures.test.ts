import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import { type CaseFile, caseSchema, compile } from "../../../core/procedure/index.ts";
import { decidingAgencies } from "../../../features/catalogue/index.ts";
import { readDefinitions } from "../../../features/catalogue/read-definitions.ts";
import { PNG } from "../../../features/filing/testing/files.ts";
import { sendFiles } from "../../portal/testing/portal-web.ts";
import { pageForm } from "../../testing/page-form.ts";
import { COMMUNE, type CounterWeb, counterWeb, withVisitor } from "./testing/counter-web.ts";

const PROCEDURES = path.join(import.meta.dirname, "../../../../procedures");
const MORNING = "2026-11-20T01:00:00Z";
const definitions = readDefinitions([PROCEDURES]);

let web: CounterWeb;
before(async () => {
  web = await counterWeb();
});
after(() => web.close());

/** The first complete case of today; documents of a store are not there at the counter either. */
function caseIn(files: Readonly<Record<string, string>>): CaseFile | undefined {
  return Object.entries(files)
    .flatMap(([name, text]) => (name.startsWith("cases/") ? [caseSchema.parse(JSON.parse(text))] : []))
    .find(({ expect, documents, today }) => expect.complete && documents.length === 0 && today === MORNING.slice(0, 10));
}

describe("every procedure that the counter takes is filed and received there, by the one form", () => {
  for (const { folder, files } of definitions) {
    const compiled = compile(files);
    assert.ok(compiled.ok);
    const { revision } = compiled;
    if (!revision.channels.counter) continue;
    it(path.relative(PROCEDURES, folder), async () => {
      web.clock.set(MORNING);
      const found = caseIn(files);
      assert.ok(found, "no case of today");
      const file = withVisitor(found);
      const clerk = await web.officer("motcua");
      const visit = await web.open(clerk, revision.code, file);
      const deciding = await decidingAgencies(web.services, revision);
      const agency = deciding.find(({ id }) => id === COMMUNE) ?? deciding[0]!;
      const more: Record<string, string> = deciding.length > 1 ? { "co-quan": agency.id } : {};
      for (const check of revision.channels.counter?.spotChecks ?? []) more[`tai-cho.${check.id}`] = "yes";
      for (const paper of revision.papers) more[`giay.${paper.id}.original`] = "1";
      const photos = revision.pages.flatMap((page) => page.fields).filter(({ id, type }) => type === "file" && file.answers[id]);
      if (photos.length > 0) {
        const form = pageForm((await clerk.get(visit)).text, `${visit}/to-khai`);
        const sent = Object.entries(form.sent).map(([name, value]) => [name, [value].flat()[0] ?? ""] as const);
        const pictures = photos.map(({ id }) => [id, new File([PNG], `${id}.png`)] as const);
        await sendFiles(web, clerk, `${visit}/to-khai`, Object.fromEntries([...sent, ...pictures]));
      }
      await web.fill(clerk, visit, revision.code, file, more);
      const { rows } = await sql<{ snapshot: Dossier }>`
        select d.snapshot from dossier d join counter_visit v on v.dossier_id = d.id where v.id = ${visit.split("/").at(-1)}`.execute(
        web.services.db,
      );
      const dossier = rows[0]!.snapshot;
      assert.equal(dossier.agencyId, agency.id);
      assert.equal(dossier.channel, "counter");
      const expected = revision.collect === "before" && dossier.fee.total > 0 ? "awaitingPrepayment" : "received";
      if (expected === "received") assert.ok(dossier.receivedAt, dossier.state);
      else assert.equal(dossier.state, expected);
    });
  }
});
