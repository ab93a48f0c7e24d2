/** One mail. `id` is the left part of its Message-ID: the same mail sent again bears it again. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string };

/** Hands mails to a server. Never used inside a request of a person. */
export type Mailer = {
  /** Done when the server has taken the mail over. @throws MailError when it has not */
  send: (mail: Mail) => Promise<void>;
  close: () => void;
};

/** A mail was not taken over. `forGood`: this address or this mail is refused, and trying again changes nothing. */
export class MailError extends Error {
  readonly forGood: boolean;

  constructor(message: string, forGood: boolean) {
    super(message);
    this.forGood = forGood;
  }
}

const LONGEST = 254;

/**
 * Whether a text is one address that a mail may go to: ASCII, one @, no spaces, no line ends, no list, no name beside it. Stricter than RFC 5321,
 * which allows addresses that nobody has.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && /^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,24}$/.test(text);
}
