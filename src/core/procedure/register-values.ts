import type { FieldType } from "./types.ts";

/**
 * What each register tells us (keys of `RegisterValue.values`) and how it is called on screen. Dates are yyyy-MM-dd, everything else is
 * text ready to be shown (e.g. gender "Nam" or "Nữ"); `note` says why a register that was asked has nothing to offer. The adapters of the registers translate wire formats into these names.
 */
export const REGISTER_VALUES = {
  person: {
    personalId: "Số định danh",
    name: "Họ, chữ đệm, tên",
    birthDate: "Ngày sinh",
    birthYear: "Năm sinh",
    gender: "Giới tính",
    ethnicity: "Dân tộc",
    nationality: "Quốc tịch",
    maritalStatus: "Tình trạng hôn nhân",
    residence: "Nơi cư trú",
    residenceCode: "Mã đơn vị hành chính nơi cư trú",
    note: "Ghi chú",
  },
  birthNotice: {
    number: "Số giấy chứng sinh",
    facility: "Cơ sở khám bệnh, chữa bệnh",
    birthDate: "Ngày sinh của bé",
    birthTime: "Giờ sinh",
    gender: "Giới tính của bé",
    birthPlace: "Nơi sinh",
    motherName: "Mẹ của bé",
    motherPersonalId: "Số định danh của mẹ",
    weight: "Cân nặng (gam)",
    children: "Số con trong lần sinh",
    note: "Ghi chú",
  },
  organisation: {
    taxCode: "Mã số thuế",
    name: "Tên tổ chức",
    kind: "Loại hình",
    address: "Trụ sở",
    communeCode: "Mã đơn vị hành chính của trụ sở",
    representative: "Người đại diện theo pháp luật",
    representativePersonalId: "Số định danh của người đại diện",
    registeredOn: "Ngày đăng ký",
    status: "Tình trạng hoạt động",
    note: "Ghi chú",
  },
  marriage: {
    number: "Số đăng ký kết hôn",
    registeredOn: "Ngày đăng ký kết hôn",
    place: "Nơi đăng ký kết hôn",
    husbandName: "Chồng",
    husbandPersonalId: "Số định danh của chồng",
    wifeName: "Vợ",
    wifePersonalId: "Số định danh của vợ",
    note: "Ghi chú",
  },
} as const;

export type RegisterFieldType = keyof typeof REGISTER_VALUES;

export const isRegisterType = (type: FieldType): type is RegisterFieldType => Object.hasOwn(REGISTER_VALUES, type);

/** Names of values that are dates in every register. */
export const REGISTER_DATES: readonly string[] = ["birthDate", "registeredOn"];
