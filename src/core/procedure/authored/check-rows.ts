import { namesIn } from "../../expr/index.ts";
import { isRowType, MOST_ROWS, ROW_TYPES, rowNames } from "../answers/rows.ts";
import type { FieldType, Finding } from "../types.ts";
import { checkExpression } from "./check-conditions.ts";
import { checkChoices, checkLimits, duplicates, RESERVED } from "./check-form.ts";
import { type Definition, type FieldPlace, fieldsOf } from "./places.ts";
import { choicesOf, isFieldType, type Scope } from "./scope.ts";
import { at, finding, items, numberOf, type Place, textOf } from "./source.ts";

/** Settings that only a question outside of rows may have. */
const OUTSIDE = ["prefill", "show", "of"] as const;

/** Checks groups and tables: how many rows, which questions, and that conditions of a row see no question that comes later in it. */
export function checkRows(scope: Scope, { form, papers }: Definition): Finding[] {
  const fields = fieldsOf(form);
  return [...fields.flatMap((field) => checkField(field, scope)), ...checkFiles(fields, papers)];
}

function checkField(field: FieldPlace, scope: Scope): Finding[] {
  const [fields, rowName, prefill] = [at(field.place, "fields"), at(field.place, "rowName"), at(field.place, "prefill")];
  const known =
    prefill.value !== undefined && ["group", "table", "file"].includes(field.type ?? "")
      ? [finding(prefill, `Trường kiểu ${field.type} không có “prefill”.`)]
      : [];
  if (!isRowType(field.type as FieldType)) {
    const others = [fields, rowName].filter(({ value }) => value !== undefined);
    return [...known, ...others.map((place) => finding(place, "Chỉ trường kiểu group hoặc table mới có “fields” và “rowName”."))];
  }
  const missing =
    items(fields).length === 0 ? [finding(fields, "Trường kiểu group hoặc table cần “fields”: các câu hỏi của một dòng.")] : [];
  const own = items(fields).map((place, index) => ({
    place,
    index,
    id: textOf(at(place, "id")),
    type: textOf(at(place, "type")),
  }));
  const ids = own.map(({ place }) => at(place, "id"));
  return [
    ...known,
    ...missing,
    ...checkCount(field.place),
    ...duplicates(ids, "câu hỏi trong một dòng"),
    ...own.flatMap((one) => checkQuestion({ ...field, ...one })),
    ...own.flatMap((one) => checkRowConditions(field, one, own, scope)),
  ];
}

function checkCount(place: Place): Finding[] {
  const [min, max] = [at(place, "min"), at(place, "max")];
  const findings = [min, max]
    .filter((limit) => (numberOf(limit) ?? 1) < 0 || (numberOf(limit) ?? 1) > MOST_ROWS)
    .map((limit) => finding(limit, `Số dòng từ 0 đến ${MOST_ROWS}.`));
  if ((numberOf(min) ?? 0) > (numberOf(max) ?? Number.POSITIVE_INFINITY)) findings.push(finding(min, "“min” lớn hơn “max”."));
  return findings;
}

function checkQuestion(one: FieldPlace): Finding[] {
  const { place, id, type } = one;
  const where = at(place, "id");
  const findings: Finding[] = [];
  if (id?.includes("."))
    findings.push(finding(where, `Trong một dòng, mã câu hỏi là một tên đơn, không có dấu chấm, ví dụ from.`));
  else if (id !== undefined && RESERVED.includes(id))
    findings.push(finding(where, `Không dùng được chữ “${id}” trong mã trường vì nó có nghĩa riêng trong điều kiện.`));
  if (isFieldType(type) && !ROW_TYPES.includes(type))
    findings.push(finding(at(place, "type"), `Trong một dòng không có câu hỏi kiểu ${type}. Chỉ dùng: ${ROW_TYPES.join(", ")}.`));
  for (const key of OUTSIDE)
    if (at(place, key).value !== undefined) findings.push(finding(at(place, key), `Câu hỏi trong một dòng không có “${key}”.`));
  return [...findings, ...checkChoices(one), ...checkLimits(one)];
}

type Question = { place: Place; index: number; id: string | undefined; type: string | undefined };

function checkRowConditions(field: FieldPlace, one: Question, all: readonly Question[], scope: Scope): Finding[] {
  const named = all.flatMap(({ place, id, type, index }) =>
    id !== undefined && isFieldType(type) ? [{ id, type, choices: choicesOf(place), index }] : [],
  );
  const own = rowNames(named);
  const inRow: Scope = { ...scope, vocabulary: { ...scope.vocabulary, ...own } };
  const later = rowNames(named.filter(({ index }) => index >= one.index));
  const when = at(one.place, "when");
  return [
    ...checkExpression(inRow, when, "yesNo", field.order),
    ...namesIn(textOf(when) ?? "", later).map((name) =>
      finding(when, `“${name}” được hỏi sau chỗ này trong dòng nên lúc này chưa biết. Hãy chuyển câu hỏi lên trước.`),
    ),
    ...items(at(one.place, "rules")).flatMap((rule) => checkExpression(inRow, at(rule, "not"), "yesNo", field.order + 1)),
  ];
}

/** A file is filed under the id of its question, beside the papers. */
function checkFiles(fields: readonly FieldPlace[], papers: Place): Finding[] {
  const paperIds = new Set(items(at(papers, "papers")).map((paper) => textOf(at(paper, "id"))));
  return fields
    .filter(({ type, id }) => type === "file" && paperIds.has(id))
    .map(({ place, id }) => finding(at(place, "id"), `Mã “${id}” đã là mã của một giấy tờ trong papers.yaml. Hãy đặt mã khác.`));
}
