import { jsonObject, type Routes, sendJson, text } from "../http.ts";
import { MARRIAGES } from "../people/marriages.ts";
import { findPerson } from "../people/people.ts";
import { compactDate, envelope } from "./envelope.ts";
import { refusal } from "./permission.ts";
import type { Tokens } from "./tokens.ts";

/** Cơ sở dữ liệu hộ tịch điện tử: the marriage of two persons, asked in any order. */
export function createCivilStatus(tokens: Tokens): Routes {
  return {
    "POST /hotich/token": (call) => tokens.issue(call),
    "POST /hotich/honnhan": (call) => {
      if (!tokens.check(call)) return;
      const question = jsonObject(call.body);
      if (!question) return sendJson(call.res, 400, { maLoi: "400", moTaLoi: "Nội dung không phải JSON" });
      const refused = refusal(question);
      if (refused) return sendJson(call.res, 200, refused);
      const pair = [text(question, "soDinhDanhNguoiThuNhat"), text(question, "soDinhDanhNguoiThuHai")];
      if (pair.some((id) => !/^\d{12}$/.test(id)))
        return sendJson(call.res, 200, { maLoi: "008", moTaLoi: "Cần hai số định danh 12 chữ số" });
      const marriage = MARRIAGES.find((m) => m.husband !== m.wife && pair.includes(m.husband) && pair.includes(m.wife));
      if (!marriage) return sendJson(call.res, 200, envelope("KetHonCollection", {}));
      const spouse = (id: string) => ({ SoDinhDanh: id, HoVaTen: findPerson(id)?.name ?? "" });
      sendJson(
        call.res,
        200,
        envelope("KetHonCollection", {
          KetHon: {
            So: String(marriage.number),
            QuyenSo: marriage.book,
            Nam: String(marriage.year),
            NgayDangKy: compactDate(marriage.date),
            NoiDangKy: { MaPhuongXa: marriage.commune, Ten: marriage.place, TenKhiDangKy: marriage.placeThen },
            TinhTrang: "1",
            Chong: spouse(marriage.husband),
            Vo: spouse(marriage.wife),
          },
        }),
      );
    },
  };
}
