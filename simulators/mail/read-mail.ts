/** What a person reads of a mail: decoded subject and plain text, links among it. Enough for what this program sends; no general reader of mails. */
export type ReadMail = { headers: ReadonlyMap<string, string>; subject: string; text: string };

export function readMail(raw: string): ReadMail {
  const { headers, body } = split(raw);
  return { headers, subject: decodeWords(headers.get("subject") ?? ""), text: textOf(headers, body) ?? "" };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf("\r\n\r\n");
  const head = (end < 0 ? raw : raw.slice(0, end)).replace(/\r\n[ \t]+/g, " ");
  const lines = head.split("\r\n").map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(lines), body: end < 0 ? "" : raw.slice(end + 4) };
}

/** The first plain text among the parts. */
function textOf(headers: ReadonlyMap<string, string>, body: string): string | undefined {
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    for (const part of parts) {
      const inner = split(part.replace(/^\r\n/, ""));
      const text = textOf(inner.headers, inner.body);
      if (text !== undefined) return text;
    }
    return undefined;
  }
  return type.startsWith("text/plain") ? decode(body, headers.get("content-transfer-encoding")) : undefined;
}

function decode(body: string, encoding: string | undefined): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding === "quoted-printable") return fromQuoted(body.replace(/=\r\n/g, "")).toString("utf8");
  return body;
}

/** RFC 2047; a space between two encoded words is none of the text. */
function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, "?==?");
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    (kind.toLowerCase() === "b" ? Buffer.from(word, "base64") : fromQuoted(word.replace(/_/g, " "))).toString("utf8"),
  );
}

function fromQuoted(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}
