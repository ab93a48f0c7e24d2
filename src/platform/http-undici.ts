import { Agent, request } from "undici";
import { type HttpClient, OutsideError } from "./http.ts";

const DEFAULT_TIMEOUT = 6_000;
/** Bytes; nobody we ask answers with more, and a broken system must not fill our memory. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

/** Calls outside systems over HTTP; the time limit covers the whole exchange, up to the last byte of the answer. */
export function undiciHttp(): HttpClient & { close: () => Promise<void> } {
  const agent = new Agent({ connect: { timeout: 3_000 }, maxResponseSize: LARGEST_ANSWER, connections: 16 });
  return {
    send: async (url, options = {}) => {
      const timeout = options.timeout ?? DEFAULT_TIMEOUT;
      try {
        const reply = await request(url, {
          method: options.method ?? "GET",
          headers: options.headers ?? {},
          body: options.body ?? null,
          signal: AbortSignal.timeout(timeout),
          headersTimeout: timeout,
          bodyTimeout: timeout,
          dispatcher: agent,
        });
        return { status: reply.statusCode, text: await reply.body.text() };
      } catch (error) {
        throw new OutsideError(`${new URL(url).host}: ${reason(error, timeout)}`, { cause: error });
      }
    },
    close: () => agent.destroy(),
  };
}

function reason(error: unknown, timeout: number): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (name === "TimeoutError" || code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT")
    return `no answer within ${timeout} ms`;
  return code ?? message ?? String(error);
}
