import { countedReport } from "../common/counted.ts";
import { all, type Condition, none } from "../common/sql.ts";
import { ALL_ROLES } from "../definition.ts";
import type { Ask } from "../types.ts";
import { agedWithin, askedWithin, signedAs, signedWith } from "./sql.ts";

/** Templates of results that enter the books of births, marriages and deaths (features/desk/results). */
const BIRTH = "giay-khai-sinh";
const MARRIAGE = "giay-chung-nhan-ket-hon";
const DEATH = "trich-luc-khai-tu";
/** Days in which a birth has to be registered (Luật Hộ tịch 2014, Điều 15). */
const BIRTH_DAYS = 60;
const BORN = "child.birthDate";
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
const aged = (ask: Ask, age: { from: number; to: number }): Condition => agedWithin(ask, DEATH, LIVED, age);

/** Thống kê hộ tịch, as far as signed results tell it. */
export const civilStatusCounts = countedReport({
  slug: "thong-ke-ho-tich",
  name: "Thống kê hộ tịch",
  about: "Khai sinh theo giới tính, đúng hạn và quá hạn; kết hôn; khai tử theo độ tuổi; đã ký trong kỳ.",
  roles: ALL_ROLES,
  groupings: ["agency", "procedure"],
  candidates: (ask) => signedAs(ask, [BIRTH, MARRIAGE, DEATH]),
  measures: [
    { key: "births", group: BIRTHS, label: "Tổng số", of: (ask) => signedAs(ask, [BIRTH]) },
    { key: "boys", group: BIRTHS, label: "Nam", of: (ask) => signedWith(ask, BIRTH, "child.sex", "Nam") },
    { key: "girls", group: BIRTHS, label: "Nữ", of: (ask) => signedWith(ask, BIRTH, "child.sex", "Nữ") },
    { key: "inTime", group: BIRTHS, label: "Đúng hạn", of: (ask) => askedWithin(ask, BIRTH, BORN, BIRTH_DAYS, true) },
    { key: "late", group: BIRTHS, label: "Quá hạn", of: (ask) => askedWithin(ask, BIRTH, BORN, BIRTH_DAYS, false) },
    { key: "marriages", label: "Kết hôn", of: (ask) => signedAs(ask, [MARRIAGE]) },
    { key: "deaths", group: DEATHS, label: "Tổng số", of: (ask) => signedAs(ask, [DEATH]) },
    ...AGES.map(({ key, label, ...age }) => ({ key, group: DEATHS, label, of: (ask: Ask) => aged(ask, age) })),
    {
      key: "deathsUnknown",
      group: DEATHS,
      label: "Chưa rõ tuổi",
      of: (ask) => all(signedAs(ask, [DEATH]), none(AGES.map((age) => aged(ask, age)))),
    },
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
