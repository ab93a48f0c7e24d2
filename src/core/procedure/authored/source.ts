import { LineCounter, parseDocument } from "yaml";
import type { Finding } from "../types.ts";
import { nestsTooDeep } from "./depth.ts";

export type Key = string | number;

/** A place in a file of a definition: its value as authored, unchecked, and how to name it in a finding. */
export type Place = { file: string; path: readonly Key[]; value: unknown; lineOf(path: readonly Key[]): number | undefined };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function at(place: Place, ...keys: Key[]): Place {
  let value = place.value;
  for (const key of keys) {
    if (Array.isArray(value) && typeof key === "number") value = value[key];
    else value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return { ...place, path: [...place.path, ...keys], value };
}

/** Places of the items of a list; none when it is no list. */
export const items = (place: Place): Place[] =>
  Array.isArray(place.value) ? place.value.map((_, index) => at(place, index)) : [];

/** Places of the entries of a group; none when it is no group. */
export const entries = (place: Place): [string, Place][] =>
  isRecord(place.value) ? Object.keys(place.value).map((key): [string, Place] => [key, at(place, key)]) : [];

export const textOf = (place: Place): string | undefined => (typeof place.value === "string" ? place.value : undefined);
export const numberOf = (place: Place): number | undefined => (typeof place.value === "number" ? place.value : undefined);

export function finding(place: Place, message: string): Finding {
  const line = place.lineOf(place.path);
  return { file: place.file, path: place.path.join("."), ...(line === undefined ? {} : { line }), message };
}

const YAML_FAULTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "Mục này được ghi hai lần. Hãy giữ một.",
  TAB_AS_INDENT: "Không thụt dòng bằng phím Tab. Hãy dùng dấu cách.",
  BAD_INDENT: "Thụt dòng không đều.",
  MISSING_CHAR: "Thiếu dấu đóng nháy hoặc ngoặc.",
};

/** Reads a YAML or JSON file with the line of every place. */
export function readSource(file: string, text: string): { place: Place; findings: Finding[] } {
  if (nestsTooDeep(text)) {
    const message = "Ngoặc lồng vào nhau quá sâu nên không đọc tệp này. Hãy xem lại các dấu [ và {.";
    return { place: { file, path: [], value: undefined, lineOf: () => undefined }, findings: [{ file, path: "", message }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true });
  const findings = document.errors.map((error): Finding => {
    const message = YAML_FAULTS[error.code] ?? "Không đọc được tệp từ chỗ này. Hãy xem lại dấu hai chấm, dấu nháy và thụt dòng.";
    return { file, path: "", line: lines.linePos(error.pos[0]).line, message };
  });
  const lineOf = (path: readonly Key[]): number | undefined => {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const range =
        typeof node === "object" && node !== null && "range" in node ? (node.range as [number] | null | undefined) : undefined;
      if (range) return lines.linePos(range[0]).line;
    }
    return undefined;
  };
  if (document.errors.length > 0) return { place: { file, path: [], value: undefined, lineOf }, findings };
  try {
    return { place: { file, path: [], value: document.toJS(), lineOf }, findings };
  } catch {
    // A reference without its anchor, or one that grows without end, is found only when values are put in place.
    const message = "Dấu * đầu giá trị là tham chiếu tới chỗ không có. Hãy đặt giá trị trong dấu nháy.";
    return { place: { file, path: [], value: undefined, lineOf }, findings: [{ file, path: "", message }] };
  }
}
