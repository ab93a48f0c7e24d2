import type { FieldType } from "./types.ts";

/**
 * What each register tells us (keys of `RegisterValue.values`) and how it is called on screen. Dates are yyyy-MM-dd, everything else is
 * text ready to be shown (e.g. gender "Nam" or "Nữ"). The adapters of the registers translate wire formats into these names.
 */
export const REGISTER_VALUES = {
  person: {
    name: "Họ, chữ đệm, tên",
    birthDate: "Ngày sinh",
    gender: "Giới tính",
    ethnicity: "Dân tộc",
    nationality: "Quốc tịch",
    residence: "Nơi cư trú",
    hometown: "Quê quán",
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
  },
  marriage: {
    number: "Số đăng ký kết hôn",
    registeredOn: "Ngày đăng ký kết hôn",
    place: "Nơi đăng ký kết hôn",
    husbandName: "Chồng",
    wifeName: "Vợ",
  },
} as const;

export type RegisterFieldType = keyof typeof REGISTER_VALUES;

export const isRegisterType = (type: FieldType): type is RegisterFieldType => Object.hasOwn(REGISTER_VALUES, type);

/** Names of values that are dates in every register. */
export const REGISTER_DATES: readonly string[] = ["birthDate", "registeredOn"];
