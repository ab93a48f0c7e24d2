import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DossierEvent } from "../../../core/dossier/index.ts";
import { libraryCard, reader } from "../../../core/dossier/testing/library-card.ts";
import {
  counter,
  items,
  leader,
  moment,
  result,
  specialist,
  started,
  type Tale,
  tale,
} from "../../../core/dossier/testing/long-life.ts";
import { slipData } from "../from-dossier.ts";
import { renderDocument } from "../render-document.ts";
import { sourceFor } from "../testing/source.ts";

const received: DossierEvent = {
  type: "Received",
  dueAt: moment("2026-11-27T17:00"),
  allowance: { qty: 4, unit: "WORKING_DAY" },
};
const who = ({ officerId, name }: { officerId: string; name: string }) => ({ officerId, name });
const appraised = (): Tale =>
  tale("2026-11-20T08:21")
    .tell("2026-11-20T09:05", counter, received, started("receive", "receptionist", "2026-11-20T10:05"))
    .tell(
      "2026-11-20T09:40",
      counter,
      { type: "StepClaimed", stepId: "receive", assignee: who(counter) },
      { type: "StepCompleted", stepId: "receive", note: "" },
      started("appraise", "specialist", "2026-11-20T15:40"),
    )
    .tell("2026-11-20T10:00", specialist, { type: "StepClaimed", stepId: "appraise", assignee: who(specialist) });
const slip = ({ log }: Tale) => slipData("controlSlip", sourceFor("controlSlip", log));
const hops = (of: Tale) => slip(of).rows.filter((row) => row.kind === "hop");

describe("form 06 agrees with the events", () => {
  it("when a calendar moved the due time, the step is judged by its new one", () => {
    const life = appraised()
      .tell("2026-11-20T14:00", leader, {
        type: "DueMoved",
        dueAt: moment("2026-11-30T17:00"),
        reason: "Ngày nghỉ bù mới công bố",
        stepDueAts: { appraise: moment("2026-11-23T15:40") },
      })
      .tell("2026-11-23T09:00", specialist, { type: "StepCompleted", stepId: "appraise", note: "" });
    assert.deepEqual([hops(life)[1]!.dueAt, hops(life)[1]!.result], [moment("2026-11-23T15:40"), "early"]);
  });

  it("when the clock stood, also in logs that name the one step without its id", () => {
    const life = appraised()
      .tell("2026-11-20T10:30", leader, {
        type: "SupplementRequested",
        stage: "appraisal",
        items,
        reason: "Ảnh mờ",
        answerBy: moment("2026-11-27T17:00"),
      })
      .tell("2026-11-23T08:00", reader, {
        type: "SupplementAnswered",
        stage: "appraisal",
        answers: {},
        registers: {},
        papers: [],
        dueAt: moment("2026-11-30T14:00"),
        stepDueAt: moment("2026-11-23T14:00"),
      });
    assert.equal(hops(life)[1]!.dueAt, moment("2026-11-23T14:00"));
  });

  it("when a leader sent it to another agency, nobody there still works on it; each step names its own agency", async () => {
    const life = appraised()
      .tell("2026-11-20T11:00", specialist, { type: "SentToCoordination", coordination: { reason: "Không thuộc thẩm quyền" } })
      .tell(
        "2026-11-20T14:00",
        leader,
        {
          type: "Routed",
          agencyId: "H60.30.14",
          agencyName: "UBND xã Minh Quang",
          reason: "Thửa đất ở xã Minh Quang",
          dueAt: moment("2026-11-30T14:00"),
          competentReceivedAt: moment("2026-11-20T14:00"),
        },
        started("sign", "leader", "2026-11-23T10:00"),
      );
    assert.deepEqual(
      hops(life).map(({ step, from, to, result }) => [step, from.unit, to.unit, result]),
      [
        ["Tiếp nhận", "Người nộp", "Trung tâm Phục vụ hành chính công xã Lâm Bình", "early"],
        ["Thẩm tra", "Trung tâm Phục vụ hành chính công xã Lâm Bình", "Bộ phận chuyên môn", "moved"],
        ["Ký thẻ", "Lãnh đạo UBND xã Thượng Lâm", "Lãnh đạo UBND xã Minh Quang", "open"],
      ],
    );
    assert.ok((await renderDocument("controlSlip", slip(life))).length > 1000);
  });

  it("when the result goes out online with the signature, the leader is not made a clerk of the counter", () => {
    const life = appraised()
      .tell(
        "2026-11-20T14:00",
        specialist,
        { type: "StepCompleted", stepId: "appraise", note: "" },
        started("sign", "leader", "2026-11-23T10:00"),
      )
      .tell(
        "2026-11-20T15:00",
        leader,
        { type: "StepClaimed", stepId: "sign", assignee: who(leader) },
        { type: "ResultApproved", result },
        { type: "StepCompleted", stepId: "sign", note: "" },
        { type: "ResultReady" },
        started("return", "receptionist", "2026-11-23T11:00"),
        { type: "StepCompleted", stepId: "return", note: "" },
        {
          type: "HandedOver",
          handOver: { way: "online", receiver: reader.name, at: moment("2026-11-20T15:00"), by: leader.name },
        },
      );
    assert.deepEqual(
      hops(life).map(({ to }) => to.officer),
      [counter.name, specialist.name, leader.name, "Hệ thống"],
    );
  });

  it("trouble of a linked dossier that is told again stands there once", () => {
    const told = (dueAt: string): DossierEvent => ({
      type: "ChildTold",
      childId: "c",
      state: "submitted",
      dueAt: moment(dueAt),
      trouble: "Chủ hộ chưa đồng ý",
    });
    const child = { id: "c", code: "H60.30.12-261120-0002", agencyId: "H60.20", agencyName: "Công an xã", state: "submitted" };
    const life = appraised()
      .tell("2026-11-20T11:00", specialist, {
        type: "ChildLinked",
        child: { ...child, procedureCode: "1.004194", procedureName: "Đăng ký thường trú", stepId: "appraise" },
      })
      .tell("2026-11-20T12:00", counter, told("2026-11-26T17:00"))
      .tell("2026-11-20T13:00", counter, told("2026-11-27T17:00"));
    const last = hops(life).at(-1)!;
    assert.deepEqual([last.note, last.dueAt], ["Chủ hộ chưa đồng ý", moment("2026-11-27T17:00")]);
  });
});

describe("form 02", () => {
  it("a request that was taken back is not counted as one of them", () => {
    const ask = {
      type: "SupplementRequested",
      stage: "intake",
      items,
      reason: "Mờ",
      answerBy: moment("2026-11-27T17:00"),
    } as const;
    const { log } = tale("2026-11-20T08:21")
      .tell("2026-11-20T09:00", counter, ask)
      .tell("2026-11-20T09:10", counter, {
        type: "ActUndone",
        version: 2,
        act: "requestSupplement",
        reason: "Nhầm hồ sơ",
        restore: { state: "submitted", supplements: [] },
      })
      .tell("2026-11-20T09:20", counter, ask);
    assert.equal(slipData("supplementSlip", sourceFor("supplementSlip", log, {}, libraryCard)).time, 1);
  });
});
