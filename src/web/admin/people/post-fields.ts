import { readPlaces, rolesFor, type Steward, unitName } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import type { Form } from "../../form-data.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { type FieldError, type Html, html, select, text } from "../../ui/index.ts";

export const ROLE_HINTS = {
  receptionist: "nhận và trả hồ sơ ở quầy",
  specialist: "thẩm tra, soạn kết quả",
  leader: "ký, phân công",
  controller: "kiểm soát thủ tục của cả tỉnh",
  administrator: "quản trị người dùng của cơ quan này và cấp dưới; không xử lý hồ sơ",
} as const;

/** Rooms of an agency to choose from. */
export async function roomField(
  c: AppContext,
  agencyId: string,
  value: string,
  errors: readonly FieldError[],
  name = "phong",
): Promise<Html | undefined> {
  const units = (await readPlaces(c.var.services)).get(agencyId)?.units ?? [];
  if (units.length === 0) return undefined;
  return select({
    name,
    label: "Phòng",
    hint: "Người của một phòng chỉ nhận việc của phòng ấy.",
    optional: true,
    prompt: "Cả cơ quan",
    value,
    options: units.map((unit) => ({ value: unit, label: unitName(unit) })),
    ...errorOf(errors, name),
  });
}

/** Role, position and room of a post at an agency that is chosen already. */
export async function postFields(
  c: AppContext,
  { steward, agencyId, form, errors }: { steward: Steward; agencyId: string; form: Form; errors: FieldError[] },
): Promise<Html> {
  const role = select({
    name: "vai",
    label: "Vai",
    prompt: "Chọn một vai",
    value: form.get("vai"),
    options: rolesFor(steward, agencyId).map((one) => ({ value: one, label: `${ROLE_NAMES[one]}: ${ROLE_HINTS[one]}` })),
    ...errorOf(errors, "vai"),
  });
  const position = text({
    name: "chuc-vu",
    label: "Chức vụ",
    hint: "Ví dụ: Công chức tư pháp – hộ tịch. In trên văn bản.",
    value: form.get("chuc-vu"),
    maxLength: 200,
    ...errorOf(errors, "chuc-vu"),
  });
  const room = await roomField(c, agencyId, form.get("phong"), errors);
  return html`<input type="hidden" name="co-quan" value="${agencyId}">${role}${position}${room}`;
}

/** The post of a form. */
export const typedPost = (form: Form) => ({
  agencyId: form.get("co-quan").slice(0, 40),
  role: form.get("vai"),
  position: form.get("chuc-vu"),
  unit: form.get("phong"),
});

/** Field of a form that a fault is about. */
export const FIELDS: Readonly<Record<string, string>> = {
  name: "ho-ten",
  personalId: "so-dinh-danh",
  username: "ten-dang-nhap",
  phone: "dien-thoai",
  email: "thu",
  role: "vai",
  agency: "co-quan",
  position: "chuc-vu",
  unit: "phong",
  reason: "ly-do",
};
