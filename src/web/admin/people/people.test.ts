import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { Secret, TOTP } from "otpauth";
import writeExcelFile from "write-excel-file/node";
import { type DeskWeb, deskWeb } from "../../desk/testing/desk-web.ts";
import type { Browser } from "../../testing/browser.ts";
import { signInOfficer } from "../../testing/sign-in.ts";

const PEOPLE = "/quan-tri/nguoi-dung";
const KEY = "_khoa";

let web: DeskWeb;
let commune: Browser;
let province: Browser;
before(async () => {
  web = await deskWeb();
  commune = await web.officer("quantrixa");
  province = await web.officer("quantri");
});
after(() => web.close());

const idOf = async (username: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from officer where username = ${username}`.execute(web.services.db);
  return rows[0]!.id;
};

/** Hidden fields of the form that is sent to an address. */
function hidden(text: string, action: string): Record<string, string> {
  const form = text.split("<form").find((part) => part.includes(`action="${action}"`)) ?? "";
  const inputs = form.slice(0, form.indexOf("</form>")).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]));
}

/** Opens a page, fills in its form and sends it. */
async function send(browser: Browser, page: string, action: string, fields: Record<string, string>) {
  const { text } = await browser.get(page);
  return browser.post(action, { ...hidden(text, action), ...fields });
}

const NEW_PERSON = {
  "ho-ten": "Nông Thị Mới",
  "so-dinh-danh": "008190998877",
  "ten-dang-nhap": "nongmoi",
  vai: "specialist",
  "chuc-vu": "Công chức tư pháp – hộ tịch",
};

describe("an administrator's pages", () => {
  it("begin with the people of the agency, found without diacritics, and lead to no dossier", async () => {
    assert.equal((await commune.get("/can-bo")).location, PEOPLE);
    assert.equal((await commune.get("/ban-lam-viec")).location, PEOPLE);
    assert.equal((await commune.get("/quan-tri")).location, PEOPLE);
    for (const path of ["/quan-tri/su-co", "/quan-tri/danh-muc"]) assert.equal((await commune.get(path)).status, 403, path);
    assert.ok((await commune.get("/quan-tri/thu-tuc")).status >= 300);
    const found = (await commune.get(`${PEOPLE}?tim=thu+ly`)).text;
    assert.match(found, /LÝ THỊ THU/);
    assert.doesNotMatch(found, /NGUYỄN QUỐC HUY/);
    assert.match((await commune.get(`${PEOPLE}?tim=khongco`)).text, /Không có tài khoản nào khớp/);
  });

  it("are closed to everybody else", async () => {
    for (const username of ["motcua", "hotich", "lanhdao"]) {
      const browser = await web.officer(username);
      assert.equal((await browser.get(PEOPLE)).status, 403, username);
      assert.equal((await browser.get("/quan-tri/co-quan")).status, 403, username);
    }
    assert.equal((await web.browser().get(PEOPLE)).status, 303);
    assert.equal((await (await web.officer("kiemsoat")).get(PEOPLE)).status, 200);
  });

  it("show nothing of another agency", async () => {
    const other = await idOf("hotich.3013");
    assert.equal((await commune.get(`${PEOPLE}/${other}`)).status, 404);
    assert.equal((await commune.get("/quan-tri/co-quan/H60.30.13")).status, 404);
    assert.equal((await commune.get("/quan-tri/co-quan/H60.30.13/gio-lam-viec")).status, 404);
    assert.equal((await province.get(`${PEOPLE}/${other}`)).status, 200);
    const { text } = await commune.get(`${PEOPLE}/${await idOf("hotich")}`);
    const sent = await commune.post(`${PEOPLE}/${other}/khoa`, {
      ...hidden(text, `${PEOPLE}/${await idOf("hotich")}/khoa`),
      "ly-do": "thử",
    });
    assert.equal(sent.status, 404);
  });
});

describe("a new person", () => {
  it("is made once, signs in with what was shown once, and sets a password before anything else", async () => {
    const { text } = await commune.get(`${PEOPLE}/moi`);
    const fields = { ...hidden(text, `${PEOPLE}/moi`), ...NEW_PERSON };
    const made = await commune.post(`${PEOPLE}/moi`, fields);
    assert.equal(made.status, 200);
    assert.match(made.text, /Chỉ hiện một lần/);
    assert.match(made.text, /<svg/);
    const [password = "", key = ""] = [...made.text.matchAll(/<b class="num secret">([^<]+)</g)].map(([, value]) => value!);
    const again = await commune.post(`${PEOPLE}/moi`, fields);
    assert.match(again.text, /Việc này đã làm rồi/);
    assert.ok(!again.text.includes(password));

    const browser = web.browser();
    await browser.get("/can-bo/dang-nhap");
    await browser.post("/can-bo/dang-nhap", { ten: "nongmoi", "mat-khau": password });
    await browser.get("/can-bo/dang-nhap/ma");
    const code = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) }).generate({
      timestamp: web.services.clock.now().epochMilliseconds,
    });
    assert.equal((await browser.post("/can-bo/dang-nhap/ma", { ma: code })).status, 303);
    const gate = "/can-bo/doi-mat-khau";
    for (const path of ["/ban-lam-viec", "/can-bo/vai-tro", PEOPLE])
      assert.match((await browser.get(path)).location ?? "", new RegExp(gate), path);
    await browser.get(gate);
    const change = (moi: string, cu = password, lai = moi) =>
      browser.post(gate, { "mat-khau-cu": cu, "mat-khau-moi": moi, "go-lai": lai, ve: "/ban-lam-viec" });
    for (const [sent, wanted] of [
      [await change("ngan1"), /ít nhất 10 ký tự/],
      [await change("khongcoso-nao"), /cả chữ và số/],
      [await change(password), /khác mật khẩu đang dùng/],
      [await change("nongmoi-2026-abc"), /không được chứa tên/],
      [await change("ngoi nha 5 gian", "sai"), /chưa đúng/],
      [await change("ngoi nha 5 gian", password, "khac"), /không giống nhau/],
    ] as const)
      assert.match(sent.text, wanted);
    assert.equal((await change("ngoi nha 5 gian")).location, "/ban-lam-viec");
    assert.equal((await browser.get("/ban-lam-viec")).status, 200);
  });

  it("is refused at the fields that are wrong, with what was typed kept", async () => {
    const sent = await send(commune, `${PEOPLE}/moi`, `${PEOPLE}/moi`, { ...NEW_PERSON, "so-dinh-danh": "123", "chuc-vu": "" });
    assert.equal(sent.status, 422);
    assert.match(sent.text, /12 chữ số/);
    assert.match(sent.text, /value="Nông Thị Mới"/);
  });

  it("cannot be sent without its key", async () => {
    await commune.get(`${PEOPLE}/moi`);
    assert.equal((await commune.post(`${PEOPLE}/moi`, { ...NEW_PERSON, [KEY]: "" })).status, 400);
  });
});

/** End of the address of an act on an account. */
const slugOf = (action: string): string => action.split("/").slice(4).join("/");

describe("an account's page", () => {
  it("gives another post, ends it with a reason, and shows both in the log", async () => {
    const path = `${PEOPLE}/${await idOf("vanhoa")}`;
    const given = await send(commune, `${path}/vai-moi`, `${path}/vai-moi`, {
      vai: "receptionist",
      "chuc-vu": "Nhân viên Một cửa",
    });
    assert.equal(given.status, 303);
    const page = (await commune.follow(given)).text;
    assert.match(page, /Đã giao vai/);
    const action = new RegExp(`action="(${path}/vai/[^"]+/ket-thuc)"`).exec(
      page.slice(page.indexOf("Nhân viên Một cửa") - 2000),
    )![1]!;
    const first = [...page.matchAll(new RegExp(`action="(${path}/vai/[^"]+/ket-thuc)"`, "g"))].map(([, one]) => one!);
    assert.ok(first.includes(action));
    const silent = await commune.post(first[0]!, { ...hidden(page, first[0]!), [`${slugOf(first[0]!)}.ly-do`]: " " });
    assert.equal(silent.status, 422);
    assert.match(silent.text, /Hãy ghi vì sao kết thúc vai/);
    const ended = await commune.post(first[0]!, { ...hidden(page, first[0]!), [`${slugOf(first[0]!)}.ly-do`]: "Quyết định 9" });
    assert.equal(ended.status, 303);
    const log = (await commune.get(`${PEOPLE}/nhat-ky?tim=vanhoa`)).text;
    assert.match(log, /Giao vai/);
    assert.match(log, /Lý do: Quyết định 9/);
    assert.doesNotMatch((await commune.get(`${PEOPLE}/nhat-ky?viec=lockAccount`)).text, /Quyết định 9/);
  });

  it("tells who looked at an older state, and writes nothing", async () => {
    const id = await idOf("kinhte");
    const path = `${PEOPLE}/${id}`;
    const mine = (await commune.get(path)).text;
    const theirs = await send(province, path, `${path}/thong-tin`, {
      "thong-tin.ho-ten": "HÀ QUANG VINH",
      "thong-tin.dien-thoai": "0912 000 111",
      "thong-tin.thu": "",
    });
    assert.equal(theirs.status, 303);
    await commune.get(path);
    const late = await commune.post(`${path}/thong-tin`, {
      ...hidden(mine, `${path}/thong-tin`),
      "thong-tin.ho-ten": "KHÁC TÊN",
      "dien-thoai": "",
      thu: "",
    });
    assert.match(late.text, /Người khác vừa thay đổi/);
    assert.match((await commune.get(path)).text, /0912 000 111/);
  });

  it("names each field once, so that every label finds its own", async () => {
    const { text } = await commune.get(`${PEOPLE}/${await idOf("kiemnhiem")}`);
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    assert.ok(ids.length > 10);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("offers nothing on one's own account and keeps the last administrator", async () => {
    const own = (await commune.get(`${PEOPLE}/${await idOf("quantrixa")}`)).text;
    assert.match(own, /Đây là tài khoản của bạn/);
    assert.doesNotMatch(own, /\/khoa"/);
    const path = `${PEOPLE}/${await idOf("quantrixa")}`;
    const refused = await send(province, path, `${path}/khoa`, { "khoa.ly-do": "thử" });
    assert.match(refused.text, /người quản trị cuối cùng/);
  });

  it("signs a locked officer out at once", async () => {
    const browser = web.browser();
    await signInOfficer(browser, "congan", "motcua2026");
    assert.equal((await browser.get("/ban-lam-viec")).status, 200);
    const path = `${PEOPLE}/${await idOf("congan")}`;
    assert.equal((await send(commune, path, `${path}/khoa`, { "khoa.ly-do": "mất điện thoại" })).status, 303);
    assert.match((await browser.get("/ban-lam-viec")).location ?? "", /dang-nhap/);
  });
});

describe("an agency's pages", () => {
  it("set hours from a day to come and show them, and keep what was typed when they cannot be", async () => {
    const path = "/quan-tri/co-quan/H60.30.12/gio-lam-viec";
    const typed = {
      "tu.day": "1",
      "tu.month": "12",
      "tu.year": "2026",
      "gio-mon": "7h30 – 11:30, 13:00-17h",
      "can-cu": "Quyết định 12",
    };
    const wrong = await send(commune, path, path, { ...typed, "gio-mon": "sáng" });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /value="sáng"/);
    const set = await send(commune, path, path, typed);
    assert.equal(set.status, 303);
    assert.match((await commune.follow(set)).text, /Từ 01\/12\/2026[\s\S]*07:30-11:30, 13:00-17:00/);
  });

  it("add a quầy and a room, and leave procedures to the controller", async () => {
    const path = "/quan-tri/co-quan/H60.30.12";
    assert.equal(
      (await send(commune, `${path}/quay`, `${path}/quay`, { so: "7", viec: "A", mo: "co", nhan: "tầng 2" })).status,
      303,
    );
    assert.match((await commune.get(`${path}/quay`)).text, /7 quầy[\s\S]*Quầy 7<span class="sub">tầng 2/);
    const room = { "ten-don-vi": "Phòng Kinh tế", loai: "phong-kinh-te", so: "03" };
    assert.equal((await send(commune, `${path}/sua`, `${path}/don-vi`, room)).status, 303);
    assert.match((await commune.get(path)).text, /H60\.30\.12\.03/);
    assert.doesNotMatch((await commune.get(path)).text, /Ngừng thực hiện/);
    assert.equal((await commune.post(`${path}/thu-tuc/9.000001`, { "thuc-hien": "khong" })).status, 403);
    assert.match((await commune.get(`${PEOPLE}/ngay-nghi`)).text, /Ngày nghỉ năm 2026/);
  });
});

describe("a list from a spreadsheet", () => {
  it("is shown first and written when it is confirmed", async () => {
    const rows = [
      ["Họ và tên", "Số định danh", "Tên đăng nhập", "Mã cơ quan", "Vai", "Phòng", "Chức vụ", "Điện thoại", "Thư điện tử"],
      ["Ma Văn Tệp", "008090123456", "matep", "H60.30.12", "Chuyên viên", "", "Công chức", "", ""],
      ["Ma Văn Sai", "1", "masai", "H60.30.12", "Chuyên viên", "", "Công chức", "", ""],
    ];
    const bytes = await writeExcelFile(rows, {}).toBuffer();
    const { text } = await commune.get(`${PEOPLE}/nhap`);
    const form = new FormData();
    for (const [name, value] of Object.entries(hidden(text, `${PEOPLE}/nhap`))) form.append(name, value);
    form.append("tep", new File([new Uint8Array(bytes)], "ds.xlsx"));
    const sent = await commune.upload(`${PEOPLE}/nhap`, form);
    assert.equal(sent.status, 303);
    const preview = (await commune.follow(sent)).text;
    assert.match(preview, /2 dòng: 1 người mới, 0 vai thêm, 0 đã có, 1 có lỗi/);
    assert.match(preview, /Số định danh có đúng 12 chữ số/);
    assert.match((await commune.get(`${PEOPLE}?tim=matep`)).text, /Không có tài khoản nào khớp/);
    await commune.follow(sent);
    const done = await commune.follow(await commune.post(sent.location!, {}));
    assert.match(done.text, /1 tài khoản mới, 1 vai/);
    assert.match((await commune.get(`${PEOPLE}?tim=matep&trang-thai=waiting`)).text, /Chưa cấp mật khẩu/);
    assert.equal((await province.get(sent.location!)).status, 404);
    const waiting = (await commune.get(`${PEOPLE}?trang-thai=waiting`)).text;
    const handOut = { ...hidden(waiting, `${PEOPLE}/cap-mat-khau`) };
    const slips = await commune.post(`${PEOPLE}/cap-mat-khau`, handOut);
    assert.match(slips.text, /MA VĂN TỆP[\s\S]*Mật khẩu lần đầu/);
    const again = await commune.post(`${PEOPLE}/cap-mat-khau`, handOut);
    assert.match(again.text, /Đã được cấp mật khẩu trước đó/);
    assert.doesNotMatch(again.text, /Mật khẩu lần đầu/);
    const template = await commune.get(`${PEOPLE}/nhap/mau.xlsx`);
    assert.match(template.headers.get("content-disposition") ?? "", /mau-nguoi-dung\.xlsx/);
  });
});
