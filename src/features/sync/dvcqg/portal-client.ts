import { z } from "zod";
import { type HttpClient, OutsideError } from "../../../platform/http.ts";
import type { Services } from "../../../platform/services.ts";

/** done · exists: "đã tồn tại" · unknown: "không tồn tại" · refused: anything else that was understood. */
export type PortalReply = { kind: "done" | "exists" | "unknown" | "refused"; message: string; result: unknown[] };
type Portal = Pick<Services, "config" | "http">;
type Reply = z.infer<typeof replyShape>;

const code = z.union([z.string(), z.number()]).transform(String);
const replyShape = z.object({
  error_code: code,
  message: z.string().nullish(),
  result: z.array(z.unknown()).nullish().catch(undefined),
  session: z.string().nullish(),
});
/** The portal's own documents and its answers disagree on the type. */
const SUCCESS = ["0", "00"];
const SESSION = /phiên (làm việc|đăng nhập)|đăng nhập lại|session/i;

/** Sessions of this process; one sign-in serves everybody who waits for it. */
const sessions = new WeakMap<HttpClient, Map<string, Promise<string>>>();

/**
 * One call of the integration endpoint (wire formats §2.1): session added, signed in again once when the portal has forgotten it.
 * @throws OutsideError when the portal is away, slow, answers an error status or something that is no answer
 */
export async function callPortal(services: Portal, service: string, body: Record<string, unknown>): Promise<PortalReply> {
  const first = await post(services, service, body);
  if (!isSessionFault(first.reply)) return verdict(first.reply);
  const known = sessionsOf(services.http);
  if (known.get(services.config.nationalPortal.url) === first.session) known.delete(services.config.nationalPortal.url);
  const second = await post(services, service, body);
  if (isSessionFault(second.reply))
    throw new OutsideError(`Cổng Dịch vụ công quốc gia: ${second.reply.message ?? "không giữ phiên"}`);
  return verdict(second.reply);
}

async function post(
  services: Portal,
  service: string,
  body: Record<string, unknown>,
): Promise<{ session: Promise<string>; reply: Reply }> {
  const session = sessionOf(services);
  const reply = await send(services, "/integration", { session: await session, service, ...body });
  return { session, reply };
}

function sessionOf(services: Portal): Promise<string> {
  const { url } = services.config.nationalPortal;
  const known = sessionsOf(services.http);
  const current = known.get(url);
  if (current) return current;
  const fresh = signIn(services);
  known.set(url, fresh);
  fresh.catch(() => {
    if (known.get(url) === fresh) known.delete(url);
  });
  return fresh;
}

function sessionsOf(http: HttpClient): Map<string, Promise<string>> {
  const known = sessions.get(http) ?? new Map<string, Promise<string>>();
  sessions.set(http, known);
  return known;
}

async function signIn(services: Portal): Promise<string> {
  const { user, password } = services.config.nationalPortal;
  const reply = await send(services, "/auth", { username: user, password });
  if (!SUCCESS.includes(reply.error_code) || !reply.session)
    throw new OutsideError(`Cổng Dịch vụ công quốc gia không cho đăng nhập: ${reply.message ?? reply.error_code}`);
  return reply.session;
}

async function send({ config, http }: Portal, path: string, body: Record<string, unknown>): Promise<Reply> {
  const { url, destination } = config.nationalPortal;
  const answer = await http.send(url + path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json", charset: "utf-8", dstcode: destination },
    body: JSON.stringify(body),
  });
  if (answer.status !== 200) throw new OutsideError(`Cổng Dịch vụ công quốc gia trả lời mã HTTP ${answer.status}`);
  const parsed = replyShape.safeParse(parseJson(answer.text));
  if (!parsed.success) throw new OutsideError("Cổng Dịch vụ công quốc gia trả lời sai dạng");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSessionFault(reply: Reply): boolean {
  return !SUCCESS.includes(reply.error_code) && SESSION.test(reply.message ?? "");
}

/** The numeric code alone is not enough: connectors answer "0" with "đã tồn tại" too. */
function verdict(reply: Reply): PortalReply {
  const message = reply.message ?? "";
  const result = reply.result ?? [];
  if (/đã tồn tại/i.test(message)) return { kind: "exists", message, result };
  if (SUCCESS.includes(reply.error_code)) return { kind: "done", message, result };
  const kind = /không tồn tại/i.test(message) ? "unknown" : "refused";
  return { kind, message: message || `mã lỗi ${reply.error_code}`, result };
}
