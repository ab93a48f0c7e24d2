import type { DocumentData } from "./render-document.ts";

/** An invented marriage. For tests and for looking at the sheet. */
export const CIVIL_RECORD: DocumentData["civilRecord"] = {
  title: "Giấy chứng nhận kết hôn",
  note: "(BẢN CHÍNH)",
  number: "31/2026",
  book: "01/2026-KH",
  people: [
    [
      { label: "Họ, chữ đệm, tên vợ", value: "Ma Thị Nguyệt", strong: true },
      { label: "Ngày, tháng, năm sinh", value: "02/03/1998" },
      { label: "Nơi cư trú", value: "Thôn Tân Lập, xã Tân Trào, tỉnh Tuyên Quang" },
    ],
    [
      { label: "Họ, chữ đệm, tên chồng", value: "Hoàng Văn Toàn", strong: true },
      { label: "Ngày, tháng, năm sinh", value: "12/09/1995" },
      { label: "Nơi cư trú" },
    ],
  ],
  lines: [],
  registered: { label: "Nơi đăng ký kết hôn", at: "Ủy ban nhân dân xã Tân Trào, tỉnh Tuyên Quang", on: "2026-11-20" },
  parties: [
    { role: "Vợ", name: "Ma Thị Nguyệt" },
    { role: "Chồng", name: "Hoàng Văn Toàn" },
  ],
  signer: {
    title: "Người ký giấy chứng nhận kết hôn",
    name: "Lý Quang Huy",
    position: "Chủ tịch",
    capacity: "TM. Ủy ban nhân dân",
  },
  issuedAt: "2026-11-20T09:30:00.000Z",
};
