import { text } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Lưu trữ: where the papers lie. */
export const archive: ActDefinition = {
  slug: "luu-tru",
  command: "archive",
  label: () => "Lưu trữ…",
  key: "A",
  kind: () => "quiet",
  consequence: () => "Hồ sơ chuyển vào kho lưu trữ. Vẫn xem và tra cứu được, không làm gì thêm được nữa.",
  done: ({ archive: kept }) => `Đã lưu trữ: ${kept?.box ?? ""}.`,
  page: {
    submit: "Lưu trữ",
    fields: ({ form, errors }) =>
      text({
        name: "noi-luu",
        label: "Nơi lưu",
        hint: "Ví dụ: Kho 1, giá 3, hộp 12/2026. Hồ sơ chỉ có bản điện tử thì ghi “Kho điện tử”.",
        value: form.get("noi-luu"),
        maxLength: 200,
        ...errorOf(errors, "noi-luu"),
      }),
  },
  run: async (request) => {
    const box = request.form.get("noi-luu").trim().slice(0, 200);
    if (!box) return { ok: false, errors: [{ field: "noi-luu", message: "Hãy ghi nơi lưu: kho, giá, hộp, cặp hồ sơ." }] };
    return carryOut(request, { type: "archive", box });
  },
};
