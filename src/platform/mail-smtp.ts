import { createTransport } from "nodemailer";
import type { Config } from "./config.ts";
import { isMailAddress, MailError, type Mailer } from "./mail.ts";

const TIMEOUT = 10_000;

/** Mails by SMTP; undefined when no server is configured. A connection is opened for each mail: there are few, and none is kept idle. */
export function smtpMailer({ mail, baseUrl }: Pick<Config, "mail" | "baseUrl">): Mailer | undefined {
  if (!mail) return undefined;
  const limits = { connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: 2 * TIMEOUT };
  // Nothing of a mail is read from files or fetched: it is text that we wrote.
  const transport = createTransport({ url: mail.url, ...limits, disableFileAccess: true, disableUrlAccess: true });
  const host = new URL(baseUrl).hostname;
  return {
    send: async ({ id, to, subject, text, html }) => {
      if (!isMailAddress(to)) throw new MailError("Địa chỉ thư không đúng.", true);
      const from = { name: "Một Cửa", address: mail.from };
      // What answers by itself (ngoài văn phòng) is asked to be silent: RFC 3834.
      const headers = { "Auto-Submitted": "auto-generated" };
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          subject,
          text,
          html,
          headers,
          messageId: `<${id}@${host}>`,
        });
      } catch (error) {
        throw asMailError(error);
      }
    },
    close: () => transport.close(),
  };
}

/** A status of 5xx is for good (RFC 5321, 4.2.1), except where it tells about our account and not about the mail. */
function asMailError(error: unknown): MailError {
  const { code, responseCode, message } = error as { code?: unknown; responseCode?: unknown; message?: unknown };
  const status = typeof responseCode === "number" ? responseCode : 0;
  const forGood = status >= 500 && status < 600 && (code === "EENVELOPE" || code === "EMESSAGE");
  return new MailError(
    String(message ?? error)
      .replace(/\s+/g, " ")
      .slice(0, 300),
    forGood,
  );
}
