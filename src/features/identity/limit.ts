import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { mac } from "../../platform/crypto.ts";
import type { Db, Services } from "../../platform/services.ts";
import { queryClient } from "./sql.ts";

/** How often something may be done: points in a duration (seconds). */
const LIMITS = {
  signInAddress: { points: 60, duration: 15 * 60 },
  signInAccount: { points: 20, duration: 15 * 60 },
  submit: { points: 20, duration: 60 * 60 },
  track: { points: 30, duration: 10 * 60 },
  // A birth takes three numbers. Nobody may walk through other people's numbers: each answer is a name, a birth date and a residence.
  lookUp: { points: 40, duration: 60 * 60 },
  // A clerk meets a hundred people a day; nobody needs a thousand.
  counter: { points: 240, duration: 60 * 60 },
  // A kiosk serves a whole hall from one address; nobody fills the line from home.
  kiosk: { points: 120, duration: 10 * 60 },
  // Each is a mail to an address that somebody typed.
  mailAddress: { points: 5, duration: 60 * 60 },
  mandate: { points: 20, duration: 60 * 60 },
  upload: { points: 200, duration: 60 * 60 },
} as const satisfies Record<string, { points: number; duration: number }>;
export type LimitName = keyof typeof LIMITS;

/** Too often; `seconds` until it may be tried again. */
export class LimitReached extends Error {
  readonly seconds: number;
  constructor(name: LimitName, seconds: number) {
    super(`limit ${name} reached`);
    this.seconds = seconds;
  }
}

const limiters = new WeakMap<Db, Map<LimitName, RateLimiterPostgres>>();

/**
 * Counts one try of `key` (a person's id, an address, an account). Keys are stored as keyed hashes.
 * @throws LimitReached; the web answers 429 and says how long to wait.
 */
export async function limit(services: Services, name: LimitName, key: string): Promise<void> {
  try {
    await limiterOf(services.db, name).consume(mac(services.config, "limit", key));
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new LimitReached(name, Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    throw refusal;
  }
}

function limiterOf(db: Db, name: LimitName): RateLimiterPostgres {
  const mine = limiters.get(db) ?? new Map<LimitName, RateLimiterPostgres>();
  limiters.set(db, mine);
  const known = mine.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: queryClient(db),
    storeType: "client",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    ...LIMITS[name],
  });
  mine.set(name, made);
  return made;
}
