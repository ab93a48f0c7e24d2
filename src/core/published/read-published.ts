import { parseMessage } from "./parse-message.ts";
import { parseRecord } from "./parse-record.ts";
import type { PublishedProcedure } from "./types.ts";

export type ReadPublished = { ok: true; procedures: PublishedProcedure[] } | { ok: false; reason: string };

/** A code with an optional local suffix: 1.001234, 3.000181.000.00.00.H22. */
const CODE = /^\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?$/;

/**
 * Reads one line of a file: a record of the national catalogue, a `LayThuTuc` procedure, or a whole `LayThuTuc` answer (`result`).
 * @returns the reason in Vietnamese when the line is none of them
 */
export function readPublished(line: string): ReadPublished {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { ok: false, reason: "Dòng này không phải JSON đầy đủ. Hãy lấy lại bản ghi từ nguồn." };
  }
  const found = itemsOf(value).map(readItem);
  const procedures = found.filter((one) => one !== undefined);
  if (found.length === 0 || procedures.length < found.length)
    return { ok: false, reason: "Bản ghi không theo dạng của Cơ sở dữ liệu quốc gia về thủ tục hành chính hoặc của LayThuTuc." };
  const wrong = procedures.find((one) => !CODE.test(one.code));
  if (wrong) return { ok: false, reason: `Mã thủ tục "${wrong.code}" không đúng dạng 1.001234. Hãy kiểm tra lại với nguồn.` };
  return { ok: true, procedures };
}

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
