import assert from "node:assert/strict";
import { it } from "node:test";
import { reader, vn } from "../../../core/dossier/testing/library-card.ts";
import { inBranches, leader, permit, room } from "../../../core/dossier/testing/parallel-permit.ts";
import { stationsOf } from "./stations.ts";

const paper = permit.revision.papers[0]!;
const items = [{ kind: "paper" as const, id: paper.id, label: paper.name, note: "Chụp lại" }];
const shown = ({ dossier }: ReturnType<typeof inBranches>): string[] =>
  stationsOf(dossier, permit.revision).map(({ title, detail, state }) => `${state} ${title}: ${String(detail ?? "")}`);

it("says once what is awaited, and no time that stands still, when steps side by side wait for the applicant", () => {
  const play = inBranches();
  play.does(room, { type: "requestSupplement", items, reason: "Ảnh mờ", legalBasis: "Điều 4", acknowledged: true });
  play.does(leader, { type: "decideProposal", approve: true, reason: "" });
  const way = shown(play);
  assert.equal(way.filter((line) => line.startsWith("now")).length, 1, way.join("\n"));
  assert.equal(way.filter((line) => line.startsWith("now Chờ người nộp bổ sung")).length, 1);
  assert.equal(way.filter((line) => line.includes("thời hạn đang tạm dừng")).length, 2);
  assert.match(way.at(-1)!, /Trả kết quả: hẹn lại khi thời hạn chạy tiếp/);
});

it("calls no step done that the end of the dossier closed", () => {
  const play = inBranches();
  play.at(vn("2026-11-20T10:00"));
  play.does(reader, { type: "withdraw", reason: "Không xây nữa" });
  const way = shown(play);
  assert.match(way.at(-1)!, /^now Đã rút hồ sơ/);
  assert.equal(way.filter((line) => line.startsWith("ahead") && line.endsWith("chưa xong")).length, 2, way.join("\n"));
});
