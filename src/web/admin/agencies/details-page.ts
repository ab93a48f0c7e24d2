import { UNIT_NAMES, type Unit } from "../../../core/procedure/index.ts";
import { listRooms } from "../../../features/catalogue/index.ts";
import { addRoom, type Refused, saveAgency, unitsInside } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { toForm } from "../../form-data.ts";
import { postForm } from "../../forms.ts";
import { button, html, number, select, text } from "../../ui/index.ts";
import { askedOf } from "../people/asked.ts";
import { agencyOf } from "./agency-of.ts";
import { agencyFrame, hiddenOf, refusedNote, type Shown } from "./frame.ts";
import { AGENCIES } from "./list-page.ts";

const FIELDS = {
  name: "ten",
  shortName: "ten-ngan",
  address: "dia-chi",
  hotline: "dien-thoai",
  suffix: "so",
  unit: "loai",
} as const;
const ROOM_NAME = "ten-don-vi";

/** Name, address, telephone; and a room more. */
export async function detailsPage(c: AppContext, { form = toForm([]), errors = [], note }: Shown = {}): Promise<Response> {
  const agency = await agencyOf(c);
  const typed = (name: string, stored: string): string => (form.has(name) ? form.get(name) : stored);
  const line = (name: "name" | "shortName" | "address" | "hotline", label: string, hint?: string) =>
    text({
      name: FIELDS[name],
      label,
      value: typed(FIELDS[name], agency[name]),
      maxLength: 200,
      ...(hint && { hint }),
      ...errorOf(errors, FIELDS[name]),
    });
  const details = postForm(c, {
    action: `${AGENCIES}/${agency.id}/sua`,
    body: html`${await hiddenOf(c, agency, form.has(FIELDS.name) ? form : undefined)}${line("name", "Tên cơ quan")}${line("shortName", "Tên gọi ngắn", "Ví dụ: xã Thượng Lâm. Hiện trong danh sách người dân chọn.")}${line("address", "Địa chỉ")}${line("hotline", "Điện thoại")}${button({ text: "Lưu" })}`,
  });
  const taken = new Set((await listRooms(c.var.services, agency.id)).map(({ unit }) => unit));
  const units = unitsInside(agency).filter((unit) => !taken.has(unit));
  const room =
    units.length > 0 &&
    postForm(c, {
      action: `${AGENCIES}/${agency.id}/don-vi`,
      body: html`${await hiddenOf(c, agency, form.has(ROOM_NAME) ? form : undefined)}${text({ name: ROOM_NAME, label: "Tên đơn vị", value: form.get(ROOM_NAME), maxLength: 200, ...errorOf(errors, ROOM_NAME) })}${select({ name: FIELDS.unit, label: "Loại đơn vị", hint: "Thủ tục và người dùng gọi phòng theo loại.", prompt: "Chọn loại", value: form.get(FIELDS.unit), options: units.map((unit) => ({ value: unit, label: UNIT_NAMES[unit as Unit] })), ...errorOf(errors, FIELDS.unit) })}${number({ name: FIELDS.suffix, label: `Số sau mã ${agency.id}.`, hint: "Hai hoặc ba chữ số theo quyết định đặt mã, ví dụ 05", value: form.get(FIELDS.suffix), width: 4, maxLength: 3, ...errorOf(errors, FIELDS.suffix) })}${button({ text: "Thêm đơn vị" })}`,
    });
  const body = html`<p class="soft">Mã định danh ${agency.id} và loại đơn vị không đổi, vì hồ sơ và thủ tục ghi theo mã.</p>${details}${room && html`<h2>Thêm đơn vị bên trong</h2>${room}`}`;
  return agencyFrame(c, agency, { title: "Thông tin và đơn vị bên trong", body, errors, ...(note && { note }) });
}

export async function saveDetails(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent, version } = await askedOf(c);
  const details = {
    name: form.get(FIELDS.name),
    shortName: form.get(FIELDS.shortName),
    address: form.get(FIELDS.address),
    hotline: form.get(FIELDS.hotline),
  };
  const done = await saveAgency(c.var.services, { ...intent, version, agencyId: agency.id, details });
  if (done.ok) return c.redirect(`${AGENCIES}/${agency.id}/sua?xong=1`, 303);
  return refusedPage(c, done, FIELDS.name);
}

export async function saveRoom(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent, version } = await askedOf(c);
  const room = { suffix: form.get(FIELDS.suffix), unit: form.get(FIELDS.unit), name: form.get(ROOM_NAME) };
  const done = await addRoom(c.var.services, { ...intent, version, agencyId: agency.id, ...room });
  if (done.ok) return c.redirect(`${AGENCIES}/${agency.id}?da=don-vi`, 303);
  return refusedPage(c, done, ROOM_NAME);
}

async function refusedPage(c: AppContext, { field, message }: Refused, nameField: string): Promise<Response> {
  const { form } = await askedOf(c);
  if (!field) return detailsPage(c, { form, note: refusedNote(message) });
  const at = field === "name" ? nameField : (FIELDS[field as keyof typeof FIELDS] ?? nameField);
  return detailsPage(c, { form, errors: [{ field: at, message }] });
}
