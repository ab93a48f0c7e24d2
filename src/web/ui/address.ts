import { button } from "./button.ts";
import { type Option, optionList } from "./choice.ts";
import type { Examples } from "./examples.ts";
import { type FieldParams, fieldId, grouped } from "./field.ts";
import { attrs, type Html, html } from "./html.ts";
import { text } from "./text.ts";

export type AddressPart = "province" | "commune" | "detail" | "old" | "now";
export type AddressParams = FieldParams & {
  /** What was typed or chosen, kept as it was; a commune that is not in the list is not chosen. */
  value?: Partial<Record<AddressPart, string>>;
  provinces: Option[];
  /** Of the province that is chosen. */
  communes: Option[];
  /** Part that is wrong; the province when there is an error and this is absent. */
  wrong?: AddressPart;
  /** Places that the old address may be today, to choose from. */
  places?: Option[];
  /** Part that gets the focus. */
  focus?: AddressPart;
};

/** Name of the button that shows the communes of another province when there is no script; its value is the field's name. */
export const CHOOSE_PROVINCE = "_chon";

/** Province, commune and the rest; or an address with a district, of which the place of today is then chosen. */
export function address(params: AddressParams): Html {
  const { name, wrong = "province" } = params;
  const atTop = wrong === "province" || wrong === "commune";
  const { error: _, ...calm } = params;
  const choose = button({ text: "Chọn xã, phường", kind: "quiet", name: CHOOSE_PROVINCE, value: name });
  const lists = html`<mc-address>${list(params, "province")}<p class="choose">${choose}</p>${list(params, "commune")}<p class="said" role="status"></p></mc-address>`;
  const detail = { label: "Số nhà, đường, thôn hoặc tổ dân phố", optional: true };
  return grouped(atTop ? params : calm, html`${lists}${line(params, "detail", detail)}${oldPart(params)}`);
}

const isWrong = (params: AddressParams, part: AddressPart): boolean =>
  params.error !== undefined && (params.wrong ?? "province") === part;

function list(params: AddressParams, part: "province" | "commune"): Html {
  const value = params.value?.[part];
  const name = `${params.name}.${part}`;
  // The province carries the id of the field, so that an error of the whole leads to it.
  const id = part === "province" ? fieldId(params.name) : fieldId(name);
  const wrong = isWrong(params, part);
  const values = {
    id,
    name,
    autofocus: params.focus === part,
    "aria-describedby": wrong ? `${fieldId(params.name)}-error` : undefined,
    "aria-invalid": wrong ? "true" : undefined,
  };
  const options =
    part === "commune"
      ? optionList({ options: params.communes, prompt: "Chọn xã, phường", ...(value && { value }) })
      : optionList({ options: params.provinces, ...(value ? { value } : { prompt: "Chọn tỉnh, thành phố" }) });
  const label = part === "commune" ? "Xã, phường, đặc khu" : "Tỉnh, thành phố";
  return html`<div class="field"><label for="${id}">${label}</label><select${attrs(values)}>${options}</select></div>`;
}

function line(params: AddressParams, part: "detail" | "old", own: { label: string; hint?: string; optional?: boolean }): Html {
  const value = params.value?.[part];
  return text({
    name: `${params.name}.${part}`,
    ...own,
    ...(value !== undefined && { value }),
    ...(isWrong(params, part) && { error: params.error! }),
  });
}

function oldPart(params: AddressParams): Html {
  const { value, places = [] } = params;
  const input = line(params, "old", {
    label: "Địa chỉ cũ",
    hint: "Ghi đủ xã, huyện, tỉnh. Ví dụ: thôn Nà Tông, xã Khuôn Hà, huyện Lâm Bình, tỉnh Tuyên Quang.",
  });
  return html`<details${attrs({ open: Boolean(value?.old) })}><summary>Tôi chỉ biết địa chỉ cũ (có huyện)</summary>${input}${places.length > 0 && today(params, places)}</details>`;
}

function today(params: AddressParams, places: Option[]): Html {
  const name = `${params.name}.now`;
  const radios = places.map((place, index) => {
    const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`;
    const values = { type: "radio", id, name, value: place.value, checked: place.value === params.value?.now };
    return html`<label><input${attrs(values)}> <span>${place.label}</span></label>`;
  });
  const own = { name, label: "Địa chỉ cũ này nay là", ...(isWrong(params, "now") && { error: params.error! }) };
  return html`${grouped(own, html`<div class="choice">${radios}</div>`)}<input type="hidden" name="${params.name}.nowOf" value="${params.value?.old ?? ""}">`;
}

const provinces: Option[] = [
  { value: "04", label: "Cao Bằng" },
  { value: "08", label: "Tuyên Quang" },
];
const communes: Option[] = [
  { value: "02215", label: "Minh Xuân (phường)" },
  { value: "02269", label: "Thượng Lâm (xã)" },
];

export const addressExamples: Examples = {
  component: "Địa chỉ",
  examples: [
    {
      name: "Tỉnh chọn sẵn",
      view: () => address({ name: "ex.home", label: "Bạn ở đâu?", provinces, communes, value: { province: "08" } }),
    },
    {
      name: "Xã của tỉnh khác",
      view: () =>
        address({
          name: "ex.home2",
          label: "Bạn ở đâu?",
          provinces,
          communes,
          value: { province: "08", detail: "Thôn Bản Bung" },
          wrong: "commune",
          error: "Hãy chọn xã, phường của tỉnh Tuyên Quang.",
        }),
    },
    {
      name: "Địa chỉ cũ nay thuộc một trong hai nơi",
      view: () =>
        address({
          name: "ex.home3",
          label: "Bạn ở đâu?",
          provinces,
          communes,
          value: { province: "08", old: "Phường 13, Quận Gò Vấp, Thành phố Hồ Chí Minh" },
          places: [
            { value: "26878", label: "phường An Hội Đông, Thành phố Hồ Chí Minh" },
            { value: "26882", label: "phường An Hội Tây, Thành phố Hồ Chí Minh" },
            { value: "none", label: "Tôi không rõ" },
          ],
          wrong: "now",
          error: "Địa chỉ cũ này nay có thể thuộc 2 xã, phường. Hãy chọn một nơi, hoặc chọn “Tôi không rõ”.",
        }),
    },
  ],
};
