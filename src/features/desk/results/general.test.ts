import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import type { Dossier } from "../../../core/dossier/index.ts";
import { filing, libraryCard, officer } from "../../../core/dossier/testing/library-card.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { findProcedure, publishRevisions } from "../../catalogue/index.ts";
import { act, fileOne, openLibrary } from "../../dossiers/testing/library.ts";
import { approveResult, draftResult, prefillResult } from "../index.ts";

const lending: Revision = {
  ...libraryCard,
  code: "9.000003",
  results: [
    { code: "KQ.X01.000003", name: "Quyết định cho mượn sách", template: "ket-qua" },
    { code: "KQ.X01.000004", name: "Văn bản từ chối cho mượn", template: "ket-qua", negative: true },
  ],
  steps: libraryCard.steps.map((step) => ({ ...step, needs: step.needs.filter((need) => need !== "register.personalId") })),
};

async function textOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replace(/\s+/g, " ");
}

describe("the result of a procedure without a printed form of its own", () => {
  let test: TestServices;
  let revisionId: string;
  before(async () => {
    test = await testServices();
    await openLibrary(test.services);
    await publishRevisions(test.services, [lending]);
    revisionId = (await findProcedure(test.services, lending.code))!.id;
  });
  after(() => test.close());

  const atSpecialist = async (): Promise<Dossier> => {
    const own = { ...filing, procedureCode: lending.code, revisionId };
    const { id } = await fileOne(test.services, own);
    await act(test.services, id, officer("receptionist"), { type: "receive" });
    return act(test.services, id, officer("receptionist"), { type: "completeStep", note: "" });
  };
  const drafts = (dossier: Dossier, typed: Record<string, string>, negative = false) =>
    draftResult(test.services, {
      negative,
      actor: officer("specialist"),
      dossier,
      expectedVersion: dossier.version,
      key: randomUUID(),
      typed,
    });

  it("offers what may be granted with what the dossier says, and apart from it what refuses", async () => {
    const dossier = await atSpecialist();
    const fields = prefillResult(dossier, lending);
    const codes = (of: typeof fields) => of.find(({ name }) => name === "result.code")?.choices?.map(({ value }) => value);
    assert.deepEqual(codes(fields), ["KQ.X01.000003"]);
    assert.deepEqual(codes(prefillResult(dossier, lending, true)), ["KQ.X01.000004"]);
    assert.deepEqual(codes(prefillResult(dossier, libraryCard, true)), ["9.000001-KHONG-CHAP-THUAN"]);
    assert.equal(fields.find(({ name }) => name === "detail.reader.birthDate")?.value, "03/04/1995");
    assert.match(fields.find(({ name }) => name === "result.content")!.value, /^Chấp thuận đề nghị của .+: .+\.$/);
  });

  it("says what is missing and refuses a result that the procedure does not have", async () => {
    const outcome = await drafts(await atSpecialist(), { "result.code": "KQ.X01.999999", "result.content": " " });
    assert.ok(!outcome.ok && "errors" in outcome);
    assert.deepEqual(
      outcome.errors.map(({ field }) => field),
      ["result.code", "result.content"],
    );
  });

  it("prints what was decided, signs it under the chosen result and numbers each kind of result by itself", async () => {
    const sign = async (typed: Record<string, string>, negative: boolean) => {
      const drafted = await drafts(await atSpecialist(), typed, negative);
      assert.ok(drafted.ok, JSON.stringify(drafted));
      const ready = await act(test.services, drafted.dossier.id, officer("specialist"), { type: "completeStep", note: "" });
      const input = { actor: officer("leader"), dossier: ready, expectedVersion: ready.version, key: randomUUID() };
      const outcome = await approveResult(test.services, input);
      assert.ok(outcome.ok, JSON.stringify(outcome));
      return outcome.dossier.result!;
    };
    const granted = await sign({ "result.code": "KQ.X01.000003", "result.content": "Đồng ý cho mượn năm cuốn." }, false);
    const why = { "result.reason": "Chưa trả sách cũ.", "result.legalBasis": "Nội quy, Điều 4" };
    const refused = await sign(why, true);
    assert.deepEqual([granted.code, granted.number], ["KQ.X01.000003", "1/2026"]);
    assert.deepEqual([refused.code, refused.name, refused.number], ["KQ.X01.000004", "Văn bản từ chối cho mượn", "1/2026"]);
    const yes = await textOf(await test.services.files.get(granted.file.sha256));
    assert.match(yes, /Cấp cho.*Đồng ý cho mượn năm cuốn\..*03\/04\/1995/);
    const no = await textOf(await test.services.files.get(refused.file.sha256));
    assert.match(no, /VĂN BẢN TỪ CHỐI CHO MƯỢN.*Kính gửi.*Lý do: Chưa trả sách cũ\..*Căn cứ: Nội quy, Điều 4/);
    assert.doesNotMatch(no, /Cấp cho/);
  });

  it("refuses nothing without a reason and its legal basis", async () => {
    const outcome = await drafts(await atSpecialist(), { "result.reason": "Chưa trả sách cũ.", "result.legalBasis": "" }, true);
    assert.ok(!outcome.ok && "errors" in outcome);
    assert.deepEqual(
      outcome.errors.map(({ field }) => field),
      ["result.legalBasis"],
    );
  });
});
