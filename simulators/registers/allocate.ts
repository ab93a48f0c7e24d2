import { text } from "../http.ts";
import { idPrefix, provincePrefix } from "../people/id-number.ts";
import { findPerson } from "../people/people.ts";
import type { Person, Sex } from "../people/types.ts";
import type { RegisterError } from "./permission.ts";

/** A personal number that was given to a newborn, as the journal keeps it. */
export type Allocation = {
  request: string;
  id: string;
  at: string;
  name: string;
  birthDate: string;
  sex: Sex;
  commune: string;
  mother: string;
  father: string;
};
type Asked = Omit<Allocation, "id" | "at">;

/** Gives numbers: the same `maYeuCau` gets the same number, two requests never share one. */
export function createAllocator(past: Allocation[]) {
  const byRequest = new Map(past.map((a) => [a.request, a]));
  const byNumber = new Map(past.map((a) => [a.id, a]));

  function nextNumber(asked: Asked, province: string): string {
    const prefix = idPrefix(province, asked.sex, asked.birthDate);
    let serial = 980_001;
    while (byNumber.has(`${prefix}${serial}`)) serial += 1;
    return `${prefix}${serial}`;
  }

  return {
    byNumber: (id: string) => byNumber.get(id),
    allocate(
      question: Record<string, unknown>,
      now: Temporal.Instant,
    ): RegisterError | { allocation: Allocation; fresh: boolean } {
      const asked = readAsked(question, now);
      if ("maLoi" in asked) return asked;
      const province = provincePrefix(asked.commune);
      if (!province) return { maLoi: "009", moTaLoi: "Nơi đăng ký khai sinh (maPhuongXa) không thuộc tỉnh Tuyên Quang" };
      const before = byRequest.get(asked.request);
      if (before) {
        const same = before.name === asked.name && before.birthDate === asked.birthDate && before.sex === asked.sex;
        return same
          ? { allocation: before, fresh: false }
          : { maLoi: "007", moTaLoi: "Mã yêu cầu này đã dùng cho một người khác" };
      }
      const allocation = { ...asked, id: nextNumber(asked, province), at: now.toString() };
      byRequest.set(allocation.request, allocation);
      byNumber.set(allocation.id, allocation);
      return { allocation, fresh: true };
    },
  };
}

function readAsked(question: Record<string, unknown>, now: Temporal.Instant): Asked | RegisterError {
  const [name, sex, commune] = [text(question, "hoVaTen"), text(question, "gioiTinh"), text(question, "maPhuongXa")];
  const birthDate = text(question, "ngayThangNamSinh");
  if (!name) return { maLoi: "008", moTaLoi: "Thiếu họ, chữ đệm, tên (hoVaTen)" };
  if (sex !== "1" && sex !== "2") return { maLoi: "008", moTaLoi: "Giới tính (gioiTinh) phải là 1 hoặc 2" };
  if (!pastDate(birthDate, now))
    return { maLoi: "008", moTaLoi: "Ngày sinh (ngayThangNamSinh) phải là một ngày đã qua, dạng yyyy-MM-dd" };
  return {
    request: text(question, "maYeuCau"),
    name,
    birthDate,
    sex,
    commune,
    mother: text(question, "soDinhDanhMe"),
    father: text(question, "soDinhDanhCha"),
  };
}

function pastDate(value: string, now: Temporal.Instant): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return false;
  try {
    return (
      Temporal.PlainDate.compare(Temporal.PlainDate.from(value), now.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate()) <= 0
    );
  } catch {
    return false;
  }
}

/** The newborn as the register knows it from then on: lives with the mother, else with the father. */
export function newbornAsPerson(newborn: Allocation): Person {
  const parent = findPerson(newborn.mother) ?? findPerson(newborn.father);
  return {
    id: newborn.id,
    name: newborn.name,
    birthDate: newborn.birthDate,
    sex: newborn.sex,
    ethnicity: parent?.ethnicity ?? "",
    home: parent?.home ?? { commune: newborn.commune, communeName: "", detail: "" },
    marital: "1",
    mother: newborn.mother,
    father: newborn.father,
    story: "Trẻ mới được cấp số định danh",
  };
}
