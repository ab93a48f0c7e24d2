import { isRowType } from "../answers/rows.ts";
import { inputNames } from "../parse-field.ts";
import { isRegisterType, REGISTER_VALUES } from "../register-values.ts";
import type { FieldType, Finding } from "../types.ts";
import { BUILT_IN_NAMES } from "../vocabulary.ts";
import { type FieldPlace, fieldsOf, pagesOf } from "./places.ts";
import type { Scope } from "./scope.ts";
import { at, finding, items, numberOf, type Place, textOf } from "./source.ts";

/** Words that CEL keeps for itself and that therefore cannot be part of a field's id. */
export const RESERVED: readonly string[] =
  "as break const continue else false for function if import in let loop namespace null package return true var void while register".split(
    " ",
  );

/** Last parts of addresses that filling in has beside the pages of a procedure. */
const OWN_PAGES: readonly string[] = ["bat-dau", "chua-dung", "giay-to", "kiem-tra", "noi-nhan", "noi-nop", "tai-len", "xoa"];

/** Every second and later use of an id. */
export function duplicates(places: readonly Place[], what: string): Finding[] {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const id = textOf(place);
    if (id === undefined) return [];
    if (seen.has(id)) return [finding(place, `Mã ${what} “${id}” bị trùng. Mỗi mã chỉ dùng một lần.`)];
    seen.add(id);
    return [];
  });
}

function checkId({ place, id }: FieldPlace, scope: Scope): Finding[] {
  if (id === undefined) return [];
  const where = at(place, "id");
  const reserved = id.split(".").find((part) => RESERVED.includes(part));
  if (reserved)
    return [finding(where, `Không dùng được chữ “${reserved}” trong mã trường vì nó có nghĩa riêng trong điều kiện.`)];
  if (id === "row" || id.startsWith("row."))
    return [finding(where, "Chữ “row” dành cho điều kiện bên trong một dòng. Hãy đặt mã khác.")];
  if (Object.hasOwn(BUILT_IN_NAMES, id)) return [finding(where, `Tên “${id}” đã có sẵn trong hệ thống. Hãy đặt tên khác.`)];
  const owner = /^(.+)\.(?:confirmed|report)$/.exec(id)?.[1];
  const ownerType = owner === undefined ? undefined : scope.fields.get(owner)?.type;
  if (ownerType && isRegisterType(ownerType as FieldType))
    return [finding(where, `“${id}” do hệ thống tự ghi khi người dân xác nhận hay báo sai “${owner}”. Hãy đặt tên khác.`)];
  const whole = [...scope.fields.values()].find((field) => field.id !== id && partsOf(field).includes(id));
  if (whole) return [finding(where, `“${id}” là một phần của câu trả lời “${whole.id}”. Hãy đặt tên khác.`)];
  return [];
}

/** Inputs of a field that has several, and so may not be the name of another field. */
const partsOf = ({ id, type }: FieldPlace): string[] =>
  id === undefined ? [] : inputNames({ id, type: type as FieldType }).filter((name) => name !== id);

export function checkChoices({ place, id, type }: FieldPlace): Finding[] {
  const choices = at(place, "choices");
  if (type !== "choice") return choices.value === undefined ? [] : [finding(choices, "Chỉ trường kiểu choice mới có “choices”.")];
  if (choices.value === undefined) return [finding(choices, "Trường kiểu choice cần danh sách “choices”.")];
  const values = items(choices).map((choice) => at(choice, "value"));
  const found = duplicates(values, "lựa chọn");
  if (id !== "delivery.way") return found;
  const ways: (string | undefined)[] = ["online", "counter", "post"];
  return [
    ...found,
    ...values
      .filter((value) => !ways.includes(textOf(value)))
      .map((value) => finding(value, "Cách nhận kết quả chỉ gồm online, counter, post.")),
  ];
}

export function checkLimits({ place, type }: FieldPlace): Finding[] {
  const [min, max] = [at(place, "min"), at(place, "max")];
  if (isRowType(type as FieldType)) return [];
  if (type !== "number" && type !== "money") {
    return [min, max]
      .filter(({ value }) => value !== undefined)
      .map((limit) => finding(limit, "Chỉ trường kiểu number, money, group, table mới có “min” và “max”."));
  }
  return (numberOf(min) ?? 0) > (numberOf(max) ?? Number.POSITIVE_INFINITY) ? [finding(min, "“min” lớn hơn “max”.")] : [];
}

/** What the counter writes by itself: short lists for lines of text, and an answer that the field takes. */
function checkCounter({ place, type }: FieldPlace): Finding[] {
  const [common, usual] = [at(place, "common"), at(place, "usual")];
  const findings =
    common.value !== undefined && type !== "text" ? [finding(common, "Chỉ trường kiểu text mới có “common”.")] : [];
  if (usual.value === undefined) return findings;
  const takes = USUAL[type ?? ""];
  if (!takes) return [...findings, finding(usual, `Trường kiểu ${type} không có “usual”.`)];
  const choices = items(at(place, "choices")).map((choice) => at(choice, "value").value);
  if (takes(String(usual.value), choices)) return findings;
  const say =
    "“usual” phải là một câu trả lời mà trường này nhận được; trường ngày chỉ dùng today, có/không dùng true hoặc false.";
  return [...findings, finding(usual, say)];
}
const USUAL: Readonly<Record<string, (usual: string, choices: readonly unknown[]) => boolean>> = {
  text: () => true,
  choice: (usual, choices) => choices.includes(usual),
  date: (usual) => usual === "today",
  number: (usual) => /^-?\d+$/.test(usual),
  yesNo: (usual) => usual === "true" || usual === "false",
};

function checkRegister(field: FieldPlace, scope: Scope): Finding[] {
  const { place, type, order } = field;
  const [show, of] = [at(place, "show"), at(place, "of")];
  const findings: Finding[] = [];
  const known =
    type !== undefined && isRegisterType(type as FieldType)
      ? Object.keys(REGISTER_VALUES[type as keyof typeof REGISTER_VALUES])
      : undefined;
  if (!known && show.value !== undefined) findings.push(finding(show, "Chỉ trường lấy từ cơ sở dữ liệu mới có “show”."));
  for (const item of known ? items(show) : []) {
    if (!known?.includes(textOf(item) ?? ""))
      findings.push(finding(item, `Cơ sở dữ liệu này không có giá trị “${String(item.value)}”. Chỉ có: ${known?.join(", ")}.`));
  }
  if (type !== "marriage") {
    if (of.value !== undefined) findings.push(finding(of, "Chỉ trường kiểu marriage mới có “of”."));
    return findings;
  }
  if (of.value === undefined) findings.push(finding(of, "Trường kiểu marriage cần “of”: hai trường kiểu person."));
  for (const item of items(of)) {
    const person = scope.fields.get(textOf(item) ?? "");
    if (person?.type !== "person") findings.push(finding(item, `“${String(item.value)}” không phải là một trường kiểu person.`));
    else if (person.order > order)
      findings.push(finding(item, `“${String(item.value)}” được hỏi sau chỗ này. Hãy chuyển lên trước.`));
  }
  return findings;
}

function checkField(field: FieldPlace, scope: Scope): Finding[] {
  const optionalPledge = field.type === "pledge" && at(field.place, "required").value === false;
  return [
    ...checkId(field, scope),
    ...checkChoices(field),
    ...checkLimits(field),
    ...checkCounter(field),
    ...checkRegister(field, scope),
    ...(optionalPledge ? [finding(at(field.place, "required"), "Lời cam đoan luôn bắt buộc. Hãy bỏ “required: false”.")] : []),
  ];
}

/** Checks what a schema cannot: ids used twice or reserved, and settings that do not go with the type of a field. */
export function checkForm(scope: Scope, form: Place): Finding[] {
  const fields = fieldsOf(form);
  const flat = new Map<string, string>();
  const clashes = fields.flatMap(({ place, id }) => {
    const other = id === undefined ? undefined : flat.get(id.toLowerCase());
    if (id !== undefined) flat.set(id.toLowerCase(), id);
    return other !== undefined && other !== id
      ? [finding(at(place, "id"), `Mã “${id}” chỉ khác “${other}” ở chữ hoa, chữ thường; dễ nhầm.`)]
      : [];
  });
  const pageIds = pagesOf(form).map(({ place }) => at(place, "id"));
  return [
    ...duplicates(pageIds, "trang"),
    ...pageIds
      .filter((id) => OWN_PAGES.includes(textOf(id) ?? ""))
      .map((id) => finding(id, `Mã trang “${textOf(id)}” là của trang có sẵn khi điền hồ sơ. Hãy đặt mã khác.`)),
    ...duplicates(
      fields.map(({ place }) => at(place, "id")),
      "trường",
    ),
    ...clashes,
    ...fields.flatMap((field) => checkField(field, scope)),
  ];
}
