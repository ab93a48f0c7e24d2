import type { Role } from "../../../core/dossier/index.ts";
import type { BatchAct } from "../../../features/batch/index.ts";
import type { IssuedKind } from "../../../features/documents/index.ts";

/** Each act as the officer chooses it, and what it means for every dossier of the batch. */
export const ACT_WORDS: Record<BatchAct, { label: string; consequence: string; by: readonly Role[] }> = {
  claim: {
    label: "Nhận việc",
    consequence: "Các bước đang chờ vai của bạn thành việc của bạn; đồng nghiệp không làm bước đó nữa.",
    by: ["receptionist", "specialist", "leader"],
  },
  receive: {
    label: "Tiếp nhận",
    consequence: "Hồ sơ đủ và đúng: đồng hồ của từng hồ sơ chạy từ lúc tiếp nhận, người nộp nhận mẫu 01.",
    by: ["receptionist"],
  },
  passOn: {
    label: "Chuyển bước",
    consequence: "Bước của bạn ở từng hồ sơ xong, hồ sơ sang bước sau.",
    by: ["receptionist", "specialist", "leader"],
  },
  assign: {
    label: "Phân công",
    consequence: "Bước đang mở của từng hồ sơ thành việc của người bạn chọn; hạn của bước không đổi.",
    by: ["leader"],
  },
  sign: {
    label: "Ký duyệt kết quả",
    consequence: "Kết quả của từng hồ sơ có hiệu lực ngay và không sửa được nữa. Hãy xem dự thảo trước khi ký.",
    by: ["leader"],
  },
  print: {
    label: "In giấy",
    consequence:
      "Các giấy đã chọn của từng hồ sơ ghép thành một tệp PDF theo thứ tự danh sách; hồ sơ chưa có giấy ấy thì nêu tên. Tệp giữ 24 giờ.",
    by: ["receptionist", "specialist", "leader"],
  },
  remind: {
    label: "Nhắc",
    consequence: "Người đang giữ việc, hoặc người nộp khi hồ sơ đang chờ họ, được nhắc; mỗi hồ sơ mỗi ngày một lần.",
    by: ["receptionist", "specialist", "leader"],
  },
};

/** Papers that may be printed together, in the order in which they lie. */
export const PRINTABLE: readonly { kind: IssuedKind; label: string }[] = [
  { kind: "receiptSlip", label: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)" },
  { kind: "supplementSlip", label: "Phiếu yêu cầu bổ sung (mẫu 02)" },
  { kind: "refusalSlip", label: "Phiếu từ chối tiếp nhận (mẫu 03)" },
  { kind: "extensionLetter", label: "Phiếu xin lỗi và hẹn lại (mẫu 04)" },
  { kind: "stopNotice", label: "Thông báo dừng giải quyết" },
  { kind: "paymentNotice", label: "Thông báo nộp tiền" },
  { kind: "controlSlip", label: "Phiếu kiểm soát quá trình (mẫu 06)" },
  { kind: "result", label: "Kết quả đã ký" },
  { kind: "resultReceipt", label: "Biên nhận trả kết quả" },
];

export const actsOf = (role: Role): BatchAct[] =>
  (Object.keys(ACT_WORDS) as BatchAct[]).filter((act) => ACT_WORDS[act].by.includes(role));
