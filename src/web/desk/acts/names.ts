import type { CommandType } from "../../../core/dossier/index.ts";

/** Acts that can be taken back, as a noun. */
export const ACT_NAMES: Partial<Record<CommandType, string>> = {
  receive: "Tiếp nhận",
  refuse: "Từ chối tiếp nhận",
  withdraw: "Rút hồ sơ theo đơn",
  requestSupplement: "Yêu cầu bổ sung",
  decideProposal: "Duyệt đề nghị bổ sung",
  requestPayment: "Yêu cầu nộp tiền",
  recordPayment: "Thu tiền",
  refundPayment: "Hoàn trả tiền",
  claimStep: "Nhận việc",
  releaseStep: "Trả lại việc",
  completeStep: "Chuyển bước",
  sendBackStep: "Chuyển lại bước trước",
  assignStep: "Phân công",
  takeOverStep: "Lấy việc về làm",
  splitStep: "Chia việc",
  completePart: "Hoàn thành phần việc",
  sendToCoordination: "Chuyển điều phối",
  requestConsultation: "Lấy ý kiến phối hợp",
  draftResult: "Lập dự thảo",
  askConfirmation: "Gửi dự thảo để xác nhận",
  handOver: "Trả kết quả",
  moveDue: "Đổi hạn trả",
  stop: "Dừng giải quyết",
  archive: "Lưu trữ",
};
