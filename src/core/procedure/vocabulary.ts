import type { ValueType, Vocabulary } from "../expr/index.ts";
import { addressAnswerNames } from "./answers/address.ts";
import { isRegisterType, REGISTER_VALUES } from "./register-values.ts";
import type { Choice, FieldType } from "./types.ts";

/** Names that every procedure knows beside its own fields and facts. */
export const BUILT_IN_NAMES = {
  today: { kind: "date" },
  channel: { kind: "choice", values: ["online", "counter", "post"] },
  documents: { kind: "texts" },
  "requester.personalId": { kind: "text" },
  "requester.name": { kind: "text" },
  "requester.level": { kind: "number" },
  "requester.birthDate": { kind: "date" },
  "requester.phone": { kind: "text" },
  "requester.email": { kind: "text" },
  "requester.digitalCitizen": { kind: "yesNo" },
} as const satisfies Vocabulary;

const FIELD_VALUES = {
  text: "text",
  longText: "text",
  personName: "text",
  phone: "text",
  email: "text",
  person: "text",
  birthNotice: "text",
  yesNo: "yesNo",
  pledge: "yesNo",
  date: "date",
  number: "number",
  money: "number",
  partialDate: "text",
  address: "text",
  file: "text",
  organisation: "text",
  group: "number",
  table: "number",
} as const satisfies Record<Exclude<FieldType, "choice" | "marriage">, ValueType["kind"]>;

/** The names that one field brings, with their types. */
export function namesOf(field: { id: string; type: FieldType; choices?: readonly Choice[] }): Vocabulary {
  const { id, type } = field;
  const names: Record<string, ValueType> = {};
  if (type === "choice") names[id] = { kind: "choice", values: (field.choices ?? []).map(({ value }) => value) };
  else if (type !== "marriage") names[id] = { kind: FIELD_VALUES[type] };
  if (type === "address") {
    for (const name of addressAnswerNames(id)) names[name] = { kind: "text" };
  }
  if (isRegisterType(type)) {
    names[`${id}.confirmed`] = { kind: "yesNo" };
    names[`register.${id}.found`] = { kind: "yesNo" };
    names[`register.${id}.values`] = { kind: "textMap", keys: Object.keys(REGISTER_VALUES[type]) };
  }
  return names;
}
