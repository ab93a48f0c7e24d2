import { addressText, isAnswerOf, isRowType, NO_PLACE, placesOf } from "../../../core/procedure/index.ts";
import type { Field } from "../../../core/procedure/types.ts";
import { findCommune, findProvinceNamed } from "../../../core/units/index.ts";
import type { Form } from "../../form-data.ts";
import { type AddressPart, address, CHOOSE_PROVINCE, type FieldParams, type Html, type Option } from "../../ui/index.ts";
import { communeOptions, provinceOptions } from "../../units.ts";

export type AddressView = {
  common: FieldParams;
  /** By input name. */
  values: Readonly<Record<string, string>>;
  /** Input that is wrong. */
  part?: string | undefined;
  /** Name of the province whose site this is; chosen beforehand. */
  ownProvince?: string | undefined;
  /** Input that gets the focus. */
  focus?: string | undefined;
};

const isPart = (part: string | undefined): part is AddressPart =>
  part !== undefined && ["province", "commune", "detail", "old", "now"].includes(part);

/** An address with the communes of the chosen province and, for an old one, the places that it may be today. */
export function addressField({ common, values, part, ownProvince, focus }: AddressView): Html {
  const read = (name: string) => values[`${common.name}.${name}`]?.trim() ?? "";
  const province = read("province") || (findProvinceNamed(ownProvince ?? "")?.code ?? "");
  const commune = findCommune(read("commune"))?.province === province ? read("commune") : "";
  const old = read("old");
  const { options, now } = commune === "" ? today(old, read("detail"), read("nowOf") === old ? read("now") : "") : NOTHING;
  return address({
    ...common,
    provinces: provinceOptions(),
    communes: communeOptions(province),
    value: { province, commune, detail: read("detail"), old, now },
    places: options,
    ...(isPart(part) && { wrong: part }),
    ...(focus === `${common.name}.commune` && { focus: "commune" }),
  });
}

type Today = { options: Option[]; now: string };
const NOTHING: Today = { options: [], now: "" };

/** A single place is chosen beforehand, to be confirmed. */
function today(old: string, typedDetail: string, said: string): Today {
  const { places, detail } = placesOf(old);
  const [first, ...others] = places;
  if (!first) return NOTHING;
  const options = places.map((place) => ({ value: place.code, label: addressText(place, typedDetail || detail) }));
  const none = others.length > 0 ? "Tôi không rõ" : "Không phải nơi này, hoặc tôi không rõ";
  const now = said || (others.length === 0 ? first.code : "");
  return { options: [...options, { value: NO_PLACE, label: none }], now };
}

/** Whether a name is that of an address, of the page or of one of its rows. */
function isAddress(fields: readonly Field[], name: string): boolean {
  if (fields.some(({ id, type }) => type === "address" && id === name)) return true;
  const group = fields.find((field) => isRowType(field.type) && isAnswerOf(field, name));
  const own = group && /^\d+\.(.+)$/.exec(name.slice(group.id.length + 1))?.[1];
  return own !== undefined && (group?.fields ?? []).some(({ id, type }) => type === "address" && id === own);
}

/** Whether an input is the province of an address, which is chosen beforehand. */
export const isProvinceOf = (fields: readonly Field[], input: string): boolean =>
  input.endsWith(".province") && isAddress(fields, input.slice(0, -".province".length));

/**
 * The address of which the communes were asked for with the button. When a commune or an old address was given meanwhile, there is nothing
 * to be chosen any more and the page goes on.
 */
export function choosingIn(form: Form, fields: readonly Field[]): string | undefined {
  const name = form.get(CHOOSE_PROVINCE);
  if (!isAddress(fields, name)) return undefined;
  const fits = findCommune(form.get(`${name}.commune`))?.province === form.get(`${name}.province`);
  return fits || form.get(`${name}.old`).trim() !== "" ? undefined : name;
}
