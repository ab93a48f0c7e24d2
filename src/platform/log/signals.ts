import { EventEmitter } from "node:events";
import pg from "pg";

const CHANNEL = "motcua_log";

/**
 * Wakes readers and lanes after a commit. A notice sent inside the transaction would make all commits wait for each other, so it is sent
 * afterwards, at most one in `QUIET` ms; whoever misses it finds the work at the next poll.
 */
export type Signals = {
  /** Says that something was committed; never fails and never waits. */
  raise: () => void;
  /** Calls back after a notice of this or another process. @returns a function that stops it */
  listen: (callback: () => void) => () => void;
  close: () => Promise<void>;
};

const QUIET = 20;
const RECONNECT = 1000;

/** @param connectionString undefined: signals stay inside this process */
export function createSignals(connectionString: string | undefined): Signals {
  const local = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | undefined;
  let pending: NodeJS.Timeout | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  let sending = false;
  let again = false;

  const connect = async (): Promise<void> => {
    if (closed || !connectionString) return;
    const next = new pg.Client({ connectionString, application_name: "motcua signals" });
    const again = (): void => {
      if (client === next) client = undefined;
      clearTimeout(retry);
      if (!closed) retry = setTimeout(() => void connect(), RECONNECT).unref();
    };
    next.on("error", again);
    next.on("end", again);
    next.on("notification", () => local.emit("wake"));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      client = next;
      local.emit("wake");
      // Closed while it was still connecting: nobody else would end it, and the process would wait for it.
      if (closed) await next.end();
    } catch {
      await next.end().catch(() => undefined);
      again();
    }
  };
  void connect();

  const tellSoon = (): void => {
    pending ??= setTimeout(() => void tell(), QUIET).unref();
  };
  /** One notice at a time: under load it may take longer than the pause between two. */
  const tell = async (): Promise<void> => {
    pending = undefined;
    sending = true;
    await client?.query(`notify ${CHANNEL}`).catch(() => undefined);
    sending = false;
    if (!again || closed) return;
    again = false;
    tellSoon();
  };

  return {
    raise: () => {
      local.emit("wake");
      if (sending) again = true;
      else tellSoon();
    },
    listen: (callback) => {
      local.on("wake", callback);
      return () => local.off("wake", callback);
    },
    close: async () => {
      closed = true;
      clearTimeout(pending);
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
