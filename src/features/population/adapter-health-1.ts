import { z } from "zod";
import { OutsideError } from "../../platform/http.ts";
import type { HealthRegister } from "./ports.ts";
import { askRegister, type RegisterAccess } from "./register-client.ts";
import { filled, gender, isDate, personalId } from "./wire.ts";

/** yyyyMMddHHmmss, Asia/Ho_Chi_Minh. */
const moment = z
  .string()
  .regex(/^\d{8}([01]\d|2[0-3])[0-5]\d[0-5]\d$/)
  .transform((value) => ({
    date: `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`,
    time: `${value.slice(8, 10)}:${value.slice(10, 12)}`,
  }))
  .refine(({ date }) => isDate(date), "không phải một ngày");

const notice = z.object({
  SoChungSinh: filled,
  Me: z.object({ SoDinhDanh: personalId, HoVaTen: filled }),
  ThoiDiemSinh: moment,
  GioiTinh: gender,
  CanNang: filled,
  SoCon: filled,
  CoSoYTe: z.object({ Ten: filled }),
  DaKySo: z.boolean(),
});
const found = z.object({ ChungSinhCollection: z.object({ ChungSinh: notice.optional() }) });

/** Giấy chứng sinh điện tử of the health sector, JSON in the manner of the population register. */
export function healthV1(access: RegisterAccess, account: string): HealthRegister {
  return {
    findBirthNotice: async (ticket, number) => {
      const question = {
        maYeuCau: ticket.requestId,
        maDVC: ticket.procedureCode,
        maTichHop: "037",
        maCanBo: account,
        soChungSinh: number,
      };
      const record = (await askRegister(access, "/chungsinh", question, found)).ChungSinhCollection.ChungSinh;
      if (!record) return undefined;
      if (record.SoChungSinh !== number) throw new OutsideError(`${access.name}: trả về giấy chứng sinh khác`);
      return {
        number,
        facility: record.CoSoYTe.Ten,
        birthDate: record.ThoiDiemSinh.date,
        birthTime: record.ThoiDiemSinh.time,
        gender: record.GioiTinh,
        weight: record.CanNang,
        children: record.SoCon,
        mother: { personalId: record.Me.SoDinhDanh, name: record.Me.HoVaTen },
        signed: record.DaKySo,
      };
    },
  };
}
