import { parseMessage } from "./parse-message.ts";
import { parseRecord } from "./parse-record.ts";
import type { PublishedProcedure } from "./types.ts";

/** `source`: the record as it came, for its identity. */
export type FoundProcedure = { procedure: PublishedProcedure; source: unknown };
export type ReadPublished = { ok: true; found: FoundProcedure[] } | { ok: false; reason: string };

/** A code with an optional local suffix: 1.001234, 3.000181.000.00.00.H22. */
const CODE = /^\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?$/;

/**
 * Reads one line of a file: a record of the national catalogue, a `LayThuTuc` procedure, or a whole `LayThuTuc` answer (`result`).
 * @returns the reason in Vietnamese when the line is none of them
 */
export function readPublished(line: string): ReadPublished {
  let value: unknown;
  try {
    value = JSON.parse(line, storable);
  } catch {
    return { ok: false, reason: "Dòng này không phải JSON đầy đủ. Hãy lấy lại bản ghi từ nguồn." };
  }
  const items = itemsOf(value);
  const found = items.flatMap((source) => {
    const procedure = readItem(source);
    return procedure ? [{ procedure, source }] : [];
  });
  if (items.length === 0 || found.length < items.length)
    return { ok: false, reason: "Bản ghi không theo dạng của Cơ sở dữ liệu quốc gia về thủ tục hành chính hoặc của LayThuTuc." };
  const wrong = found.find(({ procedure }) => !CODE.test(procedure.code));
  if (wrong)
    return { ok: false, reason: `Mã thủ tục "${wrong.procedure.code}" không đúng dạng 1.001234. Hãy kiểm tra lại với nguồn.` };
  return { ok: true, found };
}

/** A database stores neither the sign NUL nor half a surrogate pair; no published text needs them. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function itemsOf(value: unknown): unknown[] {
  if (isObject(value) && "result" in value) return itemsOf(value.result);
  return Array.isArray(value) ? value : [value];
}

function readItem(value: unknown): PublishedProcedure | undefined {
  if (!isObject(value)) return undefined;
  if ("MATTHC" in value) return parseMessage(value);
  return typeof value.ma_thu_tuc === "string" && typeof value.ten_thu_tuc === "string" ? parseRecord(value) : undefined;
}
