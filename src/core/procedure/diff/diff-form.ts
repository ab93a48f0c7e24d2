import type { Field, Page } from "../types.ts";
import { type Aspect, type Change, lists, moves } from "./compare.ts";
import { choicesText, fieldTypeText, requiredText } from "./words.ts";

const range = ({ min, max }: Field): string | undefined =>
  min === undefined && max === undefined
    ? undefined
    : [min === undefined ? "" : `từ ${min}`, max === undefined ? "" : `đến ${max}`].filter(Boolean).join(" ");

const rules = (field: Field): string =>
  field.rules.map((rule) => `${rule.soft ? "nhắc" : "báo lỗi"} “${rule.say}” khi ${rule.not}`).join("; ");

const fieldAspects: Aspect<Field>[] = [
  ["nhãn", ({ label }) => label],
  ["kiểu", ({ type }) => fieldTypeText(type)],
  ["bắt buộc", ({ required }) => requiredText(required)],
  ["được bỏ trống ở kênh", ({ optionalAt }) => optionalAt?.join(", ")],
  ["gợi ý", ({ hint }) => hint],
  ["chỉ hỏi khi", ({ when }) => when],
  ["lựa chọn", ({ choices }) => choices && choicesText(choices)],
  ["giá trị lựa chọn", ({ choices }) => choices?.map(({ value }) => value).join(", ")],
  ["kiểm tra", rules],
  ["giới hạn", range],
  ["số chữ tối đa", ({ maxLength }) => (maxLength === undefined ? undefined : String(maxLength))],
  ["giá trị cho xem", ({ show }) => show?.join(", ")],
  ["giá trị biết sẵn", ({ prefill }) => prefill],
  ["hai người", ({ of }) => of?.join(", ")],
  ["một dòng gọi là", ({ rowName }) => rowName],
  ["câu trả lời hay gặp ở quầy", ({ common }) => common?.join(", ")],
  ["ghi sẵn ở quầy", ({ usual }) => usual],
  ["tự điền của trình duyệt", ({ autocomplete }) => autocomplete],
];

const pageAspects: Aspect<Page>[] = [
  ["câu hỏi", ({ ask }) => ask],
  ["phần", ({ part }) => part],
  ["giải thích", ({ hint }) => hint],
  ["chỉ hiện khi", ({ when }) => when],
];

type Placed = { field: Field; page: string; ask: string };
/** Fields with the questions of their rows, each under the name that it has among all. */
const placed = (pages: readonly Page[]): Placed[] =>
  pages.flatMap(({ id, ask, fields }) =>
    fields.flatMap((field) => [
      { field, page: id, ask },
      ...(field.fields ?? []).map((one) => ({
        field: { ...one, id: `${field.id}.*.${one.id}`, label: `${field.label}: ${one.label}` },
        page: id,
        ask,
      })),
    ]),
  );

/** Differences of two forms: pages and fields by their ids; a field that stands on another page was moved, not taken away. */
export function diffForm(a: readonly Page[], b: readonly Page[]): Change[] {
  const [before, after] = [placed(a), placed(b)];
  const label = new Map(after.map(({ field }) => [field.id, field.label]));
  const pages = lists<Page>({
    part: "Câu hỏi",
    a,
    b,
    key: ({ id }) => id,
    name: ({ ask }) => `trang “${ask}”`,
    whole: ({ fields }) => fields.map((field) => field.label).join("; "),
    ordered: true,
    aspects: pageAspects,
  });
  // What comes or goes with its whole page is told with the page.
  const apart = (mine: readonly Placed[], other: readonly Placed[], otherPages: readonly Page[]) =>
    mine.filter(({ field, page }) => otherPages.some(({ id }) => id === page) || other.some((one) => one.field.id === field.id));
  const fields = lists<Placed>({
    part: "Câu hỏi",
    a: apart(before, after, b),
    b: apart(after, before, a),
    key: ({ field }) => field.id,
    name: ({ field }) => `“${field.label}”`,
    whole: ({ field }) => fieldTypeText(field.type),
    aspects: fieldAspects.map(([name, text]): Aspect<Placed> => [name, ({ field }) => text(field)]),
  });
  const elsewhere = after.flatMap(({ field, page, ask }): Change[] => {
    const was = before.find((one) => one.field.id === field.id);
    if (!was || was.page === page) return [];
    return [{ part: "Câu hỏi", place: `“${field.label}”`, kind: "moved", before: `trang “${was.ask}”`, after: `trang “${ask}”` }];
  });
  const within = b.flatMap(({ id, fields: now }) => {
    const was = a.find((page) => page.id === id)?.fields ?? [];
    return moves(
      "Câu hỏi",
      was.map((field) => field.id),
      now.map((field) => field.id),
      (fieldId) => `“${label.get(fieldId) ?? fieldId}”`,
    );
  });
  return [...pages, ...fields, ...elsewhere, ...within];
}
