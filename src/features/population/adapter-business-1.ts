import { z } from "zod";
import { OutsideError } from "../../platform/http.ts";
import type { BusinessRegister, OrganisationRecord } from "./ports.ts";
import { askRegister, type RegisterAccess } from "./register-client.ts";
import { compactDate, filled, personalId, text } from "./wire.ts";

const organisation = z.object({
  MaSoThue: z.string().regex(/^(\d{10}(-\d{3})?|\d{12})$/, "không phải mã số thuế"),
  TenDayDu: filled,
  LoaiHinh: text,
  TruSo: z.object({ MaPhuongXa: text, ChiTiet: text }),
  NguoiDaiDien: z.object({ SoDinhDanh: personalId.or(z.literal("")), HoVaTen: text }).optional(),
  NgayDangKyLanDau: compactDate,
  /** What else may come is not published, so anything else is not taken for an answer. */
  TinhTrang: z.enum(["1", "2", "3"]),
});
const found = z.object({ DoanhNghiepCollection: z.object({ DoanhNghiep: organisation.optional() }) });

const KINDS: Record<string, string> = {
  "01": "Công ty trách nhiệm hữu hạn một thành viên",
  "02": "Công ty trách nhiệm hữu hạn hai thành viên trở lên",
  "03": "Công ty cổ phần",
  "04": "Doanh nghiệp tư nhân",
  "05": "Hợp tác xã",
  "06": "Hộ kinh doanh",
  "07": "Chi nhánh",
};
const STATES = { "1": "active", "2": "suspended", "3": "dissolved" } as const;

/** CSDL quốc gia về đăng ký doanh nghiệp, JSON in the manner of the population register. */
export function businessV1(access: RegisterAccess, account: string): BusinessRegister {
  return {
    findOrganisation: async (ticket, taxCode) => {
      const question = {
        maYeuCau: ticket.requestId,
        maDVC: ticket.procedureCode,
        maTichHop: "037",
        maCanBo: account,
        maSoThue: taxCode,
      };
      const record = (await askRegister(access, "/tracuu", question, found)).DoanhNghiepCollection.DoanhNghiep;
      if (!record) return undefined;
      if (record.MaSoThue !== taxCode) throw new OutsideError(`${access.name}: trả về một tổ chức khác với mã số đã hỏi`);
      return organisationOf(record);
    },
  };
}

function organisationOf(record: z.infer<typeof organisation>): OrganisationRecord {
  const { NguoiDaiDien: who, TruSo: seat } = record;
  const kind = KINDS[record.LoaiHinh];
  return {
    taxCode: record.MaSoThue,
    name: record.TenDayDu.normalize("NFC"),
    ...(kind && { kind }),
    seat: { communeCode: seat.MaPhuongXa, detail: seat.ChiTiet },
    ...(who?.HoVaTen && { representative: { name: who.HoVaTen.normalize("NFC"), personalId: who.SoDinhDanh } }),
    registeredOn: record.NgayDangKyLanDau,
    state: STATES[record.TinhTrang],
  };
}
