import { getConnInfo } from "@hono/node-server/conninfo";
import type { AppContext } from "./context.ts";

/** The caller's address for limits: IPv6 by its /64, and the one our proxy names when there is a proxy on this machine. */
export function clientAddress(c: AppContext): string {
  const direct = peer(c);
  const named = isLoopback(direct) ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return network(named || direct);
}

function peer(c: AppContext): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    // Called without a socket (tests).
    return "unknown";
  }
}

const isLoopback = (address: string): boolean => address === "::1" || /^(::ffff:)?127\./.test(address);

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "").slice(0, 64);
  return plain.includes(":") ? plain.split(":").slice(0, 4).join(":") : plain;
}
