import { exactKey, foldedKey } from "./spelling.ts";

/** A name with the kind that was written before it, and its keys of comparison. */
export type Name = { kind?: string; exact: string; folded: string };

/** Kinds by the ways of writing them. */
const KINDS: Readonly<Record<string, string>> = {
  tỉnh: "tỉnh",
  tinh: "tỉnh",
  "thành phố": "thành phố",
  "thanh pho": "thành phố",
  tp: "thành phố",
  "thị xã": "thị xã",
  "thi xa": "thị xã",
  tx: "thị xã",
  "thị trấn": "thị trấn",
  "thi tran": "thị trấn",
  tt: "thị trấn",
  "đặc khu": "đặc khu",
  "dac khu": "đặc khu",
  phường: "phường",
  phuong: "phường",
  p: "phường",
  huyện: "huyện",
  huyen: "huyện",
  h: "huyện",
  quận: "quận",
  quan: "quận",
  q: "quận",
  xã: "xã",
  xa: "xã",
  x: "xã",
};
const WITH_SIGNS = /^(tỉnh|thành phố|thị xã|thị trấn|đặc khu|phường|huyện|quận|xã|tp|tx|tt)(?:\.\s*|\s+)(?=\S)/;
const SHORT = /^(?:([phqx])\.\s*(?=\S)|([pq])\s?(?=\d))/;
/** Only where nothing has a sign: "xa" is also the beginning of the name Xà Phìn. */
const WITHOUT_SIGNS = /^(tinh|thanh pho|thi xa|thi tran|dac khu|phuong|huyen|quan|xa)\s+(?=\S)/;

/** Other names of a place, by folded key. */
const ALIASES: Readonly<Record<string, string>> = {
  hcm: "hồ chí minh",
  tphcm: "hồ chí minh",
  "sai gon": "hồ chí minh",
  "thua thien hue": "huế",
  "tt hue": "huế",
  brvt: "bà rịa vũng tàu",
  "br vt": "bà rịa vũng tàu",
  "dac lac": "đắk lắk",
  "dac nong": "đắk nông",
};

/** Reads one part of an address, e.g. "TT. Na Hang". A number that is written with a leading nought is the number. */
export function readName(text: string): Name {
  const lower = text.normalize("NFC").toLocaleLowerCase("vi").replace(/\s+/g, " ").trim();
  const plain = foldedKey(lower) === exactKey(lower);
  const found = WITH_SIGNS.exec(lower) ?? SHORT.exec(lower) ?? (plain ? WITHOUT_SIGNS.exec(lower) : null);
  const kind = found && KINDS[found[1] ?? found[2] ?? ""];
  const rest = found ? lower.slice(found[0].length) : lower;
  const name = (ALIASES[foldedKey(lower)] ?? ALIASES[foldedKey(rest)] ?? rest).replace(/^0+(?=\d)/, "");
  return { ...(kind && { kind }), exact: exactKey(name), folded: foldedKey(name) };
}

/** Parts of an address from the smallest to the largest, as they were written. */
export function splitAddress(text: string): string[] {
  const line = text.normalize("NFC").replace(/bà rịa\s*[-–]\s*vũng tàu/giu, "Bà Rịa Vũng Tàu");
  const separators = /[,;\n]/.test(line) ? /[,;\n]/ : /\s[-–—]\s/;
  return line
    .split(separators)
    .flatMap((part) =>
      part.split(/\s+(?=(?:tỉnh|thành phố|thị xã|thị trấn|phường|huyện|quận|(?<!thị\s)xã|tp\.?|tx\.?|tt\.?)\s)/iu),
    )
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== ".");
}
