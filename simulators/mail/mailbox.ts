import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { Clock } from "../http.ts";
import { type ReadMail, readMail } from "./read-mail.ts";

export const MAIL_MODES = ["ok", "later", "refuse", "away"] as const;
/** ok · later: 451 after the whole mail, nothing kept · refuse: 550 for every receiver · away: the line is cut while the mail is sent. */
export type MailMode = (typeof MAIL_MODES)[number];

export type ReceivedMail = ReadMail & { at: string; to: string[]; raw: string };
export type Mailbox = {
  /** 0 when nothing listens. */
  port: number;
  received(): readonly ReceivedMail[];
  mode(): MailMode;
  setMode(mode: MailMode): void;
  reset(): void;
  close(): Promise<void>;
};

const MOST = 200;
const MOST_BYTES = 1024 * 1024;

/**
 * A mail server on this machine that keeps what it is given (the last 200) and sends nothing on.
 * @param port 0 takes any free one
 * @returns one that listens on nothing when the port is taken: everything else goes on without mail
 */
export async function openMailbox(port: number, clock: Clock): Promise<Mailbox> {
  let mails: ReceivedMail[] = [];
  let mode: MailMode = "ok";
  const server = new SMTPServer({
    name: "thu.mo-phong",
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    size: MOST_BYTES,
    closeTimeout: 500,
    onRcptTo: (_address, _session, done) => done(mode === "refuse" ? problem(550, "Khong co nguoi nhan nay") : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (mode === "away") {
          for (const connection of server.connections) connection._socket.destroy();
          return;
        }
        if (mode === "later") return done(problem(451, "Thu lai sau"));
        const raw = Buffer.concat(chunks).toString("utf8");
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails = [...mails, { ...readMail(raw), at: clock().toString({ smallestUnit: "second" }), to, raw }].slice(-MOST);
        done(null, "Da nhan");
      });
    },
  });
  server.on("error", () => undefined);
  const taken = await listen(server, port);
  return {
    port: taken ?? 0,
    received: () => mails,
    mode: () => mode,
    setMode: (next) => {
      mode = next;
    },
    reset: () => {
      mails = [];
      mode = "ok";
    },
    close: () => new Promise((resolve) => (taken === undefined ? resolve() : server.close(() => resolve()))),
  };
}

function problem(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function listen(server: SMTPServer, port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const inner = server.listen(port, "127.0.0.1", 50, () => resolve((inner.address() as AddressInfo).port));
    inner.once("error", () => resolve(undefined));
  });
}
