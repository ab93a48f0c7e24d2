import { parseArgs } from "node:util";
import { OperatorError } from "../platform/operator-error.ts";

export const ADMIN_HELP = `motcua admin: tạo người quản trị đầu tiên của một tỉnh.

  node bin/motcua.js admin --agency H60 --agency-name "Ủy ban nhân dân tỉnh …" \\
    --username quantri --name "HỌ VÀ TÊN" --personal-id 012345678901
  node bin/motcua.js admin --agency H60 --username tai-khoan-da-co

  --agency MÃ         mã định danh cơ quan (QĐ 20/2020/QĐ-TTg)
  --agency-name TÊN   tên cơ quan, khi tỉnh chưa có trong hệ thống
  --short-name TÊN    tên gọi ngắn, ví dụ "tỉnh Tuyên Quang"
  --province TỆP      nạp mọi cơ quan chưa có của tỉnh từ tệp như demo/tuyen-quang.yaml
  --username TÊN      tên đăng nhập; đã có tài khoản thì chỉ giao thêm vai
  --name HỌ_TÊN       họ và tên, khi tạo tài khoản
  --personal-id SỐ    số định danh 12 chữ số, khi tạo tài khoản
  --position CHỨC_VỤ  mặc định: Quản trị hệ thống
  --phone SỐ, --email THƯ
  --password-stdin    đọc mật khẩu từ đầu vào; không có thì máy tạo mật khẩu một lần
  --force --reason "LÝ DO"
                      làm cả khi đã có người quản trị; lý do vào nhật ký
  --help              in trang này

Chạy lại với cùng người thì không có gì thay đổi.`;

export type AdminArgs = {
  agencyId: string;
  agencyName: string;
  shortName: string;
  province: string | undefined;
  details: { username: string; name: string; personalId: string; phone: string; email: string };
  position: string;
  passwordStdin: boolean;
  force: boolean;
  reason: string;
};

const string = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const OPTIONS = {
  agency: string,
  "agency-name": string,
  "short-name": string,
  province: string,
  username: string,
  name: string,
  "personal-id": string,
  position: string,
  phone: string,
  email: string,
  reason: string,
  "password-stdin": flag,
  force: flag,
  help: flag,
};

/** What `motcua admin` was asked. @throws OperatorError in one sentence */
export function readAdminArgs(args: readonly string[]): AdminArgs | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const { agency = "", username = "" } = values;
  if (!agency || !username) throw new OperatorError("Hãy ghi --agency và --username. Xem: node bin/motcua.js admin --help");
  return {
    agencyId: agency.trim().toUpperCase(),
    agencyName: (values["agency-name"] ?? "").trim(),
    shortName: (values["short-name"] ?? "").trim(),
    province: values.province,
    details: {
      username: username.trim().toLowerCase(),
      name: values.name ?? "",
      personalId: values["personal-id"] ?? "",
      phone: values.phone ?? "",
      email: values.email ?? "",
    },
    position: values.position ?? "Quản trị hệ thống",
    passwordStdin: values["password-stdin"],
    force: values.force,
    reason: values.reason ?? "",
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    throw new OperatorError("Không hiểu câu lệnh: mật khẩu và tham số lạ không viết ở đây. Xem: node bin/motcua.js admin --help");
  }
}
