import type { Role } from "../../../core/dossier/index.ts";
import type { BatchAct } from "../../../features/batch/index.ts";

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
};

export const actsOf = (role: Role): BatchAct[] =>
  (Object.keys(ACT_WORDS) as BatchAct[]).filter((act) => ACT_WORDS[act].by.includes(role));
