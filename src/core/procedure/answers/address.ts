import { type Commune, findCommune, findInText, findProvince, resolveOld, unitName } from "../../units/index.ts";
import type { Answers, AnswerValue, Field } from "../types.ts";
import { type FormInput, type ParsedField, tidy, tooLong, wrong } from "./parsed.ts";

/** Answers beside the whole text `<id>`. */
const PARTS = ["province", "commune", "detail", "old"] as const;
/** Beside the parts: what was chosen of the places that an old address may be now, and the old address for which that was said. */
const INPUTS = [...PARTS, "now", "nowOf"] as const;
type Part = (typeof PARTS)[number];

/** Said when none of the offered places is right, or nobody knows which. */
export const NO_PLACE = "none";
/** More places than this are no help; the address is then too vague to say where it is. */
const MOST_PLACES = 20;
const DETAIL_LENGTH = 200;
const OLD_LENGTH = 300;

export const addressInputNames = (id: string): string[] => INPUTS.map((part) => `${id}.${part}`);
export const addressAnswerNames = (id: string): string[] => PARTS.map((part) => `${id}.${part}`);

/** Answers of an address that was taken back: its parts go with it. Nothing for other fields. */
export const blankParts = ({ id, type }: Pick<Field, "id" | "type">): Answers =>
  type === "address" ? Object.fromEntries(addressAnswerNames(id).map((name) => [name, ""])) : {};

/** The province alone says nothing: it is chosen beforehand. */
export const isAddressBlank = ({ id }: Pick<Field, "id">, form: FormInput): boolean =>
  ["commune", "detail", "old"].every((part) => tidy(form[`${id}.${part}`] ?? "") === "");

/** "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang". */
export const addressText = (commune: Commune, detail: string): string =>
  [detail, unitName(commune.code), unitName(commune.province)].filter(Boolean).join(", ");

/** Where an old address may be now, with what it says beside the commune; no places when it is unknown or too vague. */
export function placesOf(old: string): { places: readonly Commune[]; detail: string } {
  const { candidates, detail } = resolveOld(tidy(old).slice(0, OLD_LENGTH));
  return { places: candidates.length > MOST_PLACES ? [] : candidates, detail };
}

type Given = { old: string; detail: string };

function answer(id: string, text: string, parts: Partial<Record<Part, string>>, warnings: string[] = []): ParsedField {
  const more = Object.fromEntries(PARTS.map((part) => [`${id}.${part}`, parts[part] ?? ""]));
  return { ok: true, value: text, warnings, more };
}

const inCommune = (id: string, commune: Commune, { old, detail }: Given, warnings: string[] = []): ParsedField =>
  answer(id, addressText(commune, detail), { province: commune.province, commune: commune.code, detail, old }, warnings);

/** An address with a commune of the list. When an old address stands beside it, the two should agree. */
function readChosen(id: string, given: Given, communeCode: string, provinceCode: string): ParsedField {
  const commune = findCommune(communeCode);
  if (!commune) return wrong("Xã, phường này không có trong danh mục hiện hành. Hãy chọn lại.", "commune");
  if (provinceCode !== "" && provinceCode !== commune.province) {
    const [own, other] = [unitName(commune.province), unitName(provinceCode)];
    const where = other ? `thuộc ${own}, không thuộc ${other}` : `thuộc ${own}`;
    return wrong(`Địa bàn ${unitName(communeCode)} ${where}. Hãy chọn lại xã, phường.`, "commune");
  }
  const { places } = placesOf(given.old);
  if (places.length === 0 || places.includes(commune)) return inCommune(id, commune, given);
  const now = places.map((place) => unitName(place.code)).join(", ");
  return inCommune(id, commune, given, [
    `Địa chỉ cũ bạn ghi nay thuộc ${now}, khác với ${unitName(communeCode)} bạn chọn. Hãy xem lại.`,
  ]);
}

/** An address of before 1 July 2025 alone. It is never refused: what cannot be resolved is kept as it was written. */
function readOld(id: string, given: Given, said: string): ParsedField {
  const { places, detail } = placesOf(given.old);
  const resolved = { old: given.old, detail: given.detail || detail };
  const chosen = places.find(({ code }) => code === said);
  if (chosen) return inCommune(id, chosen, resolved);
  const unresolved = (warnings: string[]) =>
    answer(id, [given.detail, given.old].filter(Boolean).join(", "), { detail: given.detail, old: given.old }, warnings);
  if (said === NO_PLACE) return unresolved([]);
  const [only, ...others] = places;
  if (!only) {
    return unresolved([
      "Chúng tôi chưa tìm ra xã, phường hiện nay của địa chỉ cũ này. Hãy xem lại tên xã, huyện, tỉnh. Bạn vẫn đi tiếp được; cơ quan giải quyết sẽ xác định giúp.",
    ]);
  }
  if (others.length === 0)
    return inCommune(id, only, resolved, [`Địa chỉ cũ này nay là ${addressText(only, resolved.detail)}. Hãy xem có đúng không.`]);
  return wrong(`Địa chỉ cũ này nay có thể thuộc ${places.length} xã, phường. Hãy chọn một nơi, hoặc chọn “Tôi không rõ”.`, "now");
}

/**
 * Reads an address: a commune of the list with a detail, or an old address with a district, which is resolved where it is known. What a
 * person says about the places of an old address counts for that text only. Gives the parts as answers of their own.
 */
export function parseAddress(field: Field, form: FormInput): ParsedField {
  const { id } = field;
  const read = (part: (typeof INPUTS)[number]) => tidy(form[`${id}.${part}`] ?? "");
  const given = { old: read("old"), detail: read("detail") };
  const longDetail = tooLong(given.detail, field.maxLength ?? DETAIL_LENGTH);
  if (longDetail) return wrong(longDetail, "detail");
  const longOld = tooLong(given.old, OLD_LENGTH);
  if (longOld) return wrong(longOld, "old");
  const [province, commune] = [read("province"), read("commune")];
  if (commune !== "") return readChosen(id, given, commune, province);
  if (given.old !== "") return readOld(id, given, read("nowOf") === given.old ? read("now") : "");
  if (province === "") return wrong("Hãy chọn tỉnh, thành phố rồi chọn xã, phường.");
  if (!findProvince(province)) return wrong("Tỉnh, thành phố này không có trong danh mục hiện hành. Hãy chọn lại.");
  return wrong(`Hãy chọn xã, phường của ${unitName(province)}.`, "commune");
}

/**
 * The parts of an address that count. Stored ones go with a stored answer; an address that was known beforehand is taken apart when it is
 * written as today and leaves no doubt.
 */
export function addressParts(id: string, stored: Readonly<Answers>, knownBefore: AnswerValue | undefined): Answers {
  if (typeof knownBefore === "string") {
    const found = recognised(knownBefore);
    if (!found) return {};
    const { commune, detail } = found;
    return withoutBlanks({ [`${id}.province`]: commune.province, [`${id}.commune`]: commune.code, [`${id}.detail`]: detail });
  }
  const names = addressAnswerNames(id).filter((name) => Object.hasOwn(stored, name));
  return withoutBlanks(Object.fromEntries(names.map((name) => [name, stored[name] ?? ""])));
}

const withoutBlanks = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => typeof value === "string" && value !== ""));

const seen = new Map<string, ReturnType<typeof findInText>>();

/** A case is worked through many times with the same address. */
function recognised(text: string): ReturnType<typeof findInText> {
  if (!seen.has(text)) {
    if (seen.size >= 1000) seen.clear();
    seen.set(text, findInText(text));
  }
  return seen.get(text);
}

/** A stored address as its inputs. One that has no commune was written as an old address, and nothing more was known about it. */
export function addressInputs(id: string, answers: Readonly<Answers>): Record<string, string> {
  const [province, commune, detail, old] = addressAnswerNames(id).map((name) => String(answers[name] ?? ""));
  const whole = String(answers[id] ?? "");
  if (commune)
    return {
      [`${id}.province`]: province || (findCommune(commune)?.province ?? ""),
      [`${id}.commune`]: commune,
      [`${id}.detail`]: detail ?? "",
      [`${id}.old`]: old ?? "",
    };
  if (whole === "") return {};
  const text = old || whole;
  return { [`${id}.detail`]: old ? (detail ?? "") : "", [`${id}.old`]: text, [`${id}.now`]: NO_PLACE, [`${id}.nowOf`]: text };
}

/** What is to be said beside the whole text: the old address as it was given, or that its place of today is not known. */
export function addressNote(id: string, answers: Readonly<Answers>): string {
  const old = answers[`${id}.old`];
  if (typeof old !== "string" || old === "") return "";
  return answers[`${id}.commune`] ? `Địa chỉ cũ: ${old}` : "Địa chỉ cũ, chưa rõ nay thuộc xã, phường nào";
}
