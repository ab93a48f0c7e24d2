import { text } from "../http.ts";

/** Procedures for which the registers may be asked about persons (maDVC, in the form N.NNNNNN): civil status, then others that ask for a person, then those at whose counter the visitor is asked about. */
const PERMITTED = [
  ...["1.001193", "1.004772", "1.004884", "1.000656", "1.000894", "1.004873", "2.000635", "2.000986", "1.003583"],
  ...["1.001612", "1.007931", "1.007932", "1.008503", "1.013225", "1.013237", "1.013831", "1.013833", "2.000591", "2.001827"],
  ...["1.004222", "1.004194", "1.003677", "2.001159", "3.000333", "3.000334", "3.000347", "3.000348", "2.002478"],
  ...["1.013823", "2.000648", "2.000815", "2.000884"],
  "1.001939",
];
const OFFICER = /^[a-z0-9._-]+@([a-z0-9-]+\.)*tuyenquang\.gov\.vn$/i;

/** An error as the registers answer it (with HTTP status 200, as the province's bus does). */
export type RegisterError = { maLoi: string; moTaLoi: string };

/** The refusals of registers that answer for licensed procedures only; undefined when the question is allowed. */
export function refusal(question: Record<string, unknown>): RegisterError | undefined {
  const code = text(question, "maDVC");
  if (code && !PERMITTED.includes(code)) return { maLoi: "004", moTaLoi: "Thủ tục chưa được cấp phép khai thác" };
  return headRefusal(question);
}

/** What is wrong with the head of a question, whoever is asked; undefined when nothing is. */
export function headRefusal(question: Record<string, unknown>): RegisterError | undefined {
  const officer = text(question, "maCanBo");
  if (!text(question, "maDVC")) return { maLoi: "001", moTaLoi: "Thiếu mã dịch vụ công (maDVC)" };
  if (!text(question, "maTichHop")) return { maLoi: "002", moTaLoi: "Thiếu mã tích hợp của cơ quan (maTichHop)" };
  if (!officer) return { maLoi: "003", moTaLoi: "Thiếu thư điện tử của cán bộ (maCanBo)" };
  if (!OFFICER.test(officer)) return { maLoi: "005", moTaLoi: "Cán bộ không có quyền khai thác" };
  if (!text(question, "maYeuCau")) return { maLoi: "006", moTaLoi: "Thiếu mã yêu cầu (maYeuCau)" };
  return undefined;
}
