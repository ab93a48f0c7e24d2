/** True when an error says that the database is away or starting, so that the same request may succeed later. */
export function databaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as Error & { code?: unknown }).code;
  if (typeof code === "string" && (/^(08|57P0[1-5]|53300)/.test(code) || NETWORK.has(code))) return true;
  if (error instanceof AggregateError && error.errors.some(databaseAway)) return true;
  if (
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  )
    return true;
  return error.cause !== undefined && databaseAway(error.cause);
}

const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
