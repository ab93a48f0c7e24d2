import type { FieldError } from "../../ui/index.ts";
import { checkbox, choice, html, text } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
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
    fields: ({ desk: { dossier }, form, errors }) => {
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
      })}${text({
        name: "nguoi-nhan",
        label: "Họ tên người nhận",
        value: sent ? form.get("nguoi-nhan") : dossier.applicant.name,
        maxLength: 100,
        ...errorOf(errors, "nguoi-nhan"),
      })}${checkbox({
        name: "da-kiem-tra",
        label: "Tôi đã kiểm tra giấy tờ tùy thân của người nhận",
        note: "Bắt buộc khi trả tại quầy.",
        checked: form.get("da-kiem-tra") === "true",
        ...errorOf(errors, "da-kiem-tra"),
      })}${text({
        name: "van-don",
        label: "Số vận đơn",
        optional: true,
        hint: "Bắt buộc khi gửi bưu chính",
        value: form.get("van-don"),
        width: 20,
        maxLength: 50,
        ...errorOf(errors, "van-don"),
      })}`;
    },
  },
  run: async (request) => {
    const { form } = request;
    const way = form.get("cach-tra");
    const receiver = form.get("nguoi-nhan").trim().slice(0, 100);
    const tracking = form.get("van-don").trim().slice(0, 50);
    const idChecked = form.get("da-kiem-tra") === "true";
    const errors: FieldError[] = [];
    if (way !== "counter" && way !== "post") errors.push({ field: "cach-tra", message: "Hãy chọn cách trả kết quả." });
    if (!receiver) errors.push({ field: "nguoi-nhan", message: "Hãy ghi họ tên người nhận kết quả." });
    if (way === "counter" && !idChecked) {
      errors.push({ field: "da-kiem-tra", message: "Hãy kiểm tra giấy tờ tùy thân của người nhận rồi đánh dấu vào ô này." });
    }
    if (way === "post" && !tracking) errors.push({ field: "van-don", message: "Hãy ghi số vận đơn của bưu chính." });
    if (errors.length > 0 || (way !== "counter" && way !== "post")) return { ok: false, errors };
    return carryOut(request, {
      type: "handOver",
      way,
      receiver,
      ...(way === "post" && { tracking }),
      ...(way === "counter" && { idChecked }),
    });
  },
};
