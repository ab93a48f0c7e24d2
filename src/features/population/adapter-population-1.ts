import { z } from "zod";
import { OutsideError } from "../../platform/http.ts";
import { ethnicityName } from "./ethnicities.ts";
import type { Newborn, PersonRecord, PopulationRegister, Ticket } from "./ports.ts";
import { askRegister, type RegisterAccess } from "./register-client.ts";
import { filled, gender, isDate, personalId, text } from "./wire.ts";

/** A relative; everything is empty when the register knows none. */
const relative = z.object({ SoDinhDanh: personalId.or(z.literal("")) }).optional();
const citizen = z.object({
  SoDinhDanh: personalId,
  HoVaTen: z.object({ Ten: filled }),
  NgayThangNamSinh: z.object({ NgayThangNam: z.string().regex(/^(19|20)\d{2}(\d{4})?$/) }),
  GioiTinh: gender,
  QuocTich: filled,
  DanToc: text,
  NoiOHienTai: z.object({ MaPhuongXa: text, ChiTiet: text }).optional(),
  ThuongTru: z.object({ MaPhuongXa: text, ChiTiet: text }),
  TinhTrangHonNhan: text.optional(),
  Cha: relative,
  Me: relative,
  VoChong: relative,
});
const found = z.object({ CongdanCollection: z.object({ CongDan: citizen.optional() }) });
const allocated = z.object({ CapSoDinhDanh: z.object({ MaYeuCau: z.string(), SoDinhDanh: personalId }) });

const MARITAL: Record<string, string> = { "1": "Chưa kết hôn", "2": "Đang có vợ hoặc chồng", "3": "Đã ly hôn hoặc góa" };
/** maTichHop of a look-up. */
const LOOK_UP = "037";

/** CSDL quốc gia về dân cư, JSON variant over a province's bus (field names camelCase in the question, PascalCase in the answer). */
export function populationV1(access: RegisterAccess, account: string): PopulationRegister {
  const head = (ticket: Ticket) => ({
    maYeuCau: ticket.requestId,
    maDVC: ticket.procedureCode,
    maTichHop: LOOK_UP,
    maCanBo: account,
  });
  return {
    findPerson: async (ticket, asked) => {
      const body = await askRegister(access, "/tracuu", { ...head(ticket), soDinhDanh: asked }, found);
      const record = body.CongdanCollection.CongDan;
      if (!record) return undefined;
      if (record.SoDinhDanh !== asked) throw new OutsideError(`${access.name}: trả về một người khác với số đã hỏi`);
      return personOf(record);
    },
    allocatePersonalId: async (ticket, newborn) => {
      const { CapSoDinhDanh: given } = await askRegister(
        access,
        "/capsodinhdanh",
        { ...head(ticket), ...childOf(newborn) },
        allocated,
      );
      if (given.MaYeuCau !== ticket.requestId) throw new OutsideError(`${access.name}: trả lời cho một yêu cầu khác`);
      if (!fits(given.SoDinhDanh, newborn))
        throw new OutsideError(`${access.name}: số được cấp không khớp giới tính và năm sinh của trẻ`);
      return given.SoDinhDanh;
    },
  };
}

function personOf(record: z.infer<typeof citizen>): PersonRecord {
  const born = record.NgayThangNamSinh.NgayThangNam;
  const birthDate = `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}`;
  const ethnicity = ethnicityName(record.DanToc);
  const maritalStatus = MARITAL[record.TinhTrangHonNhan ?? ""];
  const lives = record.NoiOHienTai?.MaPhuongXa ? record.NoiOHienTai : record.ThuongTru;
  return {
    personalId: record.SoDinhDanh,
    name: record.HoVaTen.Ten.normalize("NFC"),
    ...(isDate(birthDate) && { birthDate }),
    birthYear: born.slice(0, 4),
    gender: record.GioiTinh,
    ...(ethnicity && { ethnicity }),
    nationality: record.QuocTich === "VN" ? "Việt Nam" : record.QuocTich,
    ...(maritalStatus && { maritalStatus }),
    residence: { communeCode: lives.MaPhuongXa, detail: lives.ChiTiet },
    ...(record.Cha?.SoDinhDanh && { father: record.Cha.SoDinhDanh }),
    ...(record.Me?.SoDinhDanh && { mother: record.Me.SoDinhDanh }),
    ...(record.VoChong?.SoDinhDanh && { spouse: record.VoChong.SoDinhDanh }),
  };
}

function childOf(newborn: Newborn): Record<string, string> {
  return {
    hoVaTen: newborn.name,
    ngayThangNamSinh: newborn.birthDate,
    gioiTinh: newborn.gender === "Nam" ? "1" : "2",
    maPhuongXa: newborn.communeCode,
    soDinhDanhMe: newborn.motherPersonalId ?? "",
    soDinhDanhCha: newborn.fatherPersonalId ?? "",
  };
}

/** Digits 4–6 of a personal number: century with sex, and year of birth (NĐ 70/2024/NĐ-CP). */
function fits(number: string, newborn: Newborn): boolean {
  const century = Math.floor(Number(newborn.birthDate.slice(0, 4)) / 100) - 19;
  const sex = century * 2 + (newborn.gender === "Nam" ? 0 : 1);
  return number.slice(3, 6) === `${sex}${newborn.birthDate.slice(2, 4)}`;
}
