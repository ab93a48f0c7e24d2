import { z } from "zod";
import { OutsideError } from "../../platform/http.ts";
import type { CivilStatusRegister } from "./ports.ts";
import { askRegister, type RegisterAccess } from "./register-client.ts";
import { compactDate, filled, personalId } from "./wire.ts";

const spouse = z.object({ SoDinhDanh: personalId, HoVaTen: filled });
const marriage = z.object({
  So: filled,
  QuyenSo: filled,
  Nam: filled,
  NgayDangKy: compactDate,
  NoiDangKy: z.object({ Ten: filled }),
  /** "1": the marriage stands. What else may come is not published, so anything else is not taken for an answer. */
  TinhTrang: z.literal("1"),
  Chong: spouse,
  Vo: spouse,
});
const found = z.object({ KetHonCollection: z.object({ KetHon: marriage.optional() }) });

/** CSDL hộ tịch điện tử, JSON in the manner of the population register. */
export function civilStatusV1(access: RegisterAccess, account: string): CivilStatusRegister {
  return {
    findMarriage: async (ticket, first, second) => {
      const body = await askRegister(
        access,
        "/honnhan",
        {
          maYeuCau: ticket.requestId,
          maDVC: ticket.procedureCode,
          maTichHop: "037",
          maCanBo: account,
          soDinhDanhNguoiThuNhat: first,
          soDinhDanhNguoiThuHai: second,
        },
        found,
      );
      const record = body.KetHonCollection.KetHon;
      if (!record) return undefined;
      const couple = [record.Chong.SoDinhDanh, record.Vo.SoDinhDanh];
      if (first === second || !couple.includes(first) || !couple.includes(second))
        throw new OutsideError(`${access.name}: trả về việc kết hôn của người khác`);
      return {
        number: record.So,
        book: record.QuyenSo,
        year: record.Nam,
        registeredOn: record.NgayDangKy,
        place: record.NoiDangKy.Ten,
        husband: { personalId: record.Chong.SoDinhDanh, name: record.Chong.HoVaTen },
        wife: { personalId: record.Vo.SoDinhDanh, name: record.Vo.HoVaTen },
      };
    },
  };
}
