import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HtmlValidate } from "html-validate";
import { createControl } from "./control.ts";
import { createPortal } from "./dvcqg/portal.ts";
import { html } from "./html.ts";
import { openJournal } from "./journal.ts";
import type { Mailbox, ReceivedMail } from "./mail/mailbox.ts";
import { mailPage } from "./mail/pages.ts";
import { statusPage } from "./status/page.ts";
import { errorPage, expiredPage, loggedOutPage, loginPage, logoutPage } from "./vneid/pages.ts";

const NOW = Temporal.Instant.from("2026-11-20T02:05:00Z");

function status(): string {
  const control = createControl();
  return statusPage(control, createPortal({ clock: () => NOW, secret: "", control, journal: openJournal(undefined, "") }), NOW);
}

const MAIL: ReceivedMail = {
  at: "2026-11-20T01:00:00Z",
  to: ["thu@xa.example"],
  subject: "Một Cửa: <1> tin",
  text: "Một & hai\n",
  raw: "",
  headers: new Map([["message-id", "<a@b>"]]),
};

function mailbox(mails: ReceivedMail[]): Mailbox {
  const done = () => undefined;
  return { port: 3002, received: () => mails, mode: () => "ok", setMode: done, reset: done, close: async () => undefined };
}

describe("pages of the simulators", () => {
  const pages = {
    login: loginPage({ action: "/vneid/dang-nhap/a" }),
    "login after a mistake": loginPage({
      action: "/vneid/dang-nhap/a",
      id: '"><script>',
      error: "Số định danh hoặc mật khẩu chưa đúng.",
    }),
    logout: logoutPage(
      '<form id="op.logoutForm" method="post" action="/vneid/session/end/confirm"><input type="hidden" name="xsrf" value="x"/></form>',
    ),
    "logged out": loggedOutPage(),
    error: errorPage("<b>"),
    expired: expiredPage(),
    status: status(),
    "no mails": mailPage(mailbox([])),
    mails: mailPage(mailbox([MAIL])),
    "mail server that could not start": mailPage({ ...mailbox([]), port: 0 }),
  };
  const validator = new HtmlValidate({ extends: ["html-validate:recommended"], rules: { "long-title": "off" } });

  for (const [name, page] of Object.entries(pages)) {
    it(`${name} is valid HTML in Vietnamese and without script`, async () => {
      const report = await validator.validateString(page);
      assert.deepEqual(
        report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`)),
        [],
      );
      assert.match(page, /^<!DOCTYPE html>\n<html lang="vi">/);
      assert.doesNotMatch(page, /<script|style=/);
    });
  }

  it("suggests birth notices of a week ago", () => {
    assert.match(pages.status, /08201\.261113\.01/);
  });

  it("escapes whatever is put into a template", () => {
    assert.equal(
      html`<p title="${'"'}">${["<", html`<b>&amp;</b>`]}${undefined}${false}${0}</p>`.text,
      '<p title="&quot;">&lt;<b>&amp;</b>0</p>',
    );
  });
});
