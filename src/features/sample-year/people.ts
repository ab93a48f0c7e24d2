import { createHash } from "node:crypto";
import type { Random } from "./random.ts";
import type { Invented } from "./types.ts";

const FAMILIES = [
  "NGUYỄN",
  "TRẦN",
  "LÊ",
  "HOÀNG",
  "NÔNG",
  "MA",
  "LƯƠNG",
  "HÀ",
  "LỘC",
  "BẾ",
  "TRIỆU",
  "BÀN",
  "ĐẶNG",
  "LÝ",
  "GIÀNG",
  "VÀNG",
  "SÙNG",
  "QUAN",
  "CHẨU",
  "LỤC",
];
const MIDDLES = {
  male: ["VĂN", "MINH", "QUỐC", "ĐỨC", "XUÂN", "THANH", "HỮU", "CÔNG"],
  female: ["THỊ", "NGỌC", "THU", "MAI", "THANH", "KIM", "BÍCH", "HỒNG"],
} as const;
const GIVEN = {
  male: [
    "AN",
    "BÌNH",
    "CƯỜNG",
    "DŨNG",
    "ĐẠT",
    "GIANG",
    "HÒA",
    "HƯNG",
    "KHÁNH",
    "LÂM",
    "MẠNH",
    "NAM",
    "PHÚC",
    "QUANG",
    "SƠN",
    "THẮNG",
    "TOÀN",
    "TUẤN",
    "VINH",
    "VƯỢNG",
  ],
  female: [
    "ANH",
    "BÍCH",
    "CHI",
    "DUNG",
    "ĐÀO",
    "HÀ",
    "HẠNH",
    "HOA",
    "HƯƠNG",
    "LAN",
    "LIÊN",
    "MAI",
    "NGA",
    "NHUNG",
    "OANH",
    "PHƯỢNG",
    "QUỲNH",
    "THẢO",
    "TUYẾT",
    "YẾN",
  ],
} as const;

/** A name that nobody in particular has, in capitals as registers write it. */
export function inventName(random: Random, gender: "male" | "female"): string {
  return [random.pick(FAMILIES), random.pick(MIDDLES[gender]), random.pick(GIVEN[gender])].join(" ");
}

/** Codes of the two provinces that became today's Tuyên Quang, with which numbers of people born there begin. */
const BIRTHPLACES = ["008", "002"];
/** Serials from here on are of nobody in the demonstrations: each of the rest of the program's invented people stays clear of them. */
const FIRST_SERIAL = 950_000;
const SERIALS = 40_000;

export type Home = { communeCode: string; name: string };

/**
 * The n-th of the invented people of a year; the same n is the same person. They are distinct for n below 10 million.
 * @param home commune in which they live
 */
export function inventPerson(random: Random, n: number, home: Home): Invented {
  const serial = FIRST_SERIAL + (n % SERIALS);
  const round = Math.floor(n / SERIALS);
  const year = 1946 + (round % 62);
  const gender = round % 2 === 0 ? "female" : "male";
  const place = BIRTHPLACES[Math.floor(round / 124) % BIRTHPLACES.length]!;
  const century = year < 2000 ? 0 : 2;
  const personalId = `${place}${century + (gender === "male" ? 0 : 1)}${String(year % 100).padStart(2, "0")}${serial}`;
  const two = (value: number): string => String(value).padStart(2, "0");
  const village = `Thôn ${random.int(1, 24)}`;
  return {
    id: uuidOf(`motcua/sample-year/person/${n}`),
    personalId,
    name: inventName(random, gender),
    birthDate: `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`,
    gender,
    phone: `0900${String(n % 1_000_000).padStart(6, "0")}`,
    address: `${village}, ${home.name}, tỉnh Tuyên Quang`,
    communeCode: home.communeCode,
    level: random.weighted([
      { weight: 64, value: 2 as const },
      { weight: 6, value: 1 as const },
      { weight: 30, value: 0 as const },
    ]),
  };
}

/** A UUID that follows from a name (version 8: the bits are those of its sha256, RFC 9562 §5.8). */
export function uuidOf(name: string): string {
  const bytes = createHash("sha256").update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
