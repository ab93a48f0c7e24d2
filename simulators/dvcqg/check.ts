import { isObject } from "../http.ts";

/** Returns what is wrong with a value, in a sentence that begins with its path, or undefined. */
export type Rule = (value: unknown, path: string) => string | undefined;
export type Shape = Record<string, { required: boolean; rule: Rule }>;

export const need = (rule: Rule) => ({ required: true, rule });
export const may = (rule: Rule) => ({ required: false, rule });

/** Text of `min` to `max` characters. Numbers, booleans and null are refused: the portal takes strings only. */
export function str(options: { min?: number; max?: number } = {}): Rule {
  const { min = 0, max = 4000 } = options;
  return (value, path) => {
    if (value === null) return `${path} không được null`;
    if (typeof value !== "string") return `${path} phải là chuỗi`;
    if (value.trim().length < min) return `${path} không được để trống`;
    if (value.length > max) return `${path} dài quá ${max} ký tự`;
    return undefined;
  };
}

export function oneOf(...values: string[]): Rule {
  return (value, path) =>
    str()(value, path) ??
    (values.includes(value as string) ? undefined : `${path} phải là một trong: ${values.map((v) => `"${v}"`).join(", ")}`);
}

export function pattern(regex: RegExp, shape: string): Rule {
  return (value, path) => str()(value, path) ?? (regex.test(value as string) ? undefined : `${path} sai dạng, cần ${shape}`);
}

/** yyyyMMddHHmmss, a moment that exists. */
export const dateTime: Rule = (value, path) =>
  str()(value, path) ?? (isStamp(value as string) ? undefined : `${path} phải là thời điểm dạng yyyyMMddHHmmss`);

export const url: Rule = (value, path) =>
  str({ min: 1 })(value, path) ??
  (/^https?:\/\/[^\s]+$/.test(value as string) && URL.canParse(value as string)
    ? undefined
    : `${path} phải là địa chỉ đầy đủ để tải tệp`);

export const orEmpty =
  (rule: Rule): Rule =>
  (value, path) =>
    value === "" ? undefined : rule(value, path);
export const orNull =
  (rule: Rule): Rule =>
  (value, path) =>
    value === null ? undefined : rule(value, path);
export const integer: Rule = (value, path) => (Number.isInteger(value) ? undefined : `${path} phải là số nguyên`);
export const bool: Rule = (value, path) => (typeof value === "boolean" ? undefined : `${path} phải là true hoặc false`);

export function listOf(shape: Shape): Rule {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} phải là mảng`;
    return first(value.map((item, i) => () => object(shape)(item, `${path}[${i}]`)));
  };
}

/** An object with exactly the fields of the shape. */
export function object(shape: Shape): Rule {
  return (value, path) => {
    if (!isObject(value)) return `${path} phải là đối tượng`;
    const unknown = Object.keys(value).find((key) => !(key in shape));
    if (unknown) return `${path}.${unknown} là trường không có trong đặc tả`;
    return first(
      Object.entries(shape).map(([key, { required, rule }]) => () => {
        if (!(key in value)) return required ? `${path} thiếu trường bắt buộc ${key}` : undefined;
        return rule(value[key], `${path}.${key}`);
      }),
    );
  };
}

function first(checks: (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const message = check();
    if (message) return message;
  }
  return undefined;
}

function isStamp(value: string): boolean {
  const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value);
  if (!m) return false;
  try {
    Temporal.PlainDateTime.from(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}`, { overflow: "reject" });
    return m[6] !== "60";
  } catch {
    return false;
  }
}
