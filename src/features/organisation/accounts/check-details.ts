/** What is typed about a person. */
export type Details = { name: string; personalId: string; username: string; phone: string; email: string };

export type Fault = { field: keyof Details | "role" | "agency" | "position" | "unit"; message: string };

/** Trims and folds what was typed, the way it is stored. */
export function tidyDetails(typed: Details): Details {
  const line = (text: string): string => text.normalize("NFC").trim().replace(/\s+/g, " ");
  return {
    name: line(typed.name).slice(0, 100).toLocaleUpperCase("vi"),
    personalId: typed.personalId.replace(/\s/g, ""),
    username: line(typed.username).toLowerCase(),
    phone: line(typed.phone).slice(0, 30),
    email: line(typed.email).slice(0, 100),
  };
}

/** What is wrong with the details of a person, in sentences that say what to do. */
export function faultsOfDetails({ name, personalId, username, phone, email }: Details): Fault[] {
  const faults: Fault[] = [];
  const wrong = (field: keyof Details, message: string): void => void faults.push({ field, message });
  if (!/\p{L}.*\s.*\p{L}/u.test(name)) wrong("name", "Hãy ghi đủ họ và tên.");
  if (!/^\d{12}$/.test(personalId)) wrong("personalId", "Số định danh có đúng 12 chữ số.");
  if (!/^[a-z][a-z0-9._-]{2,39}$/.test(username))
    wrong("username", "Tên đăng nhập có 3 đến 40 ký tự: chữ không dấu, số, dấu chấm, gạch; bắt đầu bằng chữ.");
  if (phone && !/^\+?[\d .]{9,20}$/.test(phone)) wrong("phone", "Số điện thoại chưa đúng. Ví dụ 0912 345 678.");
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong("email", "Địa chỉ thư chưa đúng. Ví dụ ten@tuyenquang.gov.vn.");
  return faults;
}
