import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { cooperativeFiles } from "../../../../core/procedure/fixtures/cooperative.ts";
import { oldRecordFiles } from "../../../../core/procedure/fixtures/old-record.ts";
import { startEdit } from "../../../../features/catalogue/index.ts";
import { DUNG } from "../../../../features/catalogue/testing/controllers.ts";
import type { Answer, Browser } from "../../../testing/browser.ts";
import { readForm } from "../../../testing/read-form.ts";
import { type CatalogueWeb, catalogueWeb } from "../testing/catalogue-web.ts";

describe("a form that is tried out", () => {
  let web: CatalogueWeb;
  let writer: Browser;
  before(async () => {
    web = await catalogueWeb();
    writer = await web.officer("kiemsoat");
  });
  after(() => web.close());

  const begin = async (files: Record<string, string>) => {
    const { id } = await startEdit(web.services, DUNG, { files, origin: "file" });
    const address = `/quan-tri/thu-tuc/soan/${id}/xem-thu/dien`;
    const send = (page: Answer, fields: Record<string, string>) =>
      writer.post(address, { ...readForm(page.text, address), ...fields });
    return { address, send };
  };
  const asks = (page: Answer, ...words: RegExp[]) => {
    for (const word of words) assert.match(page.text, word);
  };

  it("asks an organisation, rows that come and go, and files that are never sent", async () => {
    const { address, send } = await begin(cooperativeFiles());
    const sponsor = await send(await writer.get(address), { groupName: "Tổ chè Shan" });
    asks(sponsor, /Doanh nghiệp nào bảo trợ/);
    const confirm = await send(sponsor, { sponsor: "0100109106" });
    asks(confirm, /Dữ liệu mẫu để xem thử/);
    const members = await send(confirm, { "sponsor.confirmed": "yes" });
    asks(members, /Tổ hợp tác có những ai/, /name="members\.2\.name"/);

    const more = await send(members, { "members.1.name": "HOÀNG VĂN AN", _dong: "them:members" });
    assert.equal(more.status, 200);
    asks(more, /value="HOÀNG VĂN AN"/, /name="members\.3\.name"/);
    const wrong = await send(more, { "members.1.born": "1801", "members.2.name": "LÝ THỊ BÌNH", "members.2.born": "1980" });
    assert.equal(wrong.status, 422);
    asks(wrong, /Thành viên 1: /, /href="#f-members[.-]1[.-]born"/, /value="LÝ THỊ BÌNH"/);
    const history = await send(wrong, { "members.1.born": "1979" });
    asks(history, /Bạn đã ở những đâu/);
    assert.doesNotMatch(history.text, /name="history\.1\.workName"/);

    const row = { "history.1.from": "1990", "history.1.place": "Thượng Lâm" };
    const revealed = await send(history, { ...row, "history.1.work": "other" });
    assert.equal(revealed.status, 422);
    asks(revealed, /name="history\.1\.workName"/);
    const photo = await send(revealed, { "history.1.workName": "Thợ mộc" });
    asks(photo, /Ảnh chân dung của bạn/);
    const none = await send(photo, { photoYear: "2026" });
    assert.equal(none.status, 422);
    asks(none, /Chưa có ảnh hay tệp nào/);
    const drawing = await send(none, { "_tep.portrait": "1" });
    asks(drawing, /Bản vẽ trụ sở/);
    const end = await send(drawing, {});
    asks(end, /Hồ sơ với các câu trả lời này/, /Câu hỏi còn thiếu<\/dt>\s*<dd>Không còn/);
  });

  it("asks partial dates, addresses and money", async () => {
    const { address, send } = await begin(oldRecordFiles());
    const born = await writer.get(address);
    const odd = await send(born, { "elder.born.month": "13", "elder.born.year": "1950" });
    assert.equal(odd.status, 422);
    asks(odd, /href="#f-elder[.-]born[.-]month"/);
    const home = await send(born, { "elder.born.year": "1950" });
    asks(home, /Người ấy sinh ở đâu/, /name="elder\.home\.commune"/, /<script[^>]*address/);
    // Without script the communes of another province come with a button.
    const chosen = await send(home, { "elder.home.province": "01", _chon: "elder.home" });
    assert.equal(chosen.status, 200);
    asks(chosen, /Hoàn Kiếm/);
    const stays = await send(home, {
      "elder.home.province": "08",
      "elder.home.commune": "02269",
      "elder.home.detail": "Thôn Nà Tông",
    });
    asks(stays, /Người ấy đã ở những đâu/);
    const sendTo = await send(stays, {});
    const gift = await send(sendTo, {});
    asks(gift, /góp bao nhiêu/);
    const end = await send(gift, { gift: "20.000" });
    asks(end, /Hồ sơ với các câu trả lời này/);
    const last = readForm(end.text, address);
    const answers = JSON.parse(String([last["_tra-loi"]].flat()[0]));
    assert.deepEqual([answers["elder.born"], answers["elder.home.commune"], answers.gift], ["1950", "02269", 20000]);
  });
});
