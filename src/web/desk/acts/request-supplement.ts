import { COUNTS_LATE, type SupplementCount, type SupplementStage, supplementCount } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import type { FieldError } from "../../ui/index.ts";
import { checkbox, fieldId, type Html, html, longText, notice, text } from "../../ui/index.ts";
import { shortMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import { legalBasisField, readLegalBasis } from "./legal-basis.ts";
import { type Choosable, choosable, noteName, readItems } from "./supplement-items.ts";
import { type ActDefinition, type ActView, errorOf } from "./types.ts";

/** Yêu cầu bổ sung: form 02, pointing at fields and papers; all but the first one at intake by way of a leader. */
export const requestSupplement: ActDefinition = {
  slug: "bo-sung",
  command: "requestSupplement",
  label: (desk) => (goesOut(desk) ? "Yêu cầu bổ sung…" : "Đề nghị yêu cầu bổ sung…"),
  key: "B",
  kind: () => "quiet",
  consequence: (desk) => {
    const { stage, used, most, legal } = countOf(desk);
    const clock =
      stage === "intake"
        ? "Hồ sơ chưa được tiếp nhận nên hạn trả chưa chạy; khi người dân trả lời, bạn lại có 8 giờ làm việc để tiếp nhận."
        : "Đồng hồ dừng từ khi yêu cầu được gửi đi cho tới khi người dân trả lời.";
    const leader = goesOut(desk) ? "" : " Lãnh đạo duyệt rồi mới gửi; trong lúc chờ, đồng hồ vẫn chạy.";
    const law = legal ? ` (${legal})` : "";
    return `Lần ${used + 1} trong ${most} lần pháp luật cho phép ở bước này${law}.${leader} ${clock} Người dân có ${desk.revision.supplement.days} ngày làm việc.`;
  },
  done: ({ supplements, proposal }) => {
    if (proposal) return "Đã gửi lãnh đạo duyệt đề nghị bổ sung. Lãnh đạo duyệt thì yêu cầu được gửi cho người dân ngay.";
    const asked = supplements.at(-1);
    return `Đã yêu cầu bổ sung. Người dân trả lời trước ${asked ? shortMoment(asked.answerBy) : ""}. Mẫu 02 in được ở mục Văn bản.`;
  },
  page: { submit: (desk) => (goesOut(desk) ? "Gửi yêu cầu" : "Gửi lãnh đạo duyệt"), fields },
  run: async (request) => {
    const { items, errors } = readItems(choosable(request.desk), request.form);
    const reason = request.form.get("ly-do").trim().slice(0, 1500);
    const all: FieldError[] = [...errors];
    if (!reason) all.push({ field: "ly-do", message: "Hãy ghi lý do yêu cầu bổ sung để người dân hiểu vì sao." });
    const { stage } = countOf(request.desk);
    const legalBasis = stage === "appraisal" ? readLegalBasis(request.form) : "";
    if (stage === "appraisal" && !legalBasis)
      all.push({ field: "can-cu", message: "Hãy chọn hoặc ghi căn cứ pháp lý của yêu cầu bổ sung." });
    const acknowledged = request.form.get(KNOWN) === "true";
    if (countOf(request.desk).countsLate && !acknowledged)
      all.push({ field: KNOWN, message: "Hãy đánh dấu xác nhận đã biết hồ sơ sẽ bị tính quá hạn, hoặc thôi yêu cầu bổ sung." });
    if (all.length > 0) return { ok: false, errors: all };
    return carryOut(request, {
      type: "requestSupplement",
      items,
      reason,
      ...(legalBasis && { legalBasis }),
      ...(acknowledged && { acknowledged }),
    });
  },
};

const KNOWN = "da-biet";

function countOf({ dossier, revision }: DeskDossier): SupplementCount & { stage: SupplementStage } {
  const stage = dossier.receivedAt ? "appraisal" : "intake";
  return { stage, ...supplementCount(dossier, revision, stage) };
}

/** The first request at intake needs no leader. */
function goesOut(desk: DeskDossier): boolean {
  const { stage, used } = countOf(desk);
  return stage === "intake" && used === 0;
}

function fields(view: ActView): Html {
  const all = choosable(view.desk);
  const parts = [...new Set(all.map(({ part }) => part))];
  const groups = parts.map(
    (part) =>
      html`<fieldset class="field asks"><legend>${part}</legend>${all.filter((one) => one.part === part).map((one) => line(one, view))}</fieldset>`,
  );
  const { stage, countsLate } = countOf(view.desk);
  const why = stage === "intake" ? "Vì sao chưa tiếp nhận được hồ sơ." : "Vì sao chưa giải quyết được hồ sơ.";
  const reason = longText({
    name: "ly-do",
    label: "Lý do chung",
    hint: `${why} Mọi thứ cần bổ sung phải nêu đủ trong một lần.`,
    value: view.form.get("ly-do"),
    rows: 3,
    maxLength: 1500,
    ...errorOf(view.errors, "ly-do"),
  });
  return html`${countsLate && lateWarning(view)}${groups}${reason}${stage === "appraisal" && legalBasisField(view)}`;
}

/** Shown, and confirmed, before the applicant is asked a second time. */
function lateWarning({ form, errors }: ActView): Html {
  const box = checkbox({
    name: KNOWN,
    label: "Tôi đã biết hồ sơ này sẽ bị tính quá hạn và vẫn cần yêu cầu bổ sung",
    checked: form.get(KNOWN) === "true",
    ...errorOf(errors, KNOWN),
  });
  return html`${notice({ tone: "late", title: "Yêu cầu bổ sung thêm một lần nữa", body: COUNTS_LATE })}${box}`;
}

/** A box to tick with what stands there now; ticking opens the note, by style alone. */
function line(one: Choosable, { form, errors }: ActView): Html {
  const note = noteName(one.key);
  const ticked = form.all("muc").includes(one.key);
  const first = errorOf(errors, `muc.${one.key}`);
  const wrong = first.error ? html`<p class="error">Lỗi: ${first.error}</p>` : undefined;
  const box = html`<label class="ask-box"><input type="checkbox" id="${fieldId(`muc.${one.key}`)}" name="muc" value="${one.key}"${ticked ? html` checked` : undefined}> <span>${one.label}${one.now && html`<span class="sub">${one.now}</span>`}</span></label>`;
  const input = text({
    name: note,
    label: `Cần bổ sung gì ở “${one.label}”`,
    value: form.get(note),
    maxLength: 500,
    ...errorOf(errors, note),
  });
  return html`<div class="ask">${wrong}${box}<div class="ask-note">${input}</div></div>`;
}
