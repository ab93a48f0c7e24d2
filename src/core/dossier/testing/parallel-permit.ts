/** An invented permit whose process runs in parallel: two branches, one of them in some cases only, for tests of the engine. */
import type { Step } from "../../procedure/types.ts";
import type { Rules } from "../rules.ts";
import type { Filing } from "../types.ts";
import { filing, officer, rulesWith, stage, vn } from "./library-card.ts";

const steps: Step[] = [
  { id: "receive", name: "Tiếp nhận", by: "receptionist", hours: 1, needs: [] },
  {
    id: "appraise",
    name: "Thẩm định",
    by: "specialist",
    unit: "phong-kinh-te",
    position: "Công chức xây dựng",
    hours: 8,
    needs: [],
  },
  { id: "ask", name: "Lấy ý kiến", by: "specialist", unit: "van-phong-xa", hours: 16, needs: [], after: ["receive"] },
  {
    id: "survey",
    name: "Kiểm tra thực địa",
    by: "specialist",
    hours: 4,
    needs: [],
    after: ["receive"],
    when: 'reader.name == "NHÀ CAO"',
  },
  { id: "draft", name: "Dự thảo", by: "specialist", hours: 4, needs: ["draft"], after: ["appraise", "ask", "survey"] },
  { id: "sign", name: "Ký giấy phép", by: "leader", hours: 2, needs: ["approval"] },
  { id: "stamp", name: "Đóng dấu", by: "specialist", hours: 1, needs: [] },
  { id: "return", name: "Trả giấy phép", by: "receptionist", hours: 1, needs: [] },
];

export const permit: Rules = rulesWith({
  steps,
  channels: { online: { time: { qty: 10, unit: "WORKING_DAY" }, sameDay: false } },
});

/** Whose house is high enough to be looked at. */
export const tall: Filing = { ...filing, answers: { ...filing.answers, "reader.name": "NHÀ CAO" } };

export const room = officer("specialist", { officerId: "kinh-te", name: "Bàn Văn Kinh", unit: "phong-kinh-te" });
export const office = officer("specialist", { officerId: "van-phong", name: "Lục Thị Phòng", unit: "van-phong-xa" });
export const anyone = officer("specialist");
export const leader = officer("leader");
export const counter = officer("receptionist");

/** A permit whose branches have begun, at 09:40 on Friday 20/11/2026. */
export function inBranches(own: Filing = filing, law: Rules = permit) {
  const play = stage(undefined, own, law);
  play.at(vn("2026-11-20T09:05"));
  play.does(counter, { type: "receive" });
  play.at(vn("2026-11-20T09:40"));
  play.does(counter, { type: "completeStep", note: "" });
  return play;
}

/** The open steps by id. */
export const openIds = ({ dossier }: ReturnType<typeof stage>): string[] =>
  dossier.steps.filter(({ completedAt }) => !completedAt).map(({ stepId }) => stepId);

/** Both branches are over, and the draft is made. */
export function drafted(own: Filing = filing) {
  const play = inBranches(own);
  play.does(room, { type: "completeStep", note: "" });
  play.does(office, { type: "completeStep", note: "" });
  play.does(anyone, {
    type: "draftResult",
    template: "giay-khai-sinh",
    values: {},
    bookEntry: { number: 1, book: "01", year: 2026 },
  });
  return play;
}
