import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { signInPerson } from "../testing/sign-in.ts";
import { MAN, type PortalWeb, portalWeb, TOAN, walk } from "./testing/portal-web.ts";

/** An enterprise of the simulated register. */
const TAX_CODE = "5099900013";
const NHINH = "008157990326";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
});
after(() => web?.close());

type Answers = Record<string, Record<string, string>>;
const place = (id: string, detail = "Thôn Bản Bung", commune = "02269") => ({
  [`${id}.province`]: "08",
  [`${id}.commune`]: commune,
  [`${id}.detail`]: detail,
});
const day = (id: string, text: string) => {
  const [year = "", month = "", date = ""] = text.split("-");
  return { [`${id}.day`]: date, [`${id}.month`]: month, [`${id}.year`]: year };
};
const END: Answers = {
  "nhan-ket-qua": { "delivery.way": "counter" },
  "lien-he": { "contact.phone": "0912000718", "contact.email": "" },
  "cam-doan": { pledge: "yes" },
};

/** Fills a procedure in as somebody would and gives the words of the page at the end. */
async function fillIn(code: string, person: string, answers: Answers): Promise<{ end: string; text: string }> {
  const browser = web.browser();
  await signInPerson(browser, person);
  await browser.get(`/nop/${code}/bat-dau`);
  const begun = await browser.post(`/nop/${code}/bat-dau`, { _khoa: randomUUID() });
  const end = await walk(web, browser, begun.location!, { ...END, ...answers });
  return { end: end.split("?")[0]!.split("/")[3]!, text: (await browser.get(end)).text };
}

test("a wife moves in with her husband: the marriage comes from the register, no paper is asked for", async () => {
  const { end, text } = await fillIn("1.004222", MAN, {
    "cho-ai": { "requester.forWhom": "self" },
    "truong-hop-rieng": { "mover.special": "none" },
    "cung-chuyen": { "household.more": "no" },
    "noi-o-moi": place("home"),
    "loai-cho-o": { "home.kind": "family" },
    "quan-he-chu-ho": { "kin.relation": "spouse" },
    "chu-ho": { head: TOAN },
    "chu-ho-dong-y": { "head.consent": "vneid" },
    "mien-le-phi": { exemption: "none" },
  });
  assert.equal(end, "kiem-tra", text.slice(-2000));
  assert.match(text, /10\.000/);
});

test("a worker in a rented room: temporary residence asks for the contract", async () => {
  const { end, text } = await fillIn("1.004194", TOAN, {
    "cach-dang-ky": { "requester.forWhom": "self" },
    "da-co-truoc": { "mover.naturalised": "no" },
    "cung-den": { "household.more": "no" },
    "noi-tam-tru": place("home", "Tổ dân phố 5", "02215"),
    "thoi-han": day("stay.until", "2027-11-19"),
    "loai-cho-o": { "home.kind": "rented" },
    "chu-nha": { landlord: MAN },
    "mien-le-phi": { exemption: "none" },
  });
  assert.equal(end, "giay-to", text.slice(-2000));
  assert.match(text, /Giấy tờ chứng minh chỗ ở hợp pháp/);
});

test("an absence and a lodging are told in a few questions", async () => {
  const absence = await fillIn("1.003677", TOAN, {
    "cho-ai": { "requester.forWhom": "self" },
    "truong-hop": { "absence.kind": "longAway" },
    "noi-den": place("destination", "Tổ dân phố 5", "02215"),
    "thoi-gian": { ...day("absence.from", "2026-12-01"), ...day("absence.to", "2028-01-31") },
    "ly-do": { "absence.reason": "Đi làm công nhân" },
  });
  assert.equal(absence.end, "kiem-tra");
  const lodging = await fillIn("2.001159", NHINH, {
    "noi-luu-tru": { "host.kind": "home" },
    "dia-chi": place("place"),
    "ai-den": { guests: "1", "guests.1.name": "Lèo Thị Kiên", "guests.1.personalId": "008193006112", "guests.1.room": "" },
    "nguoi-nha": { "guests.kin": "yes" },
    "thoi-gian": { ...day("stay.from", "2026-11-20"), ...day("stay.to", "2026-11-22") },
    "ly-do": { "stay.reason": "visit" },
  });
  assert.equal(lodging.end, "kiem-tra");
  assert.match(lodging.text, /008193006112/);
});

test("a criminal record: four stays since the age of fourteen make it fifteen days", async () => {
  const stay = (row: number, from: string, to: string) => ({
    [`stays.${row}.from.year`]: from,
    [`stays.${row}.to.year`]: to,
    [`stays.${row}.place`]: "Xã Yên Hoa, tỉnh Tuyên Quang",
    [`stays.${row}.job`]: "",
  });
  const { end, text } = await fillIn("3.000333", TOAN, {
    "cho-ai": { "requester.forWhom": "self" },
    "loai-phieu": { "card.kind": "two" },
    "muc-dich": { purpose: "abroad" },
    "ten-khac": { "subject.otherNames": "" },
    "noi-sinh": place("subject.birthPlace", ""),
    cha: { father: "" },
    "cha-khai": { "father.name": "Hoàng Văn Páo", ...day("father.birthDate", "1965--") },
    me: { mother: "" },
    "me-khai": { "mother.name": "", "mother.birthDate.unknown": "yes" },
    "da-ket-hon": { "subject.married": "yes" },
    "vo-chong": { spouse: MAN },
    "noi-o": {
      stays: "4",
      ...stay(1, "2009", "2013"),
      ...stay(2, "2013", "2016"),
      ...stay(3, "2016", "2020"),
      ...stay(4, "2020", ""),
    },
    "an-tich": { "subject.convicted": "no" },
    "nuoc-ngoai": { "subject.livedAbroad": "no" },
    "so-phieu": { copies: "3" },
    "mien-phi": { exemption: "none" },
    "sinh-vien": { "subject.student": "no" },
  });
  assert.equal(end, "kiem-tra", text.slice(-2000));
  assert.match(text, /205\.000/);
  assert.match(text, /15 ngày/);
});

test("an office asks for the cards of two people by its tax code", async () => {
  const { end, text } = await fillIn("3.000334", TOAN, {
    "co-quan": { office: TAX_CODE },
    "loai-co-quan": { "office.kind": "state" },
    "muc-dich": { purpose: "staff" },
    "lien-quan": { "card.withBans": "yes" },
    "danh-sach": {
      people: "1",
      "people.1.name": "Lèo Văn Sơn",
      "people.1.personalId": "008090004427",
      "people.1.birthDate.year": "1990",
      "people.1.job": "",
    },
    "nuoc-ngoai": { "people.abroad": "no" },
    "vai-tro": { "requester.position": "Chuyên viên" },
  });
  assert.equal(end, "giay-to", text.slice(-2000));
  assert.match(text, /Văn bản yêu cầu cấp Phiếu lý lịch tư pháp/);
});

test("a driving licence is exchanged with a portrait sent in, and issued again when it was lost", async () => {
  const exchange: Answers = {
    "vi-sao": { reason: "damaged" },
    "giay-phep": { "licence.number": "080112345678", "licence.expires.unknown": "yes" },
    hang: { "licence.class": "motorcycle" },
    anh: { "photo.choice": "upload" },
    "nhan-ket-qua": { "delivery.way": "post" },
    "dia-chi-nhan": place("delivery.address"),
  };
  const stopped = await fillIn("3.000347", TOAN, exchange);
  assert.equal(stopped.end, "anh-moi");
  const again = await fillIn("3.000348", TOAN, {
    ...exchange,
    "vi-sao": { reason: "lost" },
    "giay-phep": { "licence.number": "" },
    "mat-o-dau": { "licence.lostOn.year": "2026", "licence.lostOn.month": "10", "licence.lostAt": "" },
    "cam-ket-mat": { "lost.pledge": "yes" },
    anh: { "photo.choice": "idCard" },
  });
  assert.equal(again.end, "kiem-tra");
  assert.match(again.text, /135\.000/);
});

test("a pupil moves to another school: only the letter of the old one is asked for", async () => {
  const { end, text } = await fillIn("2.002478", TOAN, {
    "ban-la-ai": { "requester.relation": "parent" },
    "cap-hoc": { "pupil.grade": "grade11" },
    "hoc-sinh": { pupil: MAN },
    "ma-hoc-sinh": { "pupil.code": "" },
    "truong-cu": { "from.school": "Trường THPT Yên Hoa", "from.class": "" },
    "tinh-cu": place("from.place", "", "02248"),
    "truong-moi": { "to.school": "Trường THPT Minh Xuân", ...place("to.place", "", "02215") },
    "khac-tinh": { "to.otherProvince": "no" },
    "loai-truong": { "school.change": "same" },
    "ly-do": { reason: "family" },
    "mon-chon": { "pupil.subjects": "Vật lí, Hóa học" },
    "hoc-ba-so": { "pupil.digitalRecord": "yes" },
    "uu-tien": { "pupil.priority": "no" },
  });
  assert.equal(end, "giay-to", text.slice(-2000));
  assert.match(text, /Giấy giới thiệu chuyển trường/);
  assert.doesNotMatch(text, /Giấy giới thiệu chuyển trường của Sở/);
});
