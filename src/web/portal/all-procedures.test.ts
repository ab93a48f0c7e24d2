import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { CaseFee } from "../../core/dossier/index.ts";
import { type CaseFile, caseContext, caseSchema, compile, effectiveAnswers } from "../../core/procedure/index.ts";
import type { Answers, Revision } from "../../core/procedure/types.ts";
import { decidingAgencies } from "../../features/catalogue/index.ts";
import { readDefinitions } from "../../features/catalogue/read-definitions.ts";
import { type SeededAccount, seedOfficers } from "../../features/identity/index.ts";
import { type Desk, finishDossier } from "../desk/testing/finish-dossier.ts";
import { plainText } from "../testing/page-form.ts";
import { signInPerson } from "../testing/sign-in.ts";
import { photoOf } from "./testing/answer-page.ts";
import { feeWords, fileCase } from "./testing/file-case.ts";
import { type PortalWeb, portalWeb, TOAN } from "./testing/portal-web.ts";

const PROCEDURES = path.join(import.meta.dirname, "../../../procedures");
const MORNING = "2026-11-20T01:00:00Z";
const TODAY = MORNING.slice(0, 10);

const definitions = readDefinitions([PROCEDURES]);

/** The first case that is complete and can be handed in here today; documents of a store are not kept by the portal yet. */
function ordinaryCase(files: Readonly<Record<string, string>>): CaseFile | undefined {
  const all = Object.entries(files).flatMap(([name, text]) =>
    name.startsWith("cases/") ? [caseSchema.parse(JSON.parse(text))] : [],
  );
  return all.find(
    ({ expect, channel, documents, today }) =>
      expect.complete && channel === "online" && documents.length === 0 && today === TODAY,
  );
}

/** What the case answers in the end; files are called as the walk calls them. */
function filedAnswers(revision: Revision, file: CaseFile): Answers {
  const answers = { ...effectiveAnswers(revision, caseContext(revision, file)) };
  for (const { id, type } of revision.pages.flatMap((page) => page.fields))
    if (type === "file" && answers[id]) answers[id] = photoOf(id);
  return answers;
}
const sorted = (answers: Answers) => Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A fee that is taken here too is not said to be spared, and a counter that costs less is not passed over in silence. */
function assertSavingIsTrue({ fees }: Revision, { total, counterTotal = total, counterWhy = [] }: CaseFee, check: string): void {
  for (const why of counterWhy.filter((one) => /không thu khi nộp/.test(one))) {
    const taken = fees.find(({ name, channels }) => (channels?.includes("online") ?? true) && why.includes(name.slice(1)));
    assert.equal(taken?.id, undefined, why);
    assert.ok(check.includes(why), why);
  }
  assert.equal(/Nộp trực tuyến tiết kiệm/.test(check), counterTotal > total);
  assert.equal(/Nộp tại quầy mất/.test(check), counterTotal < total);
}

let web: PortalWeb;
let desk: Desk;
before(async () => {
  web = await portalWeb();
  const departments = await Promise.all(
    definitions.map(async ({ files }) => {
      const compiled = compile(files);
      assert.ok(compiled.ok);
      return decidingAgencies(web.services, compiled.revision);
    }),
  );
  const ids = [...new Set(departments.flat().map(({ id, kind }) => (kind === "commune" ? undefined : id)))];
  const accounts: SeededAccount[] = await seedOfficers(web.services, {
    agencyIds: ["H60.30.12"],
    controllerAgencyId: "H60",
    departmentIds: ids.filter((id) => id !== undefined),
  });
  desk = { web, accounts, signedIn: new Map() };
});
after(() => web.close());

/** What is done in person only cannot be begun in the portal, which says why. */
async function assertAtCounter(revision: Revision): Promise<void> {
  const browser = web.browser();
  await signInPerson(browser, TOAN);
  const path = `/nop/${revision.code}/bat-dau`;
  const page = plainText((await browser.get(path)).text);
  assert.match(page, /phải làm tại quầy một cửa/);
  assert.ok(revision.partialReason && page.includes(revision.partialReason), page);
  assert.equal((await browser.post(path, { _khoa: randomUUID() })).location, path);
}

describe("every procedure goes from the first question to the result", () => {
  for (const { folder, files } of definitions) {
    test(path.relative(PROCEDURES, folder), async () => {
      const compiled = compile(files);
      assert.ok(compiled.ok);
      const { revision } = compiled;
      web.clock.set(MORNING);
      if (!revision.channels.online) return assertAtCounter(revision);
      const file = ordinaryCase(files);
      assert.ok(file, `no case of ${TODAY} can be handed in online`);
      const filed = await fileCase(web, revision, file);
      const { fee, subject, pages, papers } = file.expect;
      if (pages)
        assert.deepEqual(
          filed.pages.filter((id) => !pages.includes(id) && id !== "noi-nop"),
          [],
          "no other page",
        );
      if (papers) assert.deepEqual(filed.papers, papers);
      assert.ok(filed.check.startsWith(`Kiểm tra trước khi nộp – ${revision.plain}`), "called as people call it");
      if (fee !== undefined) assert.match(filed.check, feeWords(fee));
      if (subject) assert.ok(filed.receipt.includes(subject), filed.receipt);
      assert.ok(filed.receipt.includes(filed.code));
      const dossier = await finishDossier(desk, filed.code, "Đồng ý theo đề nghị.");
      if (fee !== undefined) assert.equal(dossier.fee.total, fee);
      assertSavingIsTrue(revision, dossier.fee, filed.check);
      assert.deepEqual(sorted(dossier.answers), sorted(filedAnswers(revision, file)));
      const linked = revision.steps.filter(({ child }) => child);
      assert.deepEqual(
        dossier.children?.map(({ stepId, state, result }) => [stepId, state, result !== undefined]),
        linked.length > 0 ? linked.map(({ id }) => [id, "returned", true]) : undefined,
      );
      const pdf = await web.services.files.get(dossier.result!.file.sha256);
      assert.equal(new TextDecoder().decode(pdf.slice(0, 5)), "%PDF-");
    });
  }
});
