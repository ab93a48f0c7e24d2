import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { dossier as dossierRule, progress as progressRule } from "../../../simulators/dvcqg/schema.ts";
import { nationalCode, STATES } from "../../core/dossier/index.ts";
import { type filing, officer, system } from "../../core/dossier/testing/library-card.ts";
import {
  counter,
  items,
  leader,
  longLife,
  moment,
  result,
  specialist,
  started,
  type Tale,
  tale,
} from "../../core/dossier/testing/long-life.ts";
import type { Services } from "../../platform/services.ts";
import { openLibrary } from "../dossiers/testing/library.ts";
import { type Outside, withOutside } from "../population/testing/outside.ts";
import { deliverAll } from "./index.ts";
import { rowsOf } from "./testing/portal.ts";
import { tellTale } from "./testing/tell-tale.ts";

type Message = Record<string, unknown>;

describe("what the nation is told of a life with everything in it", () => {
  let test: Outside;
  let services: Services;
  let own: typeof filing;
  before(async () => {
    test = await withOutside();
    services = test.services;
    ({ filing: own } = await openLibrary(services));
  });
  after(() => test.close());

  /** Sends a life. @returns the dossier messages that the portal took, in order, and its complaints */
  async function told(life: Tale): Promise<{ messages: Message[]; lines: Message[]; faults: string[] }> {
    test.world.control.reset();
    await tellTale(services, life.log);
    await deliverAll(services);
    const id = life.dossier.id;
    const unsent = (await rowsOf(services, id)).filter(({ state }) => state !== "sent");
    assert.deepEqual(unsent, [], "the portal takes everything");
    const taken = test.world.control.received().filter((call) => call.data !== undefined && call.service !== "LayThuTuc");
    const of = (service: string) => taken.filter((call) => call.service === service).flatMap((call) => call.data as Message[]);
    const faults = test.world.control.faults().map(({ kind, message }) => `${kind}: ${message}`);
    return { messages: of("DongBoHoSoMC"), lines: of("CapNhatTienDoHoSoMC"), faults };
  }
  const life = (local: string, patch: Partial<typeof filing> = {}) => tale(local, { ...own, ...patch }, randomUUID());
  const statesOf = (messages: readonly Message[]) =>
    messages.map(({ TrangThaiHoSo }) => TrangThaiHoSo).filter((state, i, all) => state !== all[i - 1]);

  it("every state has its code, but a draft", () => {
    for (const state of STATES) assert.equal(nationalCode(state) === null, state === "draft", state);
  });

  it("fee, supplement, consultations, duty, extension, undone signature, hand-over", async () => {
    const { messages, lines, faults } = await told(longLife(randomUUID(), { revisionId: own.revisionId }));
    assert.deepEqual(statesOf(messages), ["1", "6", "1", "2", "4", "5", "4", "6", "4", "9", "4", "9", "10"]);
    for (const message of messages) assert.equal(dossierRule(message, "data"), undefined);
    for (const line of lines) assert.equal(progressRule(line, "data"), undefined);
    assert.deepEqual(faults, []);
    const last = messages.at(-1)!;
    const [supplement] = last.DanhSachHoSoBoSung as Message[];
    assert.deepEqual(
      [supplement!.NgayBoSung, supplement!.NgayHenTraTruoc, supplement!.NgayHenTraMoi],
      ["20261120103000", "20261204090500", "20261207150500"],
    );
    assert.equal(last.NgayHenTra, "20261210170000", "the extension moved it");
    assert.equal(last.NgayKetThucXuLy, "20261209150000", "of the signature that counts");
    assert.equal(last.DuocThanhToanTrucTuyen, "0");
    assert.deepEqual(
      (last.DanhSachLePhi as Message[]).map(({ TenPhiLePhi, HinhThucThu, Gia }) => [TenPhiLePhi, HinhThucThu, Gia]),
      [
        ["Phí thẻ", "4", "8000"],
        ["Tiền đặt cọc thẻ", "2", "1205000"],
      ],
    );
    assert.match(String(last.GhiChu), /Xin lỗi, gia hạn: Mất điện cả huyện cũ\. Hủy việc làm nhầm: Ký nhầm hồ sơ/);
    const undone = messages.findIndex((message, i) => message.TrangThaiHoSo === "4" && messages[i - 1]?.TrangThaiHoSo === "9");
    assert.equal(messages[undone]!.NgayKetThucXuLy, "");
    assert.deepEqual(messages[undone + 1]!.DanhSachGiayToKetQua, []);
    const asked = lines.find(({ NoiDungXuLy }) => NoiDungXuLy === "Lấy ý kiến cơ quan phối hợp: Công an tỉnh Tuyên Quang")!;
    assert.equal(asked.NgayKetThucTheoQuyDinh, "20261127170000");
    const visit = lines.findLast(({ NgayKetThucTheoQuyDinh }) => NgayKetThucTheoQuyDinh === "20261204100000");
    assert.equal(visit?.NoiDungXuLy, "Hoàn thành bước", "of a step that ran beside another");
  });

  it("stopped, withdrawn, refused, late: the date and reason of each end", async () => {
    const received = () =>
      life("2026-11-20T08:21").tell(
        "2026-11-20T09:05",
        counter,
        { type: "Received", dueAt: moment("2026-11-24T09:05"), allowance: { qty: 1, unit: "WORKING_DAY" } },
        started("receive", "receptionist", "2026-11-20T10:05"),
      );
    const stop = { type: "Stopped", cause: "supplementTimeout", reason: "Không bổ sung", legalBasis: "Điều 19" } as const;
    const asked = {
      type: "SupplementRequested",
      stage: "appraisal",
      items,
      reason: "Ảnh mờ",
      answerBy: moment("2026-11-27T17:00"),
    } as const;
    const stopped = await told(received().tell("2026-11-20T10:00", specialist, asked).tell("2026-11-28T08:00", system, stop));
    const end = stopped.messages.at(-1)!;
    assert.deepEqual(
      [end.TrangThaiHoSo, end.NgayKetThucXuLy, end.GhiChu],
      ["8", "20261128080000", "Dừng giải quyết: Không bổ sung (Điều 19)"],
    );
    assert.equal((end.DanhSachHoSoBoSung as Message[])[0]!.NgayHenTraMoi, undefined);
    const gone = await told(
      received().tell("2026-11-20T10:00", { ...counter, name: "x" }, { type: "Withdrawn", reason: "Đổi ý" }),
    );
    const { TrangThaiHoSo, GhiChu, NgayKetThucXuLy } = gone.messages.at(-1)!;
    assert.deepEqual([TrangThaiHoSo, GhiChu, NgayKetThucXuLy], ["7", "Người nộp rút hồ sơ: Đổi ý", "20261120100000"]);
    const no = { type: "Refused", reason: "Sai nơi", legalBasis: "Điều 1" } as const;
    const refused = await told(life("2026-11-20T08:21").tell("2026-11-20T09:00", counter, no));
    assert.deepEqual([refused.messages.at(-1)!.TrangThaiHoSo, refused.messages.at(-1)!.NgayTuChoi], ["3", "20261120090000"]);
    const by = { officerId: "o", name: leader.name, position: "Chủ tịch" };
    const paper = {
      reason: "Đông việc",
      cause: "Thẩm tra",
      oldDueAt: moment("2026-11-24T09:05"),
      newDueAt: moment("2026-11-26T17:00"),
      preparedAt: moment("2026-11-25T08:00"),
      preparedBy: "x",
    };
    const late = await told(
      received()
        .tell("2026-11-25T08:00", specialist, { type: "ExtensionPrepared", extension: paper })
        .tell("2026-11-25T09:00", leader, {
          type: "ExtensionSigned",
          signed: { at: moment("2026-11-25T09:00"), by, late: true },
        }),
    );
    const sorry = late.messages.at(-1)!;
    assert.deepEqual([sorry.NgayHenTra, sorry.GhiChu], ["20261124090500", "Xin lỗi khi đã quá hạn: Đông việc"]);
    for (const { faults } of [stopped, gone, refused, late]) assert.deepEqual(faults, []);
  });

  it("reception taken back: told as it is, and received again", async () => {
    const receive = { type: "Received", dueAt: moment("2026-11-24T09:05"), allowance: { qty: 1, unit: "WORKING_DAY" } } as const;
    const restore = { state: "submitted", receivedAt: null, dueAt: null, allowance: null, steps: [] } as const;
    const { messages, faults } = await told(
      life("2026-11-20T08:21")
        .tell("2026-11-20T09:05", counter, receive)
        .tell("2026-11-20T09:10", counter, {
          type: "ActUndone",
          version: 2,
          act: "Received",
          reason: "Nhầm",
          restore: { ...restore, steps: [] },
        })
        .tell("2026-11-20T09:30", counter, receive),
    );
    assert.deepEqual(statesOf(messages), ["1", "2", "1", "2"]);
    const back = messages.find((message, i) => i > 0 && message.TrangThaiHoSo === "1" && message.GhiChu)!;
    assert.deepEqual([back.NgayTiepNhan, back.NgayHenTra, back.GhiChu], ["", "", "Hủy việc làm nhầm: Nhầm"]);
    assert.deepEqual(faults, ["status: Trạng thái lùi từ 2 về 1"], "the portal notes it, and takes it");
  });

  it("an interlinked filing is one dossier: its parts are not sent, the parent says how they go", async () => {
    const child = {
      id: "c",
      code: "H60.30.12-261120-0002",
      stepId: "receive",
      procedureCode: "1.004222",
      procedureName: "Đăng ký thường trú",
      agencyId: "H60.30.13",
      agencyName: "Công an xã Thượng Lâm",
      state: "submitted",
    };
    const parent = life("2026-11-20T08:21")
      .tell("2026-11-20T09:00", system, { type: "ChildLinked", child })
      .tell("2026-11-20T10:00", system, {
        type: "ChildTold",
        childId: "c",
        state: "awaitingSupplement",
        trouble: "Chủ hộ chưa đồng ý",
      })
      .tell("2026-11-20T11:00", system, { type: "ChildTold", childId: "c", state: "returned", result });
    const { lines } = await told(parent);
    assert.deepEqual(lines.map(({ NoiDungXuLy }) => NoiDungXuLy).slice(1), [
      "Chuyển cơ quan liên thông: Công an xã Thượng Lâm",
      "Cập nhật từ cơ quan liên thông – Chủ hộ chưa đồng ý",
      "Cập nhật từ cơ quan liên thông",
    ]);
    const { messages } = await told(
      life("2026-11-20T08:21", { parent: { id: randomUUID(), code: "H60.30.12-261120-0001", stepId: "s" } }),
    );
    assert.deepEqual(messages, []);
  });

  it("an officer's act keeps the name of the agency that decides after routing", async () => {
    const routed = life("2026-11-20T08:21").tell("2026-11-20T09:00", officer("leader"), {
      type: "Routed",
      agencyId: "H60.30.13",
      agencyName: "UBND xã Lâm Bình",
      reason: "Đúng thẩm quyền",
    });
    const { messages } = await told(routed);
    assert.equal(messages.at(-1)!.DonViXuLy, "UBND xã Lâm Bình");
  });
});
