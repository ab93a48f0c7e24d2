import { checkbox, type FieldError, html, text } from "../../ui/index.ts";
import { carryOut } from "../acts/carry-out.ts";
import { type ActDone, type ActRequest, type ActView, errorOf } from "../acts/types.ts";

/** Hand-over to whoever is at the counter: looking at their card is all that is left to do. */
export const handOverHere = {
  fields: ({ desk: { dossier }, form, errors }: ActView) =>
    html`${checkbox({
      name: "da-kiem-tra",
      label: "Đã kiểm tra căn cước của người nhận",
      checked: form.get("da-kiem-tra") === "true",
      ...errorOf(errors, "da-kiem-tra"),
    })}${text({
      name: "nguoi-nhan",
      label: "Họ tên người nhận",
      value: form.has("nguoi-nhan") ? form.get("nguoi-nhan") : dossier.applicant.name,
      maxLength: 100,
      ...errorOf(errors, "nguoi-nhan"),
    })}`,
  run: async (request: ActRequest): Promise<ActDone> => {
    const receiver = request.form.get("nguoi-nhan").trim().slice(0, 100);
    const errors: FieldError[] = [];
    if (request.form.get("da-kiem-tra") !== "true")
      errors.push({ field: "da-kiem-tra", message: "Hãy kiểm tra căn cước của người nhận rồi đánh dấu vào ô này." });
    if (!receiver) errors.push({ field: "nguoi-nhan", message: "Hãy ghi họ tên người nhận kết quả." });
    if (errors.length > 0) return { ok: false, errors };
    return carryOut(request, { type: "handOver", way: "counter", receiver, idChecked: true });
  },
};
