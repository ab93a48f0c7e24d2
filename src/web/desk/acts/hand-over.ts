import type { Dossier } from "../../../core/dossier/index.ts";
import { type Mandate, mandateText } from "../../../core/mandate/index.ts";
import { mayReceive } from "../../../features/mandates/index.ts";
import type { FieldError } from "../../ui/index.ts";
import { checkbox, choice, html, text } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { feeWithResult, takeWithResult } from "./fee-with-result.ts";
import { readReceiver, receiverCard, receiverField } from "./receiver-card.ts";
import { keepSignature, signatureField } from "./signature.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Trả kết quả at the counter or by post; on line it goes out with the signature. */
export const handOver: ActDefinition = {
  slug: "tra-ket-qua",
  command: "handOver",
  label: () => "Trả kết quả…",
  key: "R",
  consequence: () => "Hồ sơ kết thúc. Người dân được mời đánh giá.",
  done: ({ handOver }) => `Đã trả kết quả cho ${handOver?.receiver ?? "người nhận"}.`,
  page: {
    submit: "Trả kết quả",
    scripts: ["counter"],
    fields: ({ desk, form, errors }) => {
      const { dossier, fetchers } = desk;
      const sent = form.has("cach-tra");
      const way = sent ? form.get("cach-tra") : dossier.delivery.way === "post" ? "post" : "counter";
      return html`${choice({
        name: "cach-tra",
        label: "Trả bằng cách nào?",
        value: way,
        options: [
          { value: "counter", label: "Tại quầy" },
          { value: "post", label: "Qua bưu chính", hint: dossier.delivery.address ?? "Người nộp chưa ghi địa chỉ nhận" },
        ],
        ...errorOf(errors, "cach-tra"),
      })}${receiverCard({ form, errors })}${choice({
        name: "nguoi-nhan",
        label: "Ai nhận?",
        value: sent ? form.get("nguoi-nhan") : dossier.applicant.personalId,
        options: receivers(dossier, fetchers),
        ...errorOf(errors, "nguoi-nhan"),
      })}<p class="soft">Người khác đến nhận phải có giấy ủy quyền gồm việc nhận kết quả. Hãy <a href="/ban-lam-viec/uy-quyen/moi">ghi nhận giấy</a> trước rồi mở lại trang này.</p>${checkbox(
        {
          name: "da-kiem-tra",
          label: "Tôi đã kiểm tra giấy tờ tùy thân của người nhận",
          note: "Bắt buộc khi trả tại quầy.",
          checked: form.get("da-kiem-tra") === "true",
          ...errorOf(errors, "da-kiem-tra"),
        },
      )}${text({
        name: "van-don",
        label: "Số vận đơn",
        optional: true,
        hint: "Bắt buộc khi gửi bưu chính",
        value: form.get("van-don"),
        width: 20,
        maxLength: 50,
        ...errorOf(errors, "van-don"),
      })}${feeWithResult({ desk, form, errors })}${signatureField({ form, errors })}`;
    },
  },
  run: async (request) => {
    const { form } = request;
    const card = readReceiver(request);
    const way = form.get("cach-tra");
    const receiverId = card.number ?? form.get("nguoi-nhan").trim();
    const tracking = form.get("van-don").trim().slice(0, 50);
    const idChecked = card.number !== undefined || form.get("da-kiem-tra") === "true";
    const errors: FieldError[] = [...card.errors];
    if (way !== "counter" && way !== "post") errors.push({ field: "cach-tra", message: "Hãy chọn cách trả kết quả." });
    // Asked anew: the mandate may have been revoked while the page was open.
    const allowed = await mayReceive(request.services, request.desk.dossier, receiverId);
    if (!allowed.ok) errors.push({ field: receiverField(card.number), message: allowed.message });
    if (way === "counter" && !idChecked) {
      errors.push({ field: "da-kiem-tra", message: "Hãy kiểm tra giấy tờ tùy thân của người nhận rồi đánh dấu vào ô này." });
    }
    if (way === "post" && !tracking) errors.push({ field: "van-don", message: "Hãy ghi số vận đơn của bưu chính." });
    if (errors.length > 0 || !allowed.ok || (way !== "counter" && way !== "post")) return { ok: false, errors };
    const { mandate } = allowed;
    const kept = way === "counter" ? await keepSignature(request.services, form) : undefined;
    if (kept && kept.errors.length > 0) return { ok: false, errors: kept.errors };
    const paid = await takeWithResult(request);
    if (!paid.ok) return paid.done;
    return carryOut(paid.request, {
      type: "handOver",
      way,
      receiver: mandate?.receiver.name ?? request.desk.dossier.applicant.name,
      receiverId,
      ...(mandate && {
        mandate: { mandateId: mandate.id, kind: mandate.kind, ...(mandate.until && { until: mandate.until }) },
      }),
      ...(way === "post" && { tracking }),
      ...(way === "counter" && { idChecked }),
      ...(kept && { signed: kept.signed }),
    });
  },
};

/** The applicant, and everybody with a mandate that includes receiving; of an organisation only its people. */
export function receivers({ applicant }: Dossier, fetchers: readonly Mandate[]) {
  const own = { value: applicant.personalId, label: applicant.name, hint: `Người có việc, số ${applicant.personalId}` };
  const others = fetchers.map((one) => ({
    value: one.receiver.personalId,
    label: one.receiver.name,
    hint: `${mandateText(one)}, số ${one.receiver.personalId}`,
  }));
  return applicant.organisation ? others : [own, ...others];
}
