import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { findProcedures } from "../../../features/finding/index.ts";
import { clientAddress } from "../../client-address.ts";
import type { AppContext } from "../../context.ts";
import { askedOf, cardOfFound } from "./search.ts";

const MOST = 6;
const LEAST_LETTERS = 2;
/** A fast typist asks three times a second; several people may share an address. */
const limiter = new RateLimiterMemory({ points: 300, duration: 60 });

/** GET /tim/goi-y?q=: what fits so far, as JSON, for the box that answers while one types. Too often: 429, and the form still works. */
export async function suggest(c: AppContext): Promise<Response> {
  try {
    await limiter.consume(clientAddress(c));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return c.json({ items: [] }, 429, { "retry-after": String(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))) });
  }
  const asked = askedOf(c);
  const { results, corrected } =
    asked.length < LEAST_LETTERS
      ? { results: [], corrected: undefined }
      : await findProcedures(c.var.services, asked, { limit: MOST, typing: true });
  const items = results.map((one) => {
    const { href, title, text = "" } = cardOfFound(one);
    return { href, title, text };
  });
  return c.json({ items, ...(corrected && { corrected }) });
}
