import { jsonObject, type Routes, sendJson, text } from "../http.ts";
import { findOrganisation } from "../organisations.ts";
import { findPerson } from "../people/people.ts";
import { compactDate, envelope } from "./envelope.ts";
import { headRefusal } from "./permission.ts";
import type { Tokens } from "./tokens.ts";

const NUMBER = /^(\d{10}(-\d{3})?|\d{12})$/;

/**
 * Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp: an organisation by its tax code. What is registered about enterprises is public (Luật Doanh
 * nghiệp 59/2020/QH14, Điều 33), so it answers for every procedure.
 */
export function createBusiness(tokens: Tokens): Routes {
  return {
    "POST /doanhnghiep/token": (call) => tokens.issue(call),
    "POST /doanhnghiep/tracuu": (call) => {
      if (!tokens.check(call)) return;
      const question = jsonObject(call.body);
      if (!question) return sendJson(call.res, 400, { maLoi: "400", moTaLoi: "Nội dung không phải JSON" });
      const refused = headRefusal(question);
      if (refused) return sendJson(call.res, 200, refused);
      const number = text(question, "maSoThue");
      if (!NUMBER.test(number))
        return sendJson(call.res, 200, { maLoi: "008", moTaLoi: "Cần mã số thuế 10 chữ số, 10 chữ số và -NNN, hoặc 12 chữ số" });
      const found = findOrganisation(number);
      if (!found) return sendJson(call.res, 200, envelope("DoanhNghiepCollection", {}));
      const { seat } = found;
      sendJson(
        call.res,
        200,
        envelope("DoanhNghiepCollection", {
          DoanhNghiep: {
            MaSoThue: found.taxCode,
            TenDayDu: found.name,
            LoaiHinh: found.kind,
            TruSo: { MaTinhThanh: "08", MaPhuongXa: seat.commune, ChiTiet: seat.detail },
            NguoiDaiDien: {
              SoDinhDanh: found.representative,
              HoVaTen: findPerson(found.representative)?.name ?? "",
              ChucDanh: found.title,
            },
            NgayDangKyLanDau: compactDate(found.registeredOn),
            TinhTrang: found.state,
          },
        }),
      );
    },
  };
}
