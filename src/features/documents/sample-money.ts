import type { DocumentData } from "./render-document.ts";

const office = {
  authority: "Ủy ban nhân dân xã Tân Trào",
  centre: "Trung tâm Phục vụ hành chính công xã Tân Trào",
  place: "Tân Trào",
  hotline: "0207 000 0000",
};
const code = "H60.30.12-261120-0001";
const cashier = { name: "Nông Thị Hạnh", position: "Công chức một cửa" };
const slip = {
  office,
  code,
  lookupUrl: `https://motcua.example.vn/tra-cuu/${code}`,
  payer: { name: "Hoàng Văn Toàn", address: "Thôn Tân Lập, xã Tân Trào, tỉnh Tuyên Quang", idNumber: "008090000123" },
  subject: "Chứng thực bản sao từ bản chính",
  items: [
    { name: "Phí chứng thực bản sao", kind: "fee", amount: 16000 },
    { name: "Lệ phí cấp bản sao trích lục", kind: "charge", amount: 8000 },
  ],
  amount: 24000,
  cashier,
} satisfies Partial<DocumentData["feeReceipt"]>;

/** Papers of the till with figures that were made up, for tests and for looking at them. */
export const SAMPLE_MONEY: Pick<DocumentData, "feeReceipt" | "refundSlip" | "tillSheet"> = {
  feeReceipt: {
    ...slip,
    number: "0000012/BL-2026",
    issuedAt: "2026-11-20T02:05:00.000Z",
    waivers: [{ name: "Giảm 50% cho người cao tuổi", saved: 8000 }],
    method: "máy POS, mã QR",
    reference: "FT26324-0091",
    legal: "Thông tư 226/2016/TT-BTC, Điều 4",
  },
  refundSlip: {
    ...slip,
    number: "0000001/PH-2026",
    issuedAt: "2026-11-20T08:40:00.000Z",
    waivers: [],
    method: "tiền mặt",
    receipt: "0000012/BL-2026",
    reason: "Hồ sơ không thuộc thẩm quyền, chưa thực hiện chứng thực.",
    legal: "Luật Phí và lệ phí 2015",
  },
  tillSheet: {
    office,
    number: "007/BK-2026",
    day: "2026-11-20",
    nth: 1,
    closedAt: "2026-11-20T09:55:00.000Z",
    cashier,
    rows: [
      {
        number: "0000012/BL-2026",
        code,
        payer: "Hoàng Văn Toàn",
        subject: "Chứng thực bản sao từ bản chính",
        at: "2026-11-20T02:05:00.000Z",
        method: "tiền mặt",
        amount: 24000,
      },
      {
        number: "0000013/BL-2026",
        code: "H60.30.12-261120-0002",
        payer: "Ma Thị Lan",
        subject: "Cấp bản sao trích lục hộ tịch",
        at: "2026-11-20T02:30:00.000Z",
        method: "máy POS, mã QR",
        reference: "FT26324-0091",
        amount: 8000,
        cancelled: "Chọn nhầm hình thức nộp",
      },
    ],
    sums: { cash: 24000, transfer: 0, pos: 0, fee: 16000, charge: 8000, duty: 0, total: 24000, cancelled: 1 },
    counted: 23000,
    notes: [
      { value: 20000, count: 1 },
      { value: 1000, count: 3 },
    ],
    reason: "Thiếu tiền lẻ trả lại khách.",
  },
};
