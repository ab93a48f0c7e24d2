import { z } from "zod";
import type { Config } from "../../../platform/config.ts";
import { mac, sameText } from "../../../platform/crypto.ts";
import { isMailAddress, MailError } from "../../../platform/mail.ts";
import type { Services } from "../../../platform/services.ts";
import { limit } from "../../identity/index.ts";
import { confirmPending, dropAddress, selectChoices, setPending, setPendingError, takeTry } from "../mail/sql.ts";
import { USUAL } from "../types.ts";

export const ADDRESS_TASK = "mail-address-code";
const VALID = { minutes: 30 };
const MOST_TRIES = 5;

export type AddressAnswer = { ok: true } | { ok: false; message: string };

/**
 * An officer names an address (`key`: one for each intended sending): a code goes there, and no other mail before it was typed. The address before stays meanwhile.
 * @throws LimitReached after five in an hour
 */
export async function requestAddress(
  services: Services,
  officerId: string,
  { typed, key }: { typed: string; key: string },
): Promise<AddressAnswer> {
  if (!services.mail) return { ok: false, message: "Hệ thống chưa cài đặt gửi thư. Hãy báo quản trị hệ thống." };
  const address = typed.trim();
  if (!isMailAddress(address))
    return { ok: false, message: "Địa chỉ thư chưa đúng. Hãy ghi một địa chỉ, ví dụ thu.lt@tuyenquang.gov.vn." };
  await limit(services, "mailAddress", officerId);
  const until = services.clock.now().add(VALID).toString();
  await services.db.transaction().execute(async (tx) => {
    const isNew = await setPending(tx, officerId, USUAL, { address, nonce: key, until });
    if (isNew) await services.jobs.add(tx, ADDRESS_TASK, { officerId, nonce: key });
  });
  return { ok: true };
}

/** The code that came to the address; at most five tries for each. */
export async function confirmAddress(
  services: Pick<Services, "db" | "clock" | "config">,
  officerId: string,
  typed: string,
): Promise<AddressAnswer> {
  const now = services.clock.now().toString();
  const waiting = await takeTry(services.db, officerId, now, MOST_TRIES);
  if (!waiting) return { ok: false, message: "Mã đã hết hiệu lực, hoặc đã nhập sai quá năm lần. Hãy gửi mã mới." };
  if (!sameText(typed.replace(/\s/g, ""), codeOf(services.config, officerId, waiting)))
    return { ok: false, message: "Mã chưa đúng. Hãy xem lại sáu chữ số trong thư mới nhất." };
  const confirmed = await confirmPending(services.db, officerId, waiting.nonce, now);
  return confirmed ? { ok: true } : { ok: false, message: "Bạn vừa đổi sang địa chỉ khác. Hãy nhập mã của thư mới nhất." };
}

/** Mails stop; everything is told in the application. */
export function removeAddress(services: Pick<Services, "db">, officerId: string): Promise<void> {
  return services.db.transaction().execute((tx) => dropAddress(tx, officerId));
}

const payloadShape = z.object({ officerId: z.uuid(), nonce: z.string() });

/** Task: the mail with the code. One that is refused for good is said on the page; any other failure is tried again. */
export async function mailCode(services: Services, payload: unknown): Promise<void> {
  const { officerId, nonce } = payloadShape.parse(payload);
  const [row] = await selectChoices(services.db, [officerId]);
  if (!services.mail || row?.pendingNonce !== nonce || !row.pending || !row.pendingUntil) return;
  if (Date.parse(row.pendingUntil) <= services.clock.now().epochMilliseconds) return;
  const code = codeOf(services.config, officerId, { nonce, address: row.pending });
  const text = `Mã xác nhận của bạn: ${code}\n\nNhập mã này ở trang “Lựa chọn tin báo” trong vòng 30 phút để nhận thư tổng hợp của Một Cửa tại địa chỉ này.\nNếu bạn không yêu cầu, hãy bỏ qua thư này; sẽ không có thư nào khác được gửi.\n`;
  const html = `<p>Mã xác nhận của bạn: <b>${code}</b></p><p>Nhập mã này ở trang “Lựa chọn tin báo” trong vòng 30 phút để nhận thư tổng hợp của Một Cửa tại địa chỉ này.</p><p>Nếu bạn không yêu cầu, hãy bỏ qua thư này; sẽ không có thư nào khác được gửi.</p>`;
  try {
    await services.mail.send({ id: `ma-${nonce}`, to: row.pending, subject: "Một Cửa: mã xác nhận địa chỉ thư", text, html });
    await setPendingError(services.db, officerId, nonce, null);
  } catch (error) {
    await setPendingError(services.db, officerId, nonce, error instanceof Error ? error.message : String(error));
    if (!(error instanceof MailError && error.forGood)) throw error;
  }
}

/** Six digits that only the secret gives, for one sending to one address; they are stored nowhere. */
function codeOf(config: Config, officerId: string, { nonce, address }: { nonce: string; address: string }): string {
  const bytes = Buffer.from(mac(config, "mail-address", `${officerId} ${nonce} ${address}`), "base64url");
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}
