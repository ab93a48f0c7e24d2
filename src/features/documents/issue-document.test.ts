import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { commands, officer as libraryOfficer, reader, vn } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { readEvents } from "../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { factsFor } from "./facts-of.ts";
import { slipData } from "./from-dossier.ts";
import { issueDocument, listDocuments } from "./index.ts";
import { sourceOf } from "./issue-document.ts";
import type { Slip } from "./types.ts";

const officer = (role: "receptionist" | "specialist", end: string) =>
  libraryOfficer(role, { officerId: `00000000-0000-4000-8000-0000000000${end}` });
const counter = officer("receptionist", "a1");
const specialist = officer("specialist", "a2");

describe("papers of a dossier", () => {
  const clock = fixedClock(vn("2026-11-20T08:00").toString());
  let test: TestServices;
  let filing: Filing;
  before(async () => {
    test = await testServices({ clock });
    ({ filing } = await openLibrary(test.services));
  });
  after(() => test.close());

  const at = (local: string): void => clock.set(vn(local).toString());
  /** Data of the latest paper of a kind. */
  async function dataOf<Kind extends Slip>(kind: Kind, dossier: Dossier) {
    const events = (await readEvents(test.services, dossier.id)).filter(({ version }) => version <= dossier.version);
    const fact = factsFor(kind, events).at(-1)!;
    return slipData(
      kind,
      await sourceOf(
        test.services,
        events.filter(({ version }) => version <= fact.version),
      ),
    );
  }
  async function received(): Promise<Dossier> {
    at("2026-11-20T08:00");
    const { id } = await fileOne(test.services, filing);
    at("2026-11-20T09:05");
    return act(test.services, id, counter, { type: "receive" });
  }

  it("form 01 says the fee after waivers, and their source once; a fee filed before waivers were known stays as it was", async () => {
    const waiver = { id: "a", name: "Miễn", why: "Vì thế", legal: "NQ 66.22/2026/NQ-CP", rate: 100, saved: 8000 };
    const line = {
      id: "l",
      name: "Phí",
      kind: "fee",
      units: 1,
      amount: 8000,
      total: 0,
      full: 8000,
      legal: "TT 281",
      waiver,
    } as const;
    const fees: [Filing["fee"], object][] = [
      [
        { total: 0, full: 16000, lines: [line, { ...line, id: "m" }] },
        { total: 0, full: 16000, waivers: [waiver.legal] },
      ],
      [
        { total: 8000, lines: [{ id: "l", name: "Phí", kind: "fee", units: 1, amount: 8000, total: 8000, legal: "TT 281" }] },
        { total: 8000 },
      ],
    ];
    for (const [fee, expected] of fees) {
      at("2026-11-20T08:00");
      const { id } = await fileOne(test.services, { ...filing, fee });
      const dossier = await act(test.services, id, counter, { type: "receive" });
      assert.deepEqual((await dataOf("receiptSlip", dossier)).fee, { ...expected, collected: "after" });
    }
  });

  it("form 01 is the same file whenever it is asked for, also after the dossier has gone on", async () => {
    const dossier = await received();
    const first = (await issueDocument(test.services, dossier, "receiptSlip"))!;
    at("2026-11-20T10:00");
    const later = await act(test.services, dossier.id, counter, { type: "completeStep", note: "" });
    const again = (await issueDocument(test.services, later, "receiptSlip"))!;
    assert.deepEqual(again, first);
    const bytes = await test.services.files.get(first.sha256);
    assert.equal(Buffer.from(bytes.subarray(0, 4)).toString(), "%PDF");
    assert.equal(bytes.length, first.size);
    assert.equal(first.issuedAt, "2026-11-20T02:05:00.000Z");
  });

  it("is issued once when several ask at the same moment", async () => {
    const dossier = await received();
    const all = await Promise.all(Array.from({ length: 5 }, () => issueDocument(test.services, dossier, "receiptSlip")));
    assert.equal(new Set(all.map((one) => one?.sha256)).size, 1);
    assert.equal((await listDocuments(test.services, dossier.id)).length, 1);
  });

  it("does not exist before its event", async () => {
    at("2026-11-20T08:00");
    const dossier = await fileOne(test.services, filing);
    for (const kind of ["receiptSlip", "supplementSlip", "refusalSlip", "result"] as const)
      assert.equal(await issueDocument(test.services, dossier, kind), undefined);
  });

  it("forms 02 and 03 say what was asked and why it was refused", async () => {
    at("2026-11-20T08:00");
    const { id } = await fileOne(test.services, filing);
    const asked = await act(test.services, id, counter, commands.supplement);
    const slip = await dataOf("supplementSlip", asked);
    assert.equal(slip.reason, "Ảnh mờ");
    assert.deepEqual(slip.items, [{ label: "Ảnh chân dung", note: "Chụp lại", original: 1, photocopy: 0 }]);
    assert.ok(await issueDocument(test.services, asked, "supplementSlip"));
    await act(test.services, id, reader, commands.answer);
    const refused = await act(test.services, id, counter, { type: "refuse", reason: "Sai nơi", legalBasis: "Điều 1" });
    const data = await dataOf("refusalSlip", refused);
    assert.deepEqual([data.reason, data.legalBasis, data.refusedBy.name], ["Sai nơi", "Điều 1", "Lý Thị Thu"]);
    assert.ok(await issueDocument(test.services, refused, "refusalSlip"));
  });

  it("form 06 reads who had the dossier, from when to when, and how it was sent back", async () => {
    const dossier = await received();
    at("2026-11-20T09:40");
    await act(test.services, dossier.id, counter, { type: "completeStep", note: "" });
    at("2026-11-20T10:00");
    await act(test.services, dossier.id, specialist, { type: "claimStep" });
    at("2026-11-20T16:10");
    const back = await act(test.services, dossier.id, specialist, { type: "sendBackStep", reason: "Thiếu ảnh" });
    const hops = (await dataOf("controlSlip", back)).rows.filter((row) => row.kind === "hop");
    const seen = hops.map(({ step, from, to, takenAt, result }) => [
      step,
      from.officer,
      to.officer,
      takenAt?.slice(11, 16),
      result,
    ]);
    assert.deepEqual(seen, [
      ["Tiếp nhận", "HOÀNG THỊ MẬN", "Lý Thị Thu", "02:05", "early"],
      ["Thẩm tra", "Lý Thị Thu", "Nông Văn Thẩm", "03:00", "late"],
      ["Tiếp nhận", "Nông Văn Thẩm", undefined, undefined, "open"],
    ]);
    assert.equal(hops[1]!.note, "Chuyển lại bước trước: Thiếu ảnh");
    const first = await issueDocument(test.services, back, "controlSlip");
    at("2026-11-23T08:00");
    const on = await act(test.services, dossier.id, counter, { type: "claimStep" });
    const second = await issueDocument(test.services, on, "controlSlip");
    assert.notEqual(second?.sha256, first?.sha256);
    assert.deepEqual(await issueDocument(test.services, back, "controlSlip"), first);
  });

  it("form 01 counts what was filed: electronic online, originals at the counter", async () => {
    const paper = { paperId: "photo", name: "Ảnh chân dung", uploadedAt: "2026-11-20T01:00:00.000Z" };
    const file = { sha256: "a".repeat(64), name: "a.jpg", mediaType: "image/jpeg", size: 10 };
    const papers = [{ ...paper, file }];
    for (const [channel, count] of [
      ["online", { electronic: 1 }],
      ["counter", { original: 1, photocopy: 0 }],
    ] as const) {
      const { id } = await fileOne(test.services, { ...filing, channel, papers });
      const dossier = await act(test.services, id, counter, { type: "receive" });
      assert.deepEqual((await dataOf("receiptSlip", dossier)).papers, [{ name: "Ảnh chân dung", ...count }]);
    }
  });
});
