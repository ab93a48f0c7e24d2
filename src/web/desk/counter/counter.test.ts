import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import { purgeVisits, viewVisit } from "../../../features/counter/index.ts";
import { openDossier } from "../../../features/dossiers/index.ts";
import type { OfficerActor } from "../../../features/identity/index.ts";
import { requesterOf } from "../../portal/testing/case-person.ts";
import { answeringMeanwhile } from "../../portal/testing/case-registers.ts";
import { pageForm, plainText } from "../../testing/page-form.ts";
import { signInPerson } from "../../testing/sign-in.ts";
import { signIn } from "../testing/desk-web.ts";
import { COUNTER } from "./paths.ts";
import { alarms, COMMUNE, type CounterWeb, caseOf, counterWeb } from "./testing/counter-web.ts";

const COPY = "2.000815";
const MARRIAGE = "1.000894";
const copy = caseOf("chung-thuc/ban-sao", "hai-trang-ba-ban");
const couple = caseOf("ho-tich/ket-hon", "hai-nguoi-chua-ket-hon");
const unsure = caseOf("ho-tich/ket-hon", "chua-ro-tinh-trang-hon-nhan");

let web: CounterWeb;
before(async () => {
  web = await counterWeb();
});
after(() => web.close());
beforeEach(async () => {
  web.clock.set("2026-11-20T01:00:00Z");
  await sql`update counter_visit set ended_at = opened_at, ended_why = 'thử' where ended_at is null`.execute(web.services.db);
});

const idOf = (visit: string) => visit.split("/").at(-1)!;

async function dossierOf(visit: string): Promise<Dossier | undefined> {
  const { rows } = await sql<{ snapshot: Dossier }>`
    select d.snapshot from dossier d join counter_visit v on v.dossier_id = d.id where v.id = ${idOf(visit)}`.execute(
    web.services.db,
  );
  return rows[0]?.snapshot;
}

async function count(table: string): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(web.services.db)).rows[0]!.n;
}

async function actorOf(username: string): Promise<OfficerActor> {
  const { rows } = await sql<OfficerActor>`
    select o.id as "officerId", o.personal_id as "personalId", o.name, p.role, p.position, p.agency_id as "agencyId", a.name as "agencyName"
    from officer o join officer_post p on p.officer_id = o.id join agency a on a.id = p.agency_id
    where o.username = ${username} order by p.role`.execute(web.services.db);
  return { ...rows[0]!, kind: "officer" };
}

describe("who is at the counter", () => {
  it("is opened with twelve digits or the whole of the card's QR code, never with the clerk's own number", async () => {
    const clerk = await web.officer("motcua");
    await clerk.get(COUNTER);
    const send = (so: string) => clerk.post(COUNTER, { "thu-tuc": COPY, so, _khoa: randomUUID() });
    assert.match(alarms((await send("0081980041")).text), /12 chữ số/);
    assert.match(alarms((await send("008194990144")).text), /số của chính bạn/);
    const scanned = await send("008198004151|123456789|Hoàng Thị Mận|03041998|Nữ|Thôn Bản Bung|20112021");
    assert.equal(scanned.status, 303);
    const { rows } = await sql<{ asked_by: { name: string }; purpose: string }>`
      select asked_by, purpose from register_lookup where draft_id = ${idOf(scanned.location!)}`.execute(web.services.db);
    assert.equal(rows[0]?.asked_by.name, "NÔNG THỊ HẠNH");
    assert.match(rows[0]!.purpose, /^Tiếp đón tại quầy: Chứng thực bản sao/);
  });

  it("is typed from the card with a reason when the register is away, and the dossier says so", async () => {
    const clerk = await web.officer("motcua");
    await clerk.get(COUNTER);
    const so = "008177990021";
    const opened = await clerk.post(COUNTER, { "thu-tuc": COPY, so, _khoa: randomUUID() });
    const visit = opened.location!;
    web.clock.set(web.clock.now().add({ seconds: 10 }).toString());
    const shown = await clerk.get(visit);
    assert.match(plainText(shown.text), /Chưa tra cứu được người này/);
    const form = pageForm(shown.text, `${visit}/go-tay`);
    const empty = await clerk.post(form.action, { ...form.sent, "ma-ly-do": "" });
    assert.equal(empty.status, 422);
    assert.match(alarms(empty.text), /họ tên.*nơi cư trú.*vì sao phải gõ tay/);
    const away = sql`update register_lookup set state = 'unavailable' where draft_id = ${idOf(visit)}`;
    await away.execute(web.services.db);
    const typed = {
      "ma-ly-do": "registerSilent",
      ten: "Lò Thị Pạ",
      "noi-o": "Thôn Nà Tông, xã Thượng Lâm",
      "ngay-sinh.year": "1977",
      "ngay-sinh.month": "5",
      "ngay-sinh.day": "2",
    };
    assert.equal((await clerk.post(form.action, { ...form.sent, ...typed })).status, 303);
    await web.fill(clerk, visit, COPY, copy);
    const dossier = (await dossierOf(visit))!;
    assert.deepEqual(
      [dossier.applicant.name, dossier.applicant.birthDate, dossier.applicant.level, dossier.applicant.personalId],
      ["LÒ THỊ PẠ", "1977-05-02", 0, so],
    );
    assert.equal(dossier.checks[0]?.outcome, "unavailable");
    assert.match(dossier.checks[0]!.detail, /gõ theo thẻ.*Cơ sở dữ liệu dân cư không trả lời/);
  });

  it("is asked for again when nobody has the number", async () => {
    const clerk = await web.officer("motcua");
    await clerk.get(COUNTER);
    const opened = await clerk.post(COUNTER, { "thu-tuc": COPY, so: "008177990099", _khoa: randomUUID() });
    const file = { ...copy, registers: { visitor: { found: false, values: {} } } };
    const shown = await answeringMeanwhile(web.services, file, clerk.get(opened.location!));
    assert.match(plainText(shown.text), /Không tìm thấy số này/);
  });

  it("gets no account of VNeID's words changed, and what is filled in for them is not in their own pages", async () => {
    const citizen = web.browser();
    await signInPerson(citizen, "008095990718");
    const clerk = await web.officer("motcua");
    const file = {
      ...copy,
      requester: { personalId: "008095990718" },
      registers: { visitor: { found: true, values: { name: "TÊN KHÁC", residence: "Nơi khác" } } },
    };
    const visit = await web.open(clerk, COPY, file);
    assert.match(plainText((await clerk.get(visit)).text), /HOÀNG VĂN TOÀN/);
    const { rows } = await sql<{ draft_id: string }>`select draft_id from counter_visit where id = ${idOf(visit)}`.execute(
      web.services.db,
    );
    assert.doesNotMatch((await citizen.get("/ho-so")).text, new RegExp(rows[0]!.draft_id));
    assert.equal((await citizen.get(`/nop/${rows[0]!.draft_id}/giay`)).status, 404);
    assert.equal((await citizen.post(`/nop/${rows[0]!.draft_id}/kiem-tra`, { _phien: "1" })).status, 404);
    await web.fill(clerk, visit, COPY, file);
    assert.match((await citizen.get("/ho-so")).text, new RegExp((await dossierOf(visit))!.code), "the dossier is theirs");
  });
});

describe("two clerks, and the same act again", () => {
  it("open the same visit once, file it once, and each act happens once", async () => {
    const [one, other] = [await web.officer("motcua"), await web.officer("kiemnhiem")];
    await sql`update session set post_id = (select p.id from officer_post p where p.officer_id = session.officer_id and p.role = 'receptionist')
      where officer_id = (select id from officer where username = 'kiemnhiem')`.execute(web.services.db);
    await Promise.all([one.get(COUNTER), other.get(COUNTER)]);
    const sent = () => ({ "thu-tuc": COPY, so: requesterOf(copy).personalId, _khoa: randomUUID() });
    const opened = await Promise.all([one, other].map((clerk) => clerk.post(COUNTER, sent())));
    assert.equal(opened[0]!.location, opened[1]!.location);
    const visit = opened[0]!.location!;
    await answeringMeanwhile(web.services, copy, Promise.all([one.get(visit), other.get(visit)]));
    const before = await count("dossier");
    const full = { "doc.name": "Căn cước", "doc.state": "good", "doc.pages": "2", copies: "1", _nhan: "1" };
    const forms = await Promise.all(
      [one, other].map(async (clerk) => ({ clerk, form: pageForm((await clerk.get(visit)).text, `${visit}/to-khai`) })),
    );
    const answers = await Promise.all(forms.map(({ clerk, form }) => clerk.post(form.action, { ...form.sent, ...full })));
    for (const answer of answers) assert.ok([303, 422].includes(answer.status), String(answer.status));
    const again = await one.post(forms[0]!.form.action, { ...forms[0]!.form.sent, ...full });
    assert.equal(again.location, visit, `${again.status} ${plainText(again.text).slice(0, 400)}`);
    assert.equal(await count("dossier"), before + 1);
    const dossier = (await dossierOf(visit))!;
    assert.equal(dossier.steps.length, 2);

    for (const username of ["hotich", "lanhdao", "motcua"]) {
      const officer = await web.officer(username);
      const form = pageForm((await officer.get(visit)).text, `${visit}/lam/`);
      const fields = { ...form.sent, ...(form.names.has("da-kiem-tra") && { "da-kiem-tra": "true" }) };
      const twice = await Promise.all([officer.post(form.action, fields), officer.post(form.action, fields)]);
      assert.deepEqual(
        twice.map(({ status }) => status),
        [303, 303],
        twice.map(({ text }) => plainText(text).slice(0, 300)).join("\n"),
      );
    }
    const done = (await dossierOf(visit))!;
    assert.equal(done.state, "returned");
    const { rows } = await sql<{ type: string; n: number }>`
      select type, count(*)::int as n from event where dossier_id = ${done.id} and type in ('Received', 'ResultDrafted', 'ResultApproved', 'HandedOver')
      group by type`.execute(web.services.db);
    assert.deepEqual(
      rows.map(({ n }) => n),
      [1, 1, 1, 1],
    );
  });

  const PAPER: Dossier["papers"][number] = {
    paperId: "ban-chinh",
    name: "Bản chính",
    uploadedAt: "2026-11-20T01:00:00.000Z",
    given: { original: 1, certified: 0, photocopy: 0 },
  };

  /** A visit whose case was filed with these papers, and then the power went. */
  async function cutOff(papers: Dossier["papers"]): Promise<string> {
    const clerk = await web.officer("motcua");
    const visit = await web.open(clerk, COPY, copy);
    const actor = await actorOf("motcua");
    const view = (await viewVisit(web.services, actor, idOf(visit)))!;
    const { person, draft } = view;
    const opened = await openDossier(web.services, {
      key: randomUUID(),
      actor,
      filing: {
        procedureCode: COPY,
        procedureName: draft!.revision.name,
        revisionId: draft!.draft.revisionId,
        agencyId: COMMUNE,
        agencyName: "UBND xã Thượng Lâm",
        channel: "counter",
        submittedBy: "clerk",
        assistedBy: { officerId: actor.officerId, name: actor.name },
        applicant: {
          personId: person!.id,
          personalId: person!.personalId,
          name: person!.name,
          birthDate: "",
          address: "x",
          phone: "",
          email: "",
          level: 0,
        },
        subject: "Chứng thực bản sao: Căn cước, 1 bản",
        answers: { "doc.name": "Căn cước", "doc.state": "good", "doc.pages": 2, copies: 1 },
        registers: {},
        papers,
        delivery: { way: "counter" },
        fee: { total: 4000, lines: [] },
      },
      also: async (tx, { id }) => {
        await sql`update counter_visit set dossier_id = ${id}, on_spot = true where id = ${idOf(visit)}`.execute(tx);
      },
    });
    assert.ok(opened.ok);
    const shown = await clerk.get(visit);
    const form = pageForm(shown.text, `${visit}/tiep`);
    for (let time = 0; time < 2; time++) assert.equal((await clerk.post(form.action, form.sent)).status, 303);
    return visit;
  }

  it("goes on where it was cut off between filing and receiving", async () => {
    const dossier = (await dossierOf(await cutOff([PAPER])))!;
    assert.deepEqual([dossier.state, dossier.steps.length, dossier.checks.length], ["inProcess", 2, 1]);
  });

  it("and asks for the paper that was not there, instead of receiving without it", async () => {
    const dossier = (await dossierOf(await cutOff([])))!;
    assert.deepEqual([dossier.state, dossier.supplements.length, dossier.checks.length], ["awaitingSupplement", 1, 1]);
  });
});

describe("what cannot be done at once", () => {
  const words = async (visit: string) => plainText((await (await web.officer("motcua")).get(visit)).text);

  it("goes the ordinary way with an appointment when a register is not sure, same dossier", async () => {
    const clerk = await web.officer("motcua");
    const visit = await web.open(clerk, MARRIAGE, unsure);
    await web.fill(clerk, visit, MARRIAGE, unsure);
    assert.match(await words(visit), /Làm theo cách thường .*phải hỏi lại nơi cư trú.*Hẹn trả/);
    const dossier = (await dossierOf(visit))!;
    assert.equal(dossier.state, "inProcess");
    assert.ok(dossier.dueAt);
  });

  it("and when not both are there; it is asked, never taken for granted", async () => {
    const clerk = await web.officer("motcua");
    const visit = await web.open(clerk, MARRIAGE, couple);
    await assert.rejects(web.fill(clerk, visit, MARRIAGE, couple, { "visit.date.day": "27" }), /Có hoặc Không/);
    await web.fill(clerk, visit, MARRIAGE, couple, { "tai-cho.ca-hai": "no" });
    assert.match(await words(visit), /cả hai bên phải cùng có mặt.*Luật Hộ tịch 2014/);
    assert.doesNotMatch(plainText((await (await web.officer("hotich")).get("/ban-lam-viec")).text), /Khách đang chờ/);
  });

  it("and when another commune decides: it is only taken in here", async () => {
    const clerk = await web.officer("motcua.3013");
    const birth = caseOf("ho-tich/khai-sinh", "cha-me-da-ket-hon");
    const visit = await web.open(clerk, "1.001193", birth);
    await web.fill(clerk, visit, "1.001193", birth, { "co-quan": COMMUNE, "delivery.way": "counter" });
    const dossier = (await dossierOf(visit))!;
    assert.deepEqual(
      [dossier.agencyId, dossier.acceptedAt?.agencyId, dossier.delivery.agencyId],
      [COMMUNE, "H60.30.13", "H60.30.13"],
    );
    const shown = plainText((await clerk.get(visit)).text);
    assert.match(shown, /quầy này chỉ nhận hộ/);
  });

  it("may be left in the middle: what was typed is gone, what was filed has its appointment", async () => {
    const clerk = await web.officer("motcua");
    const early = await web.open(clerk, COPY, copy);
    const leave = pageForm((await clerk.get(early)).text, `${early}/to-khai`);
    assert.equal((await clerk.post(`${early}/thoi`, leave.sent)).location, COUNTER);
    assert.match(plainText((await clerk.get(early)).text), /đã kết thúc/);
    const visit = await web.open(clerk, COPY, copy);
    await web.fill(clerk, visit, COPY, copy);
    const later = pageForm((await clerk.get(visit)).text, `${visit}/thoi`);
    await clerk.post(later.action, later.sent);
    assert.match(await words(visit), /Không làm xong trong một lượt.*Hẹn trả/);
    assert.equal((await dossierOf(visit))?.state, "inProcess");
  });

  it("is forgotten after half a day when nothing was filed", async () => {
    const clerk = await web.officer("motcua");
    const visit = await web.open(clerk, COPY, copy);
    web.clock.set(web.clock.now().add({ hours: 11 }).toString());
    assert.equal(await purgeVisits(web.services), 0);
    web.clock.set(web.clock.now().add({ hours: 2 }).toString());
    assert.equal(await purgeVisits(web.services), 1);
    const { rows } = await sql<{
      value: { values: object };
    }>`select value from register_lookup where draft_id = ${idOf(visit)}`.execute(web.services.db);
    assert.deepEqual(rows[0]?.value.values, {});
  });

  it("nobody is said to wait for days who went home before it was done", async () => {
    const clerk = await web.officer("motcua");
    const visit = await web.open(clerk, COPY, copy);
    await web.fill(clerk, visit, COPY, copy);
    const waits = async () =>
      /Khách đang chờ tại quầy/.test(plainText((await (await web.officer("hotich")).get("/ban-lam-viec")).text));
    assert.ok(await waits());
    const opened = web.clock.now();
    web.clock.set(opened.add({ hours: 13 }).toString());
    assert.equal(await purgeVisits(web.services), 1);
    assert.equal(await purgeVisits(web.services), 0, "once");
    web.clock.set(opened.toString());
    assert.ok(!(await waits()));
    assert.match(plainText((await clerk.get(visit)).text), /Vì: Hết ngày mà chưa xong trong một lượt .*mẫu 01/);
    assert.equal((await dossierOf(visit))?.state, "inProcess", "the dossier goes on");
  });
});

describe("who sees a visit", () => {
  it("nobody of another agency, nobody whose own matter it is, and no form for who does not receive", async () => {
    const clerk = await web.officer("motcua");
    const visit = await web.open(clerk, COPY, copy);
    assert.equal((await (await web.officer("motcua.3013")).get(visit)).status, 404);
    assert.equal((await (await web.officer("hotich")).get(visit)).status, 403);
    const own = { ...copy, requester: { personalId: "008190990289" } };
    const theirs = await web.open(clerk, COPY, own);
    assert.equal((await (await web.officer("hotich")).get(theirs)).status, 404);
    await web.fill(clerk, theirs, COPY, own);
    assert.doesNotMatch(plainText((await (await web.officer("hotich")).get("/ban-lam-viec")).text), /Khách đang chờ/);
  });

  it("an officer with several posts goes on in the next one without typing anything again", async () => {
    await sql`insert into officer_post (officer_id, agency_id, role, position)
      select id, ${COMMUNE}, 'leader', 'Công chức được ủy quyền chứng thực' from officer where username = 'kiemnhiem'
      on conflict do nothing`.execute(web.services.db);
    const solo = web.browser();
    await signIn(solo, "kiemnhiem", "Một cửa");
    const visit = await web.open(solo, COPY, copy);
    const received = await web.fill(solo, visit, COPY, copy);
    assert.match(plainText(received.text), /với vai Chuyên viên/);
    assert.match(plainText((await web.act(solo, visit)).text), /Ký K với vai Lãnh đạo/);
    assert.match(plainText((await web.act(solo, visit)).text), /Trả kết quả R với vai Một cửa/);
    assert.match(plainText((await web.act(solo, visit)).text), /Xong trong/);
    const dossier = (await dossierOf(visit))!;
    assert.equal(dossier.result?.signedBy.position, "Công chức được ủy quyền chứng thực");
    assert.deepEqual(dossier.bookEntry?.book, "01");
  });
});

describe("figures, book, rating", () => {
  it("come from the events alone", async () => {
    web.clock.set("2026-11-25T01:00:00Z");
    const clerk = await web.officer("motcua", true);
    const visit = await web.open(clerk, COPY, copy);
    await web.fill(clerk, visit, COPY, copy);
    await web.act(await web.officer("hotich", true), visit);
    await web.act(await web.officer("lanhdao", true), visit);
    web.clock.set("2026-11-25T01:06:20Z");
    const done = await web.act(clerk, visit);
    assert.match(plainText(done.text), /Xong trong 6 phút 20 giây/);
    const leader = await web.officer("lanhdao");
    const figures = plainText((await leader.get(`${COUNTER}/so-lieu?tu=2026-11-25&den=2026-11-25&thu-tuc=${COPY}`)).text);
    assert.match(figures, /2\.000815 1 6,3 phút 6,3 phút/);
    assert.match(figures, /Chứng thực bản sao: Bằng tốt nghiệp trung học phổ thông, 3 bản/);
    const dossier = (await dossierOf(visit))!;
    const book = plainText((await clerk.get(`${COUNTER}/so-chung-thuc?tu=${dossier.bookEntry!.number}`)).text);
    assert.match(
      book,
      new RegExp(
        `${dossier.bookEntry!.number} 25/11/2026 HOÀNG THỊ MẬN 008198004151 Bằng tốt nghiệp trung học phổ thông NGUYỄN QUỐC HUY .*3 2 12\\.000`,
      ),
    );

    const path = /href="(\/danh-gia\/[^"]+)"/.exec(done.text)![1]!;
    const visitor = web.browser();
    const shown = await visitor.get(path);
    const form = pageForm(shown.text, path);
    assert.match(alarms((await visitor.post(path, form.sent)).text), /Hãy chọn một mức/);
    assert.match(
      alarms((await visitor.post(path, { ...form.sent, muc: "unsatisfied" })).text),
      /điều gì khiến bạn chưa hài lòng/,
    );
    assert.equal((await visitor.post(path, { ...form.sent, muc: "verySatisfied" })).status, 303);
    assert.equal((await visitor.post(path, { ...form.sent, muc: "unsatisfied", "y-kien": "đổi" })).status, 303);
    assert.equal((await dossierOf(visit))?.rating?.score, "verySatisfied");
    assert.equal((await visitor.get(`${path}x`)).status, 404);
  });
});
