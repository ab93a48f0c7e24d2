import { COUNTS_LATE } from "../../../core/dossier/index.ts";
import type { FieldError } from "../../ui/index.ts";
import { choice, definitionList, type Html, html, longText, notice } from "../../ui/index.ts";
import { shortMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, type ActView, errorOf } from "./types.ts";

/** Duyệt đề nghị bổ sung: the leader sees what would be asked, then lets it go out or not. */
export const decideProposal: ActDefinition = {
  slug: "duyet-bo-sung",
  command: "decideProposal",
  label: () => "Duyệt đề nghị bổ sung…",
  key: "Y",
  consequence: ({ dossier, revision }) =>
    dossier.receivedAt
      ? `Duyệt thì mẫu 02 gửi ngay cho người nộp, đồng hồ dừng từ lúc đó; người nộp có ${revision.supplement.days} ngày làm việc. Không duyệt thì cán bộ làm tiếp với hồ sơ hiện có.`
      : `Duyệt thì mẫu 02 gửi ngay cho người nộp; người nộp có ${revision.supplement.days} ngày làm việc. Không duyệt thì Một cửa tiếp nhận hoặc từ chối.`,
  done: ({ supplements, state }) =>
    state === "awaitingSupplement"
      ? `Đã duyệt, yêu cầu bổ sung đã gửi. Người nộp trả lời trước ${shortMoment(supplements.at(-1)?.answerBy ?? "")}.`
      : "Đã ghi không duyệt. Cán bộ đề nghị thấy lý do trong hồ sơ.",
  page: { submit: "Ghi quyết định", fields },
  run: async (request) => {
    const answer = request.form.get("quyet-dinh");
    const reason = request.form.get("ly-do").trim().slice(0, 1500);
    const errors: FieldError[] = [];
    if (answer !== "duyet" && answer !== "khong")
      errors.push({ field: "quyet-dinh", message: "Hãy chọn duyệt hay không duyệt." });
    if (answer === "khong" && !reason)
      errors.push({ field: "ly-do", message: "Hãy ghi lý do không duyệt để cán bộ đề nghị biết phải làm gì." });
    if (errors.length > 0) return { ok: false, errors };
    return carryOut(request, { type: "decideProposal", approve: answer === "duyet", reason });
  },
};

function fields({ desk: { dossier }, form, errors }: ActView): Html {
  const { proposal } = dossier;
  const items = proposal?.items.map(({ label, note }) => html`<li><b>${label}</b>${note && html`: ${note}`}</li>`);
  const asked =
    proposal &&
    definitionList({
      items: [
        { term: "Người đề nghị", value: `${proposal.proposedBy.name}, ${shortMoment(proposal.proposedAt)}` },
        { term: "Cần bổ sung", value: html`<ul class="plain">${items}</ul>` },
        { term: "Lý do", value: proposal.reason },
        ...(proposal.legalBasis ? [{ term: "Căn cứ pháp lý", value: proposal.legalBasis }] : []),
      ],
    });
  const late = proposal?.countsLate && notice({ tone: "late", title: "Hồ sơ sẽ bị tính quá hạn", body: COUNTS_LATE });
  return html`${asked}${late}${choice({
    name: "quyet-dinh",
    label: "Quyết định",
    value: form.get("quyet-dinh"),
    options: [
      { value: "duyet", label: "Duyệt, gửi yêu cầu cho người nộp" },
      { value: "khong", label: "Không duyệt" },
    ],
    ...errorOf(errors, "quyet-dinh"),
  })}${longText({
    name: "ly-do",
    label: "Lý do",
    optional: true,
    hint: "Bắt buộc khi không duyệt.",
    value: form.get("ly-do"),
    rows: 3,
    maxLength: 1500,
    ...errorOf(errors, "ly-do"),
  })}`;
}
