import { z } from "zod";
import type { Clock } from "../../platform/clock.ts";
import { type HttpClient, type HttpReply, OutsideError } from "../../platform/http.ts";

/** The register refuses the question itself (licence, malformed argument); asking again gives the same. */
export class RegisterRefusal extends OutsideError {
  readonly code: string;
  constructor(register: string, code: string, message: string) {
    super(`${register}: ${code} ${message}`);
    this.code = code;
  }
}

export type RegisterAccess = {
  /** Name of the register in messages to people. */
  name: string;
  /** Without a slash at the end. */
  url: string;
  http: HttpClient;
  clock: Clock;
  client: { id: string; secret: string };
};

type Token = { value: string; until: Temporal.Instant };
const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().default(600) });
const refusalShape = z.object({ maLoi: z.string().min(1), moTaLoi: z.string().default("") });

/** Tokens of this process; one request for a new one serves everybody who waits for it. */
const tokens = new WeakMap<HttpClient, Map<string, Promise<Token>>>();

/**
 * Asks a register and believes only an answer of the expected shape.
 * @throws OutsideError when it is away, slow, answers an error or something else than what was agreed; RegisterRefusal when it refuses
 */
export async function askRegister<T>(
  access: RegisterAccess,
  path: string,
  question: Record<string, string>,
  shape: z.ZodType<T>,
): Promise<T> {
  let reply = await send(access, path, question, await tokenFor(access));
  if (reply.status === 401) {
    forgetToken(access);
    reply = await send(access, path, question, await tokenFor(access));
  }
  const body = jsonOf(access, reply);
  const refused = refusalShape.safeParse(body);
  if (refused.success) throw new RegisterRefusal(access.name, refused.data.maLoi, refused.data.moTaLoi);
  const parsed = z.object({ Envelope: z.object({ Body: shape }) }).safeParse(body);
  if (!parsed.success) {
    const { path: place, message } = parsed.error.issues[0]!;
    throw new OutsideError(`${access.name}: trả lời sai dạng ở ${place.join(".") || "gốc"} (${message})`);
  }
  return parsed.data.Envelope.Body;
}

function send(access: RegisterAccess, path: string, question: Record<string, string>, token: Token): Promise<HttpReply> {
  return access.http.send(access.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", authorization: `Bearer ${token.value}` },
    body: JSON.stringify(question),
  });
}

function jsonOf(access: RegisterAccess, reply: HttpReply): unknown {
  if (reply.status !== 200) throw new OutsideError(`${access.name}: trả lời mã HTTP ${reply.status}`);
  try {
    return JSON.parse(reply.text);
  } catch {
    throw new OutsideError(`${access.name}: trả lời không phải JSON`);
  }
}

async function tokenFor(access: RegisterAccess): Promise<Token> {
  const known = tokensOf(access);
  const current = await known.get(access.url);
  if (current && Temporal.Instant.compare(access.clock.now(), current.until) < 0) return current;
  const fresh = requestToken(access);
  known.set(access.url, fresh);
  fresh.catch(() => {
    if (known.get(access.url) === fresh) known.delete(access.url);
  });
  return fresh;
}

function forgetToken(access: RegisterAccess): void {
  tokensOf(access).delete(access.url);
}

function tokensOf(access: RegisterAccess): Map<string, Promise<Token>> {
  const known = tokens.get(access.http) ?? new Map<string, Promise<Token>>();
  tokens.set(access.http, known);
  return known;
}

async function requestToken(access: RegisterAccess): Promise<Token> {
  const { id, secret } = access.client;
  const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64");
  const asked = access.clock.now();
  const reply = await access.http.send(`${access.url}/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", authorization: `Basic ${basic}` },
    body: "grant_type=client_credentials",
  });
  const parsed = tokenShape.safeParse(jsonOf(access, reply));
  if (!parsed.success) throw new OutsideError(`${access.name}: không cấp mã truy cập`);
  // Renewed before its last tenth, so that it does not end on the way.
  return { value: parsed.data.access_token, until: asked.add({ seconds: Math.floor(parsed.data.expires_in * 0.9) }) };
}
