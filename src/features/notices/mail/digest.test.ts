import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { type Mailbox, openMailbox } from "../../../../simulators/mail/mailbox.ts";
import { reader as person } from "../../../core/dossier/testing/library-card.ts";
import { act } from "../../dossiers/testing/library.ts";
import {
  confirmAddress,
  countNotices,
  type DigestTime,
  listNotices,
  NOTICE_KINDS,
  type NoticeKind,
  planDigests,
  probes,
  removeAddress,
  requestAddress,
  saveChoice,
  tasks,
  tellDue,
  viewChoice,
  viewMails,
} from "../index.ts";
import { type Office, openOffice } from "../testing/office.ts";

const ADDRESS = "thu.lt@xa.example";

describe("mails of notices", () => {
  let mailbox: Mailbox;
  let office: Office;
  before(async () => {
    mailbox = await openMailbox(0, () => office.services.clock.now());
    office = await openOffice({
      MOTCUA_SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
      MOTCUA_MAIL_FROM: "motcua@tinh.example",
      MOTCUA_BASE_URL: "https://motcua.tinh.example",
    });
  });
  after(async () => {
    await office.close();
    await mailbox.close();
  });
  beforeEach(async () => {
    await sql`truncate dossier, event, command_receipt, dossier_counter, notice_choice, notice_digest, rate_limit cascade`.execute(
      office.owner,
    );
    await sql`delete from graphile_worker._private_jobs`.execute(office.owner);
    office.at("2026-11-19T16:00");
    mailbox.reset();
  });

  const id = (): string => office.specialist.officerId;
  type Job = { task: string; payload: Record<string, unknown> };
  const waiting = async (): Promise<Job[]> => {
    const { rows } = await sql<Job>`select t.identifier as task, j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`.execute(office.owner);
    return rows;
  };
  /** Does what waits in the queue, once, as its worker would. @returns the errors for which it would try again */
  const work = async (keep = false): Promise<string[]> => {
    const errors: string[] = [];
    for (const { task, payload } of await waiting())
      await tasks[task]!(office.services, payload).catch((error: Error) => errors.push(error.message));
    if (!keep && errors.length === 0) await sql`delete from graphile_worker._private_jobs`.execute(office.owner);
    return errors;
  };
  const confirmed = async (digest: DigestTime = "morning", mail: readonly NoticeKind[] = NOTICE_KINDS): Promise<void> => {
    await saveChoice(office.services, id(), { app: ["pool"], mail, digest });
    assert.ok((await requestAddress(office.services, id(), { typed: ADDRESS, key: randomUUID() })).ok);
    await work();
    const code = /\d{6}/.exec(mailbox.received().at(-1)!.text)![0];
    assert.ok((await confirmAddress(office.services, id(), code)).ok);
    mailbox.reset();
  };
  const plan = async (local: string): Promise<void> => {
    office.at(local);
    await planDigests(office.services);
  };
  const planAndWork = async (local: string): Promise<number> => {
    await plan(local);
    await work();
    return mailbox.received().length;
  };
  const fileAndHear = async () => {
    const dossier = await office.inAppraisal();
    await office.hear();
    return dossier;
  };

  it("go to an address only after the code that came there was typed", async () => {
    const { services } = office;
    assert.match(
      (
        (await requestAddress(services, id(), { typed: "thu@xa.example\r\nBcc: k@xa.example", key: randomUUID() })) as {
          message: string;
        }
      ).message,
      /chưa đúng/,
    );
    assert.deepEqual(await waiting(), []);
    assert.ok((await requestAddress(services, id(), { typed: ` ${ADDRESS} `, key: randomUUID() })).ok);
    assert.ok(!JSON.stringify(await waiting()).match(/\b\d{6}\b/), "the code stands nowhere");
    await work();
    assert.deepEqual(mailbox.received()[0]!.to, [ADDRESS]);
    assert.equal((await viewChoice(services, id())).mail.address, undefined);
    await fileAndHear();
    assert.equal(await planAndWork("2026-11-20T07:30"), 1, "the code only");
    for (let tries = 0; tries < 4; tries++) assert.ok(!(await confirmAddress(services, id(), "000000")).ok);
    office.at("2026-11-19T16:20");
    const code = /\d{6}/.exec(mailbox.received()[0]!.text)![0];
    assert.ok((await confirmAddress(services, id(), ` ${code.slice(0, 3)} ${code.slice(3)} `)).ok, "the fifth try counts still");
    assert.equal((await viewChoice(services, id())).mail.address, ADDRESS);
    assert.ok(!(await confirmAddress(services, id(), code)).ok, "once");
  });

  it("sent twice the form of the address is one mail, and its code is good for no other address", async () => {
    const { services } = office;
    const key = randomUUID();
    for (let again = 0; again < 2; again++) await requestAddress(services, id(), { typed: ADDRESS, key });
    await work();
    assert.equal(mailbox.received().length, 1);
    const code = /\d{6}/.exec(mailbox.received()[0]!.text)![0];
    await requestAddress(services, id(), { typed: "khac@xa.example", key: randomUUID() });
    await requestAddress(services, id(), { typed: "khac@xa.example", key });
    assert.ok(!(await confirmAddress(services, id(), code)).ok);
  });

  it("a code ends after five tries, after half an hour, and with the next one", async () => {
    const { services } = office;
    const codeNow = async (): Promise<string> => {
      assert.ok((await requestAddress(services, id(), { typed: ADDRESS, key: randomUUID() })).ok);
      await work();
      return /\d{6}/.exec(mailbox.received().at(-1)!.text)![0];
    };
    const first = await codeNow();
    for (let tries = 0; tries < 5; tries++) await confirmAddress(services, id(), "000000");
    assert.ok(!(await confirmAddress(services, id(), first)).ok);
    const second = await codeNow();
    const third = await codeNow();
    assert.equal((await confirmAddress(services, id(), second)).ok, second === third);
    office.at("2026-11-19T16:31");
    assert.match(((await confirmAddress(services, id(), third)) as { message: string }).message, /hết hiệu lực/);
  });

  it("tell in the morning what is new, late first, and nothing about the people", async () => {
    await confirmed();
    const dossier = await fileAndHear();
    const late = await fileAndHear();
    await act(office.services, late.id, office.specialist, { type: "claimStep" });
    await office.hear();
    office.at("2026-11-23T17:01");
    await tellDue(office.services);
    assert.equal(await planAndWork("2026-11-23T18:00"), 0, "the office is closed");
    assert.equal(await planAndWork("2026-11-25T07:30"), 1);
    const [mail] = mailbox.received();
    assert.deepEqual(mail!.to, [ADDRESS]);
    assert.equal(mail!.subject, "Một Cửa: 2 hồ sơ quá hạn, 2 tin khác");
    assert.match(mail!.text, /^QUÁ HẠN TRẢ\r?\n- H60\.30\.12-\d{6}-\d{4} Cấp thẻ thư viện, hẹn trả 17:00 20\/11\/2026/);
    assert.ok(mail!.text.includes(`https://motcua.tinh.example/ban-lam-viec/ho-so/${dossier.code}`));
    for (const secret of [person.name, person.personalId, "0912000001", "Thôn Bản Bung"])
      assert.ok(!mail!.raw.includes(secret) && !mail!.text.includes(secret), secret);
    assert.equal(mail!.headers.get("message-id"), await messageId());
    assert.equal(await planAndWork("2026-11-25T09:00"), 1, "once a day");
    assert.equal(await planAndWork("2026-11-26T07:30"), 1, "nothing is new");
  });

  const messageId = async (): Promise<string> => {
    const { rows } = await sql<{ id: string }>`select id from notice_digest order by created_at desc limit 1`.execute(
      office.owner,
    );
    return `<${rows[0]!.id}@motcua.tinh.example>`;
  };

  it("are one, however many make them, and are not sent twice by a job that is run again", async () => {
    await confirmed();
    await fileAndHear();
    office.at("2026-11-20T07:30");
    await Promise.all([planDigests(office.services), planDigests(office.services), planDigests(office.services)]);
    assert.equal((await waiting()).length, 1);
    await work(true);
    await work();
    assert.equal(mailbox.received().length, 1);
  });

  it("twice a day for who wants that, at once for late only, and never on days off", async () => {
    await confirmed("twice");
    await fileAndHear();
    assert.equal(await planAndWork("2026-11-20T07:29"), 0);
    assert.equal(await planAndWork("2026-11-20T08:00"), 1);
    await fileAndHear();
    assert.equal(await planAndWork("2026-11-20T11:00"), 1);
    assert.equal(await planAndWork("2026-11-20T12:30"), 1, "lunch");
    assert.equal(await planAndWork("2026-11-20T13:00"), 2);
    await fileAndHear();
    for (const off of ["2026-11-21T09:00", "2026-11-22T09:00", "2026-11-24T09:00"]) assert.equal(await planAndWork(off), 2, off);
    mailbox.reset();
    await saveChoice(office.services, id(), { app: [], mail: NOTICE_KINDS, digest: "late" });
    await fileAndHear();
    assert.equal(await planAndWork("2026-11-25T08:00"), 0);
    await tellDue(office.services);
    assert.equal(await planAndWork("2026-11-25T08:01"), 1);
    assert.match(mailbox.received()[0]!.subject, /^Một Cửa: \d hồ sơ quá hạn$/);
    assert.ok((await countNotices(office.services, office.specialist)) > 0, "the rest stands in the application");
  });

  it("leave out what was read meanwhile and what may not be seen any more", async () => {
    await confirmed();
    await fileAndHear();
    await sql`update notice set read_at = at`.execute(office.owner);
    const { id: gone } = await fileAndHear();
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{registers}',
      jsonb_build_object('x', jsonb_build_object('asked', jsonb_build_object('id', ${office.specialist.personalId}::text)))) where id = ${gone}`.execute(
      office.owner,
    );
    assert.equal(await planAndWork("2026-11-20T07:30"), 0);
  });

  it("that a server does not take now are tried again under the same name; both see it meanwhile", async () => {
    await confirmed();
    await fileAndHear();
    mailbox.setMode("later");
    await plan("2026-11-20T07:30");
    assert.equal((await work()).length, 1);
    assert.equal((await work()).length, 1);
    const { last } = (await viewChoice(office.services, id())).mail;
    assert.match(last!.error!, /451/);
    assert.equal(last!.sentAt, null);
    const measure = (name: string) => probes.find((probe) => probe.name === name)!.measure(office.services);
    assert.equal(await measure("notice_mail_waiting"), 1);
    mailbox.setMode("ok");
    assert.deepEqual(await work(), []);
    assert.equal(mailbox.received()[0]!.headers.get("message-id"), await messageId());
    assert.equal(await measure("notice_mail_waiting"), 0);
    assert.equal((await viewChoice(office.services, id())).mail.last!.error, null);
  });

  it("that are refused, or wait for a day, are given up, and stand in the application", async () => {
    await confirmed("morning", NOTICE_KINDS);
    await saveChoice(office.services, id(), { app: [], mail: NOTICE_KINDS, digest: "morning" });
    await fileAndHear();
    assert.equal(await countNotices(office.services, office.specialist), 0);
    mailbox.setMode("refuse");
    await plan("2026-11-20T07:30");
    assert.deepEqual(await work(), [], "nothing to try again");
    assert.equal(await countNotices(office.services, office.specialist), 1);
    assert.match((await viewChoice(office.services, id())).mail.last!.error!, /550/);
    await fileAndHear();
    mailbox.setMode("away");
    await plan("2026-11-23T07:30");
    assert.equal((await work(true)).length, 1);
    office.at("2026-11-24T07:31");
    assert.deepEqual(await work(), []);
    assert.equal(await countNotices(office.services, office.specialist), 2);
    const { troubled } = await viewMails(office.services);
    assert.deepEqual(
      troubled.map(({ address, attempts, over }) => [address, attempts, over]),
      [[ADDRESS, 2, true]],
    );
    mailbox.setMode("ok");
    await work();
    assert.deepEqual(mailbox.received(), []);
    assert.equal(await probes.find((probe) => probe.name === "notice_mail_failed")!.measure(office.services), 1);
  });

  it("lose nothing when the address goes, or the server is not configured any more", async () => {
    await confirmed("morning", NOTICE_KINDS);
    await saveChoice(office.services, id(), { app: [], mail: NOTICE_KINDS, digest: "morning" });
    await fileAndHear();
    await removeAddress(office.services, id());
    assert.equal(await countNotices(office.services, office.specialist), 1);
    await confirmed("morning", NOTICE_KINDS);
    await saveChoice(office.services, id(), { app: [], mail: NOTICE_KINDS, digest: "morning" });
    await fileAndHear();
    assert.equal(await countNotices(office.services, office.specialist), 1);
    const without = { ...office.services, mail: undefined };
    await planDigests(without);
    assert.equal((await listNotices(without, office.specialist, 1)).total, 2);
    assert.equal((await viewChoice(without, id())).mail.possible, false);
    assert.match(
      ((await requestAddress(without, id(), { typed: ADDRESS, key: randomUUID() })) as { message: string }).message,
      /chưa cài đặt gửi thư/,
    );
  });
});
