import { checkPersonalId, readPersonalId } from "../procedure/index.ts";
import { folded } from "../text/index.ts";
import { digitsOf } from "./right-keys.ts";

/**
 * What the QR code on an ID card says. Cards of 2021 and of 2024 begin alike: number | old number | name | birth | sex | residence | issued
 * (TT 06/2021/TT-BCA, TT 17/2024/TT-BCA); what a later layout adds behind is left alone.
 */
export type IdCard = {
  personalId: string;
  /** Nine digits of the earlier card (CMND). */
  oldId?: string;
  /** Capital letters, NFC; absent when the keyboard spoilt it. */
  name?: string;
  /** yyyy-MM-dd */
  birthDate?: string;
  sex?: "male" | "female";
  address?: string;
  /** yyyy-MM-dd */
  issuedOn?: string;
  /** What was wrong with the line: the keyboard took keys for marks, or digits too many stood before the number. */
  faults?: CardFault[];
};
export type CardFault = "keyboard" | "extraDigits";

/** `message` of a card: what the clerk should know, nothing of it stops the work. Of the others: what to do. */
export type Scan =
  | { kind: "card"; card: IdCard; warnings: string[] }
  | { kind: "twoCards"; cards: [IdCard, IdCard]; message: string }
  | { kind: "unreadable"; message: string }
  | { kind: "none" };

const LONGEST = 2000;
const UNREADABLE =
  "Chưa đọc được số trên thẻ. Hãy quét lại. Vẫn thế thì tắt bộ gõ tiếng Việt (chuyển sang E), chọn bàn phím tiếng Anh, hoặc gõ 12 chữ số trên thẻ.";

/** Reads the line that a scanner typed for a citizen ID card. Never throws; `none` when it is no such line. */
export function readScan(typed: string): Scan {
  const text = barred(
    typed
      .slice(0, LONGEST)
      .normalize("NFKC")
      .replace(/\p{Cf}|[^\P{Cc}\s]/gu, ""),
  );
  if (!text.includes("|")) return { kind: "none" };
  const lines = text.split(/[\r\n\t\v\f]+/).flatMap(linesOf);
  const cards = lines.flatMap((line) => cardOf(line) ?? []);
  const [first] = cards;
  if (!first) return looksLikeCard(text) ? { kind: "unreadable", message: UNREADABLE } : { kind: "none" };
  const other = cards.find(({ card }) => card.personalId !== first.card.personalId);
  if (other) {
    const message = `Vừa quét hai thẻ khác nhau: ${first.card.personalId} và ${other.card.personalId}. Hãy quét lại từng thẻ một.`;
    return { kind: "twoCards", cards: [first.card, other.card], message };
  }
  // The scanner fired twice: what one reading lost the other may have.
  const read = Object.assign({}, ...cards.toReversed().map((one) => one.card)) as IdCard;
  const faults: CardFault[] = [
    ...(cards.some((one) => one.spoilt) ? (["keyboard"] as const) : []),
    ...(hasExtraDigits(text) ? (["extraDigits"] as const) : []),
  ];
  const card = { ...read, ...(faults.length > 0 && { faults }) };
  return { kind: "card", card, warnings: cardWarnings(card) };
}

/** Other keyboards, and a scanner that lost the shift key, write another sign for the bar: after the number, and as often as a card has bars. */
function barred(text: string): string {
  const line = text.replace(/[¦~]/g, "|");
  const sign = /^\s*\d{12}([^\p{L}\p{M}\d\s|])/u.exec(line)?.[1];
  return sign && line.split(sign).length > 5 ? line.replaceAll(sign, "|") : line;
}

/** A key that was taken twice makes another number of the last twelve digits; a reading that was cut and begun anew repeats its beginning. */
function hasExtraDigits(text: string): boolean {
  return [...text.matchAll(/^(\d{1,11})(\d{12})\|/gm)].some(
    ([, head = "", number = ""]) => head.length < 4 || !number.startsWith(head),
  );
}

/** Two readings that ran into each other, parted where a new number begins. */
function linesOf(line: string): string[] {
  const starts = [...line.matchAll(/\d{12,}(?=\|)/g)].flatMap(({ 0: digits, index }) => {
    const at = index + digits.length - 12;
    // A twelve-digit field by itself may belong to a later layout; it begins a card when a birth date follows.
    const alone = digits.length === 12 && line[index - 1] === "|";
    return at > 0 && (!alone || /^\d{12}\|.*\|\d{8}\|/.test(line.slice(at))) ? [at] : [];
  });
  return [0, ...starts].map((start, index) => line.slice(start, starts[index]));
}

type Read = { card: IdCard; spoilt: boolean };

function cardOf(line: string): Read | undefined {
  const [first = "", ...fields] = line.split("|").map((field) => field.trim());
  if (fields.length === 0) return undefined;
  const raw = first.replace(/[\s.-]/g, "");
  const shifted = !/^\d+$/.test(raw);
  const personalId = shifted ? digitsOf(raw) : raw;
  if (!personalId || !/^\d{12}$/.test(personalId)) return undefined;
  const plain = (field: string): string => (shifted ? (digitsOf(field) ?? field) : field);
  const dates = fields.flatMap((field, at) => (isoDate(plain(field)) ? [{ at, date: isoDate(plain(field))! }] : []));
  const oldId = fields
    .slice(0, 1)
    .map(plain)
    .find((field) => /^\d{9}$/.test(field));
  // The sex stands third or fourth and parts the two dates, one of which the keyboard may have spoilt.
  const sexAt = fields.findIndex((field, at) => (at === 2 || at === 3) && sexOf(field));
  const birth = dates.find(({ at }) => (sexAt < 0 ? at === 1 || at === 2 : at === sexAt - 1));
  const issued = dates.find(({ at }) => sexAt >= 0 && at > sexAt);
  const name = nameOf(fields.slice(0, birth?.at ?? (sexAt < 0 ? 2 : sexAt - 1)), shifted);
  const address = sexAt >= 0 ? fields.slice(sexAt + 1, issued?.at).find((field) => /\p{L}/u.test(field)) : undefined;
  const card: IdCard = {
    personalId,
    ...(oldId && { oldId }),
    ...(name && !isSpoilt(name) && !shifted && { name }),
    ...(birth && { birthDate: birth.date }),
    ...(sexAt >= 0 && { sex: sexOf(fields[sexAt]!)! }),
    ...(address && !shifted && { address }),
    ...(issued && { issuedOn: issued.date }),
  };
  return { card, spoilt: shifted || (name !== undefined && isSpoilt(name)) };
}

/** The last field with letters before the birth date. */
function nameOf(fields: readonly string[], shifted: boolean): string | undefined {
  const found = fields.findLast((field) => /\p{L}/u.test(field) && (!shifted || digitsOf(field) === undefined));
  return found?.replace(/\s+/g, " ").toLocaleUpperCase("vi");
}

/**
 * Letters that stand in no Vietnamese name, or digits in it: Telex or VNI took the marks for keys, or the scanner wrote keys for the marks. Names of
 * ethnic minorities and foreigners do have F, J, W and Z, and are then taken from the register, which costs nothing.
 */
const isSpoilt = (name: string): boolean => /[FJWZ\d?\uFFFD]|DD|AA|EE|OO|[AEIOUYCGHMNPT][SRX]\b/u.test(name);

const isoDate = (digits: string): string | undefined => {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(digits.replaceAll("/", "")) ?? [];
  if (!year || Number(year) < 1850 || Number(year) > 2150) return undefined;
  try {
    return Temporal.PlainDate.from(`${year}-${month}-${day}`).toString();
  } catch {
    return undefined;
  }
};

/** "Nữ" comes as nu, nuwx, nu74 or n~ from a wrong keyboard; "Nam" always as it is. */
function sexOf(field: string): IdCard["sex"] {
  const word = folded(field).replace(/[^a-z0-9]/g, "");
  if (word === "nam") return "male";
  return /^nu(wx?|xw?|f|\d{0,2})$/.test(word) ? "female" : undefined;
}

const looksLikeCard = (text: string): boolean => (text.match(/\|/g) ?? []).length >= 4;

/** What the clerk should know of a card that was read; nothing of it stops the work. */
export function cardWarnings({ personalId, name, birthDate, sex, faults = [] }: IdCard): string[] {
  const said: string[] = [];
  if (faults.includes("extraDigits")) said.push(`Trước số định danh có chữ số thừa. Hãy so số ${personalId} với thẻ.`);
  if (faults.includes("keyboard"))
    said.push("Bộ gõ tiếng Việt đang bật làm sai chữ trên thẻ. Số và ngày vẫn đọc được; họ tên lấy từ cơ sở dữ liệu dân cư.");
  else if (!name || !birthDate || !sex)
    said.push("Dòng quét bị cụt. Đã đọc được số định danh; phần còn lại lấy từ cơ sở dữ liệu dân cư.");
  const checked = checkPersonalId(personalId);
  if (checked.ok) said.push(...checked.warnings);
  const told = readPersonalId(personalId);
  if (sex && sex !== told.sex) said.push("Giới tính trên thẻ không khớp chữ số thứ tư của số định danh. Hãy nhìn lại thẻ.");
  if (birthDate && Number(birthDate.slice(0, 4)) !== told.birthYear)
    said.push(`Thẻ ghi năm sinh ${birthDate.slice(0, 4)}, số định danh cho biết ${told.birthYear}. Hãy nhìn lại thẻ.`);
  return said;
}
