import { countedReport, type Measure } from "../common/counted.ts";
import { all, type Condition } from "../common/sql.ts";
import { ALL_ROLES } from "../definition.ts";
import type { Ask } from "../types.ts";
import { ageWord, birthWord, signedAs, wordBegins, wordEnds, wordless, wordOf } from "./sql.ts";

/** Templates of results that enter the books of births, marriages and deaths (features/desk/results). */
const BIRTH = "giay-khai-sinh";
const MARRIAGE = "giay-chung-nhan-ket-hon";
const DEATH = "trich-luc-khai-tu";
/** Days in which a birth has to be registered (Luật Hộ tịch 2014, Điều 15). */
const BIRTH_DAYS = 60;
const BIRTHS = "Đăng ký khai sinh";
const DEATHS = "Đăng ký khai tử";
const LIVED = { born: "deceased.birthDate", ended: "death.at" };
/** Whole years, `to` not among them. */
const AGES = [
  { key: "deathsInfant", label: "Dưới 1 tuổi", from: 0, to: 1 },
  { key: "deathsChild", label: "1–4 tuổi", from: 1, to: 5 },
  { key: "deathsMinor", label: "5–17 tuổi", from: 5, to: 18 },
  { key: "deathsAdult", label: "18–59 tuổi", from: 18, to: 60 },
  { key: "deathsOld", label: "Từ 60 tuổi", from: 60, to: 200 },
] as const;

const ofBirth = (key: string, label: string, fits: (word: Condition) => Condition): Measure => ({
  key,
  group: BIRTHS,
  label,
  of: (ask, word) => all(signedAs(ask, [BIRTH]), fits(word)),
});
const ofDeath = (key: string, label: string, fits: (word: Condition) => Condition): Measure => ({
  key,
  group: DEATHS,
  label,
  of: (ask, word) => all(signedAs(ask, [DEATH]), fits(word)),
});

/** Thống kê hộ tịch, as far as signed results tell it. */
export const civilStatusCounts = countedReport({
  slug: "thong-ke-ho-tich",
  name: "Thống kê hộ tịch",
  about: "Khai sinh theo giới tính, đúng hạn và quá hạn; kết hôn; khai tử theo độ tuổi; đã ký trong kỳ.",
  roles: ALL_ROLES,
  groupings: ["agency", "procedure"],
  candidates: (ask) => signedAs(ask, [BIRTH, MARRIAGE, DEATH]),
  word: (ask: Ask) => wordOf({ [BIRTH]: birthWord(ask, BIRTH_DAYS), [DEATH]: ageWord(ask, LIVED, AGES) }),
  measures: [
    { key: "births", group: BIRTHS, label: "Tổng số", of: (ask) => signedAs(ask, [BIRTH]) },
    ofBirth("boys", "Nam", (word) => wordBegins(word, "Nam:")),
    ofBirth("girls", "Nữ", (word) => wordBegins(word, "Nữ:")),
    ofBirth("inTime", "Đúng hạn", (word) => wordEnds(word, ":inTime")),
    ofBirth("late", "Quá hạn", (word) => wordEnds(word, ":late")),
    { key: "marriages", label: "Kết hôn", of: (ask) => signedAs(ask, [MARRIAGE]) },
    { key: "deaths", group: DEATHS, label: "Tổng số", of: (ask) => signedAs(ask, [DEATH]) },
    ...AGES.map(({ key, label }) => ofDeath(key, label, (word) => wordBegins(word, key))),
    ofDeath("deathsUnknown", "Chưa rõ tuổi", wordless),
  ],
  remarks: async (_services, _ask, lines) => ({
    notes:
      lines.length > 0
        ? [
            "Đúng hạn: hồ sơ được tiếp nhận trong 60 ngày kể từ ngày sinh (Luật Hộ tịch, Điều 15). Lập từ kết quả đã ký trên hệ thống.",
            "Tuổi: số năm tròn từ ngày sinh đến ngày chết ghi trên trích lục; chỉ ghi năm mà có thể thuộc hai nhóm thì ở “Chưa rõ tuổi”.",
          ]
        : [],
    findings: [],
  }),
});
