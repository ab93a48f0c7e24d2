import { hostname, userInfo } from "node:os";
import { text } from "node:stream/consumers";
import { readProvince } from "../features/catalogue/index.ts";
import { type AdministratorMade, loadAgencies, makeFirstAdministrator, provinceAgency } from "../features/organisation/index.ts";
import { OperatorError } from "../platform/operator-error.ts";
import type { Services } from "../platform/services.ts";
import { ADMIN_HELP, type AdminArgs, readAdminArgs } from "./admin-args.ts";
import { runVerb } from "./run-verb.ts";
import { withServices } from "./with-services.ts";

const HOW_AGENCY =
  'Tỉnh chưa có gì thì thêm --agency-name "Ủy ban nhân dân tỉnh …", hoặc --province tinh.yaml để nạp cả danh sách cơ quan.';

/** `motcua admin --agency H60 --username …`: the first administrator of a province, and the province itself when it is not there. Safe to repeat. */
await runVerb(async () => {
  const args = readAdminArgs(process.argv.slice(2));
  if (args === "help") {
    console.log(ADMIN_HELP);
    return 0;
  }
  const password = args.passwordStdin ? await typedPassword() : undefined;
  return withServices(async (services) => {
    const operator = `Người vận hành (dòng lệnh, ${userInfo().username}@${hostname()})`;
    await placeAgencies(services, args, operator);
    const { agencyId, details, position, force, reason } = args;
    const done = await makeFirstAdministrator(services, { agencyId, details, position, force, reason, password, operator });
    if (!done.ok) throw new OperatorError(done.field === "agency" ? `${done.message} ${HOW_AGENCY}` : done.message);
    console.log(said(done, agencyId).join("\n"));
    return 0;
  });
});

async function placeAgencies(
  services: Services,
  { agencyId, agencyName, shortName, province }: AdminArgs,
  operator: string,
): Promise<void> {
  if (!province && !agencyName) return;
  const agencies = province ? await readList(province) : [provinceAgency(agencyId, agencyName, shortName)];
  const loaded = await loadAgencies(services, { agencies, operator });
  if (!loaded.ok) throw new OperatorError(loaded.message);
  if (!loaded.repeated && loaded.added > 0) console.log(`Đã thêm ${loaded.added} cơ quan.`);
}

async function readList(file: string) {
  try {
    return await readProvince(file);
  } catch (error) {
    throw new OperatorError(
      `Không dùng được danh sách cơ quan ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** From a pipe only: what stands in a command is seen by everybody on the machine and kept in its history. */
async function typedPassword(): Promise<string> {
  if (process.stdin.isTTY)
    throw new OperatorError("Hãy đưa mật khẩu qua đường ống, ví dụ: node bin/motcua.js admin … --password-stdin < tệp");
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}

function said({ made, account, secrets }: AdministratorMade, agencyId: string): string[] {
  const { name, username } = account;
  if (made === "nothing") return [`${name} (${username}) đã là quản trị của ${agencyId}. Không có gì thay đổi.`];
  const lines = [
    made === "account"
      ? `Đã tạo tài khoản ${username} cho ${name}, vai Quản trị ở ${agencyId}.`
      : `Đã giao vai Quản trị ở ${agencyId} cho ${name} (${username}).`,
  ];
  if (secrets.password) lines.push(`Mật khẩu một lần: ${secrets.password}`, "Lần đăng nhập đầu tiên phải đổi mật khẩu này.");
  if (secrets.totp)
    lines.push(
      `Khóa của ứng dụng tạo mã: ${secrets.totp.base32}`,
      secrets.totp.uri,
      "Chỉ hiện một lần này. Hãy trao tận tay rồi xóa màn hình.",
    );
  return lines;
}
