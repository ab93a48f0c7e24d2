import { countedReport } from "../common/counted.ts";
import { ALL_ROLES } from "../definition.ts";
import { askedWithin, signedAs, signedWith } from "./sql.ts";

/** Templates of results that enter the books of births, marriages and deaths (features/desk/results). */
const BIRTH = "giay-khai-sinh";
const MARRIAGE = "giay-chung-nhan-ket-hon";
const DEATH = "trich-luc-khai-tu";
/** Days in which a birth has to be registered (Luật Hộ tịch 2014, Điều 15). */
const BIRTH_DAYS = 60;
const BORN = "child.birthDate";
const BIRTHS = "Đăng ký khai sinh";

/** Thống kê hộ tịch, as far as signed results tell it. */
export const civilStatusCounts = countedReport({
  slug: "thong-ke-ho-tich",
  name: "Thống kê hộ tịch",
  about: "Khai sinh theo giới tính, đúng hạn và quá hạn; kết hôn; khai tử đã ký trong kỳ.",
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
    { key: "deaths", label: "Khai tử", of: (ask) => signedAs(ask, [DEATH]) },
  ],
  remarks: async (_services, _ask, lines) => ({
    notes:
      lines.length > 0
        ? [
            "Đúng hạn: hồ sơ được tiếp nhận trong 60 ngày kể từ ngày sinh (Luật Hộ tịch, Điều 15). Lập từ kết quả đã ký trên hệ thống.",
          ]
        : [],
    findings: [],
  }),
});
