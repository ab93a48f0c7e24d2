import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { type Mailbox, openMailbox } from "../../simulators/mail/mailbox.ts";
import { isMailAddress, type Mail, MailError, type Mailer } from "./mail.ts";
import { smtpMailer } from "./mail-smtp.ts";

let mailbox: Mailbox;
let mailer: Mailer;
before(async () => {
  mailbox = await openMailbox(0, () => Temporal.Instant.from("2026-11-20T01:00:00Z"));
  const mail = { url: `smtp://127.0.0.1:${mailbox.port}`, from: "motcua@tinh.example" };
  mailer = smtpMailer({ mail, baseUrl: "https://motcua.tinh.example" })!;
});
after(() => mailbox.close());
beforeEach(() => mailbox.reset());

const letter: Mail = {
  id: "a1",
  to: "thu@xa.example",
  subject: "Một Cửa: 2 hồ sơ quá hạn",
  text: "Hồ sơ “A”\n",
  html: "<p>A</p>",
};

test("a mail arrives as it was written, with its own Message-ID, also when it is sent again", async () => {
  await mailer.send(letter);
  await mailer.send(letter);
  const [one, two] = mailbox.received();
  assert.deepEqual(one!.to, ["thu@xa.example"]);
  assert.equal(one!.subject, letter.subject);
  assert.equal(one!.text.replace(/\r\n/g, "\n").trimEnd(), "Hồ sơ “A”");
  assert.equal(one!.headers.get("message-id"), "<a1@motcua.tinh.example>");
  assert.equal(two!.headers.get("message-id"), one!.headers.get("message-id"));
  assert.equal(one!.headers.get("auto-submitted"), "auto-generated");
  assert.match(one!.headers.get("from") ?? "", /<motcua@tinh\.example>$/);
});

for (const [mode, forGood] of [
  ["refuse", true],
  ["later", false],
  ["away", false],
] as const) {
  test(`a server that is in mode ${mode} is an error ${forGood ? "for good" : "for now"}`, async () => {
    mailbox.setMode(mode);
    await assert.rejects(mailer.send(letter), (error) => error instanceof MailError && error.forGood === forGood);
    assert.deepEqual(mailbox.received(), []);
  });
}

test("no server is an error for now, and none configured is no mailer", async () => {
  const gone = await openMailbox(0, () => Temporal.Now.instant());
  await gone.close();
  const lost = smtpMailer({ mail: { url: `smtp://127.0.0.1:${gone.port}`, from: "a@b.vn" }, baseUrl: "http://127.0.0.1:3000" })!;
  await assert.rejects(lost.send(letter), (error) => error instanceof MailError && !error.forGood);
  assert.equal(smtpMailer({ mail: undefined, baseUrl: "http://127.0.0.1:3000" }), undefined);
});

test("an address with a line end, a list or a name is refused and brings nobody else a mail", async () => {
  for (const to of [
    "thu@xa.example\r\nBcc: khac@xa.example",
    "thu@xa.example, khac@xa.example",
    "Thu <thu@xa.example>",
    "thu@xa.example ",
    "thu@@xa.example",
    "thư@xa.example",
    "thu@localhost",
    "thu@xa.example\0",
    "",
  ]) {
    assert.equal(isMailAddress(to), false, JSON.stringify(to));
    await assert.rejects(mailer.send({ ...letter, to }), (error) => error instanceof MailError && error.forGood);
  }
  assert.deepEqual(mailbox.received(), []);
});

test("a line end in a subject makes no header of its own", async () => {
  await mailer.send({ ...letter, subject: "Một\r\nBcc: khac@xa.example" });
  const [one] = mailbox.received();
  assert.equal(one!.headers.has("bcc"), false);
  assert.deepEqual(one!.to, ["thu@xa.example"]);
});
