import { checkPersonalId } from "../procedure/index.ts";
import { type IdCard, readScan } from "./read-scan.ts";
import { digitsOf } from "./right-keys.ts";

/** Where the counter is: what the province's dossier codes begin with, e.g. H60, and its address on the web. */
export type Place = { provinceCode: string; host?: string };

/** What was typed or scanned into the one field of the counter. `message`: what to do. */
export type Entry =
  | { kind: "empty" }
  | { kind: "card"; card: IdCard; warnings: string[] }
  | { kind: "personalId"; personalId: string; warnings: string[] }
  | { kind: "dossier"; code: string }
  | { kind: "name"; text: string }
  | { kind: "wrong"; message: string };

const CODE = /^(?:([A-Z]\d{2})(?:\.\d{2,3})*|(?:\d{2,3}\.){1,4}([A-Z]\d{2}))-\d{6}-\d{3,9}$/;
/** The same anywhere in a line: a scanner that fired twice, words before it. */
const CODES = /(?<![A-Z.])[A-Z]\d{2}(?:\.\d{2,3})*-\d{6}-\d{3,9}|(?<![A-Z\d.])(?:\d{2,3}\.){1,4}[A-Z]\d{2}-\d{6}-\d{3,9}/g;
/** How a code begins, whatever became of the rest. */
const LIKE_CODE = /^\W*[A-Z]\d{2}\s*[.\-_/]/i;
const OTHERS = [
  [/^[A-Z]{2}\d{13}\|/i, "Đây là mã trên thẻ bảo hiểm y tế. Hãy quét mã QR ở mặt trước thẻ căn cước."],
  [/^[A-Z]{2}\d{13}$/i, "Đây là số thẻ bảo hiểm y tế. Hãy quét mã QR ở mặt trước thẻ căn cước."],
  [/^000201/, "Đây là mã chuyển tiền của ngân hàng. Hãy quét mã QR trên thẻ căn cước hoặc trên giấy hẹn."],
  [/^(IDVNM|[A-Z<]*<<)/i, "Đây là dòng chữ ở mặt sau thẻ. Hãy quét mã QR, hoặc gõ 12 chữ số ở mặt trước."],
  [
    /^\d{13}$/,
    "Mã này có 13 chữ số, giống mã vạch hàng hóa hoặc mã số thuế đơn vị phụ thuộc. Hãy quét mã QR trên thẻ căn cước hoặc trên giấy hẹn.",
  ],
  [
    /^\d{10}$/,
    "Mã này có 10 chữ số, giống mã số thuế, số bảo hiểm hoặc số điện thoại. Hãy quét thẻ căn cước, gõ 12 chữ số hoặc mã hồ sơ.",
  ],
] as const;

/** Tells what one line is: a card, a number, a dossier's code or its QR code, a name; or says what else it looks like. Never throws. */
export function readEntry(typed: string, place: Place): Entry {
  const text = typed
    .slice(0, 2000)
    .normalize("NFKC")
    .replace(/\s+/g, (gap) => (/[\r\n\t]/.test(gap) ? "\n" : " "))
    .trim();
  if (text === "") return { kind: "empty" };
  const strange = OTHERS.find(([form]) => form.test(text));
  if (strange) return { kind: "wrong", message: strange[1] };
  const scan = readScan(text);
  if (scan.kind === "card") return scan;
  if (scan.kind !== "none") return { kind: "wrong", message: scan.message };
  const address = addressOf(text);
  if (address) return dossierAt(address, place);
  const codes = codesIn(text);
  if (codes.length > 1)
    return {
      kind: "wrong",
      message: `Vừa có hai mã hồ sơ khác nhau: ${codes[0]} và ${codes[1]}. Hãy quét lại từng giấy một.`,
    };
  if (codes[0]) return dossierOf(codes[0], place);
  if (LIKE_CODE.test(text))
    return {
      kind: "wrong",
      message: `Mã hồ sơ chưa đủ hoặc có ký tự lạ. Mã có dạng ${place.provinceCode}.30.12-261122-0001. Hãy quét lại giấy hẹn, hoặc gõ lại mã.`,
    };
  if (text.includes("|"))
    return { kind: "wrong", message: "Dòng quét bị cụt, không thấy số trên thẻ. Hãy quét lại thẻ, hoặc gõ 12 chữ số trên thẻ." };
  return numberOf(text) ?? nameOf(text);
}

/** Codes in a line, each once; also through a keyboard that turns digits into letters. */
function codesIn(text: string): string[] {
  const line = text
    .replace(/[‐-―−]/g, "-")
    .replace(/ /g, "")
    .toUpperCase();
  const found = line.match(CODES) ?? rightKeys(line).match(CODES) ?? [];
  return [...new Set(found)];
}

const rightKeys = (line: string): string =>
  line
    .split(/([.-])/)
    .map((part) => digitsOf(part) ?? (/^[A-Z]/.test(part) ? part.charAt(0) + (digitsOf(part.slice(1)) ?? part.slice(1)) : part))
    .join("");

function addressOf(text: string): URL | undefined {
  const line = text.split("\n")[0]!;
  return /^https?:\/\//i.test(line) && URL.canParse(line) ? new URL(line) : undefined;
}

/** The address in a QR code of ours carries the code; another host's is another system's. */
function dossierAt(address: URL, place: Place): Entry {
  const parts = [...address.searchParams.values(), ...address.pathname.split("/")].map(decoded);
  const code = parts.map((part) => part.toUpperCase()).find((part) => CODE.test(part));
  if (code) return dossierOf(code, place);
  if (place.host && address.host === place.host)
    return { kind: "wrong", message: "Mã QR này không phải của một hồ sơ. Hãy quét mã trên giấy hẹn hoặc trên kết quả." };
  return {
    kind: "wrong",
    message: `Mã QR này dẫn tới trang ${address.host}, không phải hồ sơ ở đây. Hãy quét thẻ căn cước hoặc giấy hẹn của người dân.`,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function dossierOf(code: string, { provinceCode }: Place): Entry {
  const [, newer, older] = CODE.exec(code) ?? [];
  const place = newer ?? older ?? "";
  if (place === provinceCode) return { kind: "dossier", code };
  const whose = place.startsWith("G") ? `bộ, ngành trung ương (mã ${place})` : `tỉnh khác (mã ${place})`;
  return {
    kind: "wrong",
    message: `Hồ sơ ${code} là của ${whose}, không tra được ở đây. Hãy hướng dẫn người dân tra trên Cổng Dịch vụ công quốc gia hoặc hỏi nơi ghi trên giấy hẹn.`,
  };
}

/** Twelve digits in any spacing, typed twice by a scanner, or through a keyboard that turns digits into letters. */
function numberOf(text: string): Entry | undefined {
  const parts = text.split("\n").map((part) => part.replace(/[\s.-]/g, ""));
  const joined = parts.length === 1 && /^\d{24}$/.test(parts[0]!) ? [parts[0]!.slice(0, 12), parts[0]!.slice(12)] : parts;
  const read = joined.map((part) => (/^\d+$/.test(part) ? part : part.length > 7 ? digitsOf(part) : undefined));
  const [first] = read;
  if (read.includes(undefined) || first === undefined) return hasDigits(text) ? wrongNumber(text) : undefined;
  const other = read.find((part) => part !== first);
  if (other !== undefined && first.length === 12)
    return { kind: "wrong", message: `Vừa có hai số khác nhau: ${first} và ${other}. Hãy quét hoặc gõ lại từng số một.` };
  const checked = checkPersonalId(first);
  return checked.ok
    ? { kind: "personalId", personalId: checked.value, warnings: checked.warnings }
    : { kind: "wrong", message: `${checked.message} Tìm hồ sơ thì gõ đủ mã hồ sơ hoặc họ tên.` };
}

const hasDigits = (text: string): boolean => (text.match(/\d/g) ?? []).length > 5;
const wrongNumber = (text: string): Entry => {
  if (/\p{L}/u.test(text))
    return {
      kind: "wrong",
      message:
        "Dòng này lẫn chữ và số nên chưa hiểu được. Hãy quét lại thẻ căn cước hoặc giấy hẹn, hoặc gõ 12 chữ số, mã hồ sơ, họ tên.",
    };
  const checked = checkPersonalId(text);
  const message = checked.ok ? "" : checked.message;
  return { kind: "wrong", message: `${message} Hãy quét thẻ căn cước, gõ 12 chữ số, mã hồ sơ hoặc họ tên.`.trim() };
};

function nameOf(text: string): Entry {
  const line = text.split("\n")[0]!.trim();
  if (/\p{L}/u.test(line) && [...line].length >= 2) return { kind: "name", text: line.slice(0, 100) };
  return { kind: "wrong", message: "Chưa hiểu dòng này. Hãy quét thẻ căn cước, gõ 12 chữ số, mã hồ sơ hoặc họ tên." };
}
