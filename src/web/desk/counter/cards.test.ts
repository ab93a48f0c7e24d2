import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import type { CaseFile } from "../../../core/procedure/index.ts";
import { answeringMeanwhile } from "../../portal/testing/case-registers.ts";
import type { Answer, Browser } from "../../testing/browser.ts";
import { pageForm, plainText } from "../../testing/page-form.ts";
import { COLLECT, COUNTER, DIFFICULT } from "./paths.ts";
import { alarms, type CounterWeb, caseOf, counterWeb } from "./testing/counter-web.ts";

const COPY = "2.000815";
const BIRTH = "1.001193";
const copy = caseOf("chung-thuc/ban-sao", "hai-trang-ba-ban");
const birth = caseOf("ho-tich/khai-sinh", "cha-me-da-ket-hon");
const MOTHER = "008198004151|012345678|HOÀNG THỊ MẬN|03041998|Nữ|Thôn Bản Bung|20112021";
const FATHER = "008095007326||HOÀNG VĂN TOÀN|12091995|Nam|Thôn Bản Bung|20112021";

let web: CounterWeb;
let clerk: Browser;
before(async () => {
  web = await counterWeb();
  clerk = await web.officer("motcua");
});
after(() => web?.close());
beforeEach(async () => {
  web.clock.set("2026-11-20T01:00:00Z");
  await sql`update counter_visit set ended_at = opened_at, ended_why = 'thử' where ended_at is null`.execute(web.services.db);
});

const idOf = (visit: string) => visit.split("/").at(-1)!;

async function send(so: string, code = COPY): Promise<Answer> {
  await clerk.get(COUNTER);
  return clerk.post(COUNTER, { "thu-tuc": "khac", "thu-tuc-khac": code, so, _khoa: randomUUID() });
}

async function opened(line: string, code: string, file: CaseFile): Promise<{ visit: string; shown: Answer }> {
  const visit = (await send(line, code)).location!;
  return { visit, shown: await answeringMeanwhile(web.services, file, clerk.get(visit)) };
}

async function dossierOf(visit: string): Promise<Dossier> {
  const { rows } = await sql<{ snapshot: Dossier }>`
    select d.snapshot from dossier d join counter_visit v on v.dossier_id = d.id where v.id = ${idOf(visit)}`.execute(
    web.services.db,
  );
  return rows[0]!.snapshot;
}

async function cardsOf(visit: string) {
  const { rows } = await sql<{ field: string; outcome: string | null; what: string[]; at: Date | null }>`
    select field, outcome, coalesce((select array_agg(d ->> 'what') from jsonb_array_elements(differences) d), '{}') as what, checked_at as at
    from counter_card where visit_id = ${idOf(visit)} order by field`.execute(web.services.db);
  return rows;
}

describe("one field at the counter", () => {
  it("opens a visit for a card however the scanner sent it, once", async () => {
    const first = await send(`${MOTHER}\r\n${MOTHER}`);
    assert.match(first.location ?? "", /tai-quay\/[0-9a-f-]{36}$/);
    assert.equal((await send(MOTHER.replaceAll("|", "｜").toLowerCase())).location, first.location);
    assert.equal((await cardsOf(first.location!)).length, 1);
  });

  it("says what else was scanned and keeps what was typed", async () => {
    const two = await send(`${MOTHER}\n${FATHER}`);
    assert.equal(two.status, 422);
    assert.match(alarms(two.text), /hai thẻ khác nhau/);
    assert.ok(two.text.includes("HOÀNG VĂN TOÀN"));
    assert.match(alarms((await send("H15.50.05.13-261008-0975")).text), /tỉnh khác/);
    assert.match(alarms((await send("8934563138165")).text), /mã vạch hàng hóa/);
    assert.match(alarms((await send("H60.30.12-261120-9999")).text), /Không thấy hồ sơ/);
    assert.match(alarms((await send("")).text), /quét thẻ hoặc gõ 12 chữ số/);
  });

  it("tells that the keyboard spoilt the line, until the card is read well", async () => {
    const spoilt = MOTHER.replace("HOÀNG THỊ MẬN", "HOANGF THIJ MAANJ");
    const { visit, shown } = await opened(spoilt, COPY, copy);
    assert.match(plainText(shown.text), /Bộ gõ tiếng Việt đang bật làm sai chữ trên thẻ/);
    await send(MOTHER);
    assert.doesNotMatch(plainText((await clerk.get(visit)).text), /Bộ gõ tiếng Việt/);
  });

  it("offers what came lately with one press, whether or not it is done on the spot", async () => {
    const radio = /<input type="radio"[^>]*name="thu-tuc"[^>]*value="1\.013225"/;
    assert.doesNotMatch((await clerk.get(COUNTER)).text, radio);
    await send(MOTHER, "1.013225");
    const { text } = await clerk.get(COUNTER);
    assert.match(text, radio);
    assert.match(plainText(text), /Đang điền .*Xin giấy phép xây nhà/, "by its name, not its code");
  });

  it("takes two letters for a matter and a name for somebody who collects", async () => {
    assert.equal((await send("ks")).location, `${COUNTER}?thu-tuc=${BIRTH}`);
    assert.equal((await send("hoang thi man")).location, `${COLLECT}?tim=hoang%20thi%20man`);
  });
});

describe("a scanned card", () => {
  it("is held against the register; the result is kept with its time, shown, and goes into the dossier", async () => {
    const { visit, shown } = await opened(MOTHER.replace("MẬN", "MẪN").replace("03041998", "04041998"), COPY, copy);
    const [card] = await cardsOf(visit);
    assert.equal(card?.outcome, "differs");
    assert.deepEqual(card?.what, ["Họ tên (khác dấu)", "Ngày sinh"]);
    assert.ok(card?.at);
    assert.match(plainText(shown.text), /thẻ khác dữ liệu dân cư.*HOÀNG THỊ MẪN.*04\/04\/1998.*03\/04\/1998/);
    await web.fill(clerk, visit, COPY, copy);
    const { checks, applicant } = await dossierOf(visit);
    assert.equal(applicant.name, "HOÀNG THỊ MẬN");
    assert.equal(checks[0]?.outcome, "mismatch");
    assert.match(checks[0]!.detail, /Quét thẻ căn cước.*thẻ ghi “HOÀNG THỊ MẪN”/);
  });

  it("that agrees is said to, and is forgotten when nothing was filed", async () => {
    const { visit, shown } = await opened(MOTHER, COPY, copy);
    assert.match(plainText(shown.text), /thẻ khớp dữ liệu dân cư/);
    const { sent } = pageForm(shown.text, `${visit}/to-khai`);
    await clerk.post(`${visit}/thoi`, sent);
    assert.deepEqual(await cardsOf(visit), []);
  });

  it("fills what is typed by hand while the register is away", async () => {
    const visit = (await send(MOTHER)).location!;
    web.clock.set(web.clock.now().add({ seconds: 10 }).toString());
    const form = pageForm((await clerk.get(visit)).text, `${visit}/go-tay`);
    assert.deepEqual(
      [form.sent.ten, form.sent["ngay-sinh.year"], form.sent["noi-o"]],
      ["HOÀNG THỊ MẬN", "1998", "Thôn Bản Bung"],
    );
    const unsaid = await clerk.post(form.action, form.sent);
    assert.match(alarms(unsaid.text), /chọn vì sao phải gõ tay/);
    assert.equal((await clerk.post(form.action, { ...form.sent, "ma-ly-do": "networkDown" })).status, 303);
    const { rows } = await sql<{ code: string }>`select code from counter_difficulty where visit_id = ${idOf(visit)}`.execute(
      web.services.db,
    );
    assert.deepEqual(rows, [{ code: "registerAway" }]);
  });

  it("of the other parent fills mother and father and loses nothing that was typed", async () => {
    const { visit, shown } = await opened(MOTHER, BIRTH, birth);
    const form = pageForm(shown.text, `${visit}/to-khai`);
    const more = { "child.name": "Hoàng An Nhiên", _the: FATHER, _nhan: "1" };
    const sent = await answeringMeanwhile(web.services, birth, clerk.post(form.action, { ...form.sent, ...more }));
    assert.equal(sent.status, 303, alarms(sent.text));
    const grown = await answeringMeanwhile(web.services, birth, clerk.get(visit));
    const now = pageForm(grown.text, `${visit}/to-khai`).sent;
    assert.equal(now["requester.relation"], "mother");
    assert.equal(now["father.status"], "married");
    assert.equal(now["mother.confirmed"], "yes");
    assert.equal(now["father.confirmed"], "yes", "a card that agrees is not asked about again");
    assert.equal(now["child.name"], "HOÀNG AN NHIÊN");
    assert.deepEqual(
      (await cardsOf(visit)).map(({ field, outcome }) => [field, outcome]),
      [
        ["father", "match"],
        ["visitor", "match"],
      ],
    );
    const other = "008093007327||LÝ VĂN HAI|03041993|Nam|Thôn Bản Bung|20112021";
    const hai = { ...birth.registers.father!.values, personalId: "008093007327", name: "LÝ VĂN HAI", birthDate: "1993-04-03" };
    const file = { ...birth, registers: { ...birth.registers, father: { found: true, values: hai } } };
    const instead = await answeringMeanwhile(web.services, file, clerk.post(form.action, { ...now, _the: other }));
    assert.equal(instead.status, 303, alarms(instead.text));
    const changed = (await answeringMeanwhile(web.services, file, clerk.get(visit))).text;
    assert.match(changed, /LÝ VĂN HAI/);
    assert.doesNotMatch(changed, /HOÀNG VĂN TOÀN/, "the card scanned by mistake is no longer told of");
    const twice = await clerk.post(form.action, { ...now, _the: MOTHER });
    assert.match(alarms(twice.text), /của người yêu cầu, đã có rồi/);
    const again = await clerk.post(form.action, { ...pageForm(grown.text, `${visit}/to-khai`).sent, _the: "xyz 1" });
    assert.match(alarms(again.text), /không phải thẻ căn cước/);
    assert.ok(again.text.includes('value="xyz 1"'));
  });
});

describe("cards of others than the visitor", () => {
  it("two different ones read into one question are refused and stay as they were read; the same one twice is one", async () => {
    const { visit, shown } = await opened(MOTHER, BIRTH, birth);
    const form = pageForm(shown.text, `${visit}/to-khai`);
    const show = async () => pageForm((await answeringMeanwhile(web.services, birth, clerk.get(visit))).text, `${visit}/to-khai`);
    await answeringMeanwhile(web.services, birth, clerk.post(form.action, { ...form.sent, "requester.relation": "mother" }));
    await answeringMeanwhile(
      web.services,
      birth,
      clerk.post(form.action, { ...(await show()).sent, "father.status": "married" }),
    );
    const grown = await show();
    assert.ok(grown.names.has("father"), [...grown.names].join(" "));
    const other = "008093007327||LÝ VĂN HAI|03041993|Nam|Thôn Bản Bung|20112021";
    const two = await clerk.post(form.action, { ...grown.sent, father: `${FATHER}${other}` });
    assert.equal(two.status, 422);
    assert.match(alarms(two.text), /Vừa quét hai thẻ khác nhau: 008095007326 và 008093007327\. Hãy quét lại từng thẻ một/);
    assert.doesNotMatch(alarms(two.text), /chỉ gồm chữ số/, "said once, and what to do");
    assert.ok(pageForm(two.text, `${visit}/to-khai`).sent.father?.includes("LÝ VĂN HAI"), "what was read is kept");
    assert.deepEqual(
      (await cardsOf(visit)).map(({ field }) => field),
      ["visitor"],
      "neither card counts",
    );
    const again = await answeringMeanwhile(
      web.services,
      birth,
      clerk.post(form.action, { ...grown.sent, father: `${FATHER}${FATHER}` }),
    );
    assert.equal(again.status, 303, alarms(again.text));
    assert.deepEqual(
      (await cardsOf(visit)).map(({ field }) => field),
      ["father", "visitor"],
    );
  });

  const GRANDMOTHER = "008155004151||LÝ THỊ SÁU|03041955|Nữ|Thôn Bản Bung|20112021";

  it("a grandmother's own card, read twice, does not make her the mother; the mother's card goes to the mother", async () => {
    const visitor = {
      ...birth.registers!.visitor!.values,
      personalId: "008155004151",
      name: "LÝ THỊ SÁU",
      birthDate: "1955-04-03",
    };
    const file = { ...birth, registers: { ...birth.registers, visitor: { found: true, values: visitor } } };
    const { visit, shown } = await opened(GRANDMOTHER, BIRTH, file);
    const form = pageForm(shown.text, `${visit}/to-khai`);
    const twice = await clerk.post(form.action, { ...form.sent, _the: GRANDMOTHER });
    assert.match(alarms(twice.text), /của người yêu cầu/);
    assert.equal(pageForm(twice.text, `${visit}/to-khai`).sent["requester.relation"], undefined);
    const mother = await answeringMeanwhile(web.services, file, clerk.post(form.action, { ...form.sent, _the: MOTHER }));
    assert.equal(mother.status, 303, alarms(mother.text));
    const now = pageForm((await answeringMeanwhile(web.services, file, clerk.get(visit))).text, `${visit}/to-khai`).sent;
    assert.equal(now["requester.relation"], undefined);
    assert.deepEqual(
      (await cardsOf(visit)).map(({ field }) => field),
      ["mother", "visitor"],
    );
  });
});

describe("what was difficult", () => {
  it("is kept with the visit, also of who leaves without filing, and counted against all visits", async () => {
    const base = await figures();
    const { visit, shown } = await opened(MOTHER, COPY, copy);
    const { sent } = pageForm(shown.text, `${visit}/to-khai`);
    const both = { ...sent, "kho-khan": ["noAccount", "prefersPaper", "made-up"] };
    await answeringMeanwhile(web.services, copy, clerk.post(`${visit}/to-khai`, both));
    const ticked = pageForm((await clerk.get(visit)).text, `${visit}/to-khai`).sent;
    assert.deepEqual([ticked["kho-khan"]].flat().sort(), ["noAccount", "prefersPaper"]);
    await clerk.post(`${visit}/thoi`, { ...sent, "kho-khan": "noAccount" });
    await opened(FATHER, COPY, copy);
    const now = await figures();
    assert.equal(now.all, base.all + 2);
    assert.equal(now.none, base.none + 1);
    const leader = await web.officer("lanhdao");
    const list = plainText((await leader.get(`${DIFFICULT}?ma=noAccount`)).text);
    assert.match(list, /Từng lượt: Chưa có tài khoản VNeID mức 2.*Người dân không nộp nữa/);
    const controller = await web.officer("kiemsoat");
    const everywhere = await controller.get("/quan-tri/kho-khan?ma=noAccount");
    assert.match(plainText(everywhere.text), /Chưa có tài khoản VNeID mức 2/);
    assert.ok(!everywhere.text.includes(visit), "another agency's visit has no link");
    const elsewhere = await web.officer("lanhdao.3013");
    assert.match(plainText((await elsewhere.get(DIFFICULT)).text), /Chưa ghi vướng mắc nào/);
  });

  async function figures(): Promise<{ none: number; all: number }> {
    const text = plainText((await (await web.officer("lanhdao")).get(DIFFICULT)).text);
    const [, none = "0", all = "0"] = /Chưa có tài khoản VNeID mức 2 (\d+) \/ (\d+)/.exec(text) ?? [];
    const [, only = "0"] = /quầy tiếp (\d+) lượt/.exec(text) ?? /\/ (\d+) lượt/.exec(text) ?? [];
    return { none: Number(none), all: Number(all) || Number(only) };
  }
});

describe("collecting", () => {
  const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  async function signedResult(): Promise<Dossier> {
    const { visit } = await opened(MOTHER, COPY, copy);
    await web.fill(clerk, visit, COPY, copy);
    await web.act(await web.officer("hotich"), visit);
    await web.act(await web.officer("lanhdao"), visit);
    return dossierOf(visit);
  }

  it("finds by name without diacritics, number, card, code; refuses the wrong person with what to do; keeps the signature", async () => {
    const { code, state } = await signedResult();
    assert.equal(state, "resultReady");
    const handOver = `/ban-lam-viec/ho-so/${code}/viec/tra-ket-qua`;
    for (const typed of ["hoang man", "008198004151", MOTHER, ""]) {
      const found = await clerk.get(`${COLLECT}?tim=${encodeURIComponent(typed)}`);
      assert.ok(found.text.includes(handOver), typed);
    }
    assert.equal((await clerk.get(`${COLLECT}?tim=${code}`)).location, handOver);
    assert.equal((await send(code)).location, handOver);
    assert.match(plainText((await clerk.get(`${COLLECT}?tim=008095007326`)).text), /Chưa thấy kết quả.*ủy quyền/);
    const others = await (await web.officer("motcua.3013")).get(`${COLLECT}?tim=hoang`);
    assert.ok(!others.text.includes(code), "another counter's results are not there");

    const form = pageForm((await clerk.get(handOver)).text, handOver);
    const wrong = await clerk.post(handOver, { ...form.sent, "the-nguoi-nhan": FATHER });
    assert.match(alarms(wrong.text), /008095007326 không phải HOÀNG THỊ MẬN.*ghi nhận giấy/);
    const spoilt = await clerk.post(handOver, { ...form.sent, "the-nguoi-nhan": MOTHER, "chu-ky": "data:image/png;base64,xxxx" });
    assert.match(alarms(spoilt.text), /Chưa lưu được chữ ký/);
    const drawn = { "the-nguoi-nhan": MOTHER, "chu-ky": `data:image/png;base64,${PNG}` };
    const done = await clerk.post(handOver, { ...form.sent, ...drawn });
    assert.equal(done.status, 303, alarms(done.text));
    const { rows } = await sql<{ snapshot: Dossier }>`select snapshot from dossier where code = ${code}`.execute(web.services.db);
    const { handOver: given } = rows[0]!.snapshot;
    assert.ok(given?.signed?.way === "tablet" && given.idChecked === true && given.receiverId === "008198004151");
    const file = await clerk.get(`/ban-lam-viec/ho-so/${code}/giay-to/${given.signed.sha256}`);
    assert.equal(file.status, 200);
    assert.match((await clerk.get(`/ban-lam-viec/ho-so/${code}`)).text, /Chữ ký của người nhận/);
    assert.ok(!(await clerk.get(COLLECT)).text.includes(code), "handed over, it is no longer in the list");
  });

  it("without a drawn signature the slip is signed on paper", async () => {
    const { code } = await signedResult();
    const handOver = `/ban-lam-viec/ho-so/${code}/viec/tra-ket-qua`;
    const form = pageForm((await clerk.get(handOver)).text, handOver);
    assert.equal((await clerk.post(handOver, { ...form.sent, "da-kiem-tra": "true" })).status, 303);
    assert.match(plainText((await clerk.get(`/ban-lam-viec/ho-so/${code}`)).text), /ký trên biên nhận giấy/);
  });
});
