import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { type TestWeb, testWeb } from "../../testing/test-web.ts";

let web: TestWeb;
before(async () => {
  web = await testWeb();
});
after(() => web.close());

const text = async (address: string): Promise<string> =>
  (await web.browser().get(address)).text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

it("shows each day off with the paper it rests on, and the Saturdays that are worked instead", async () => {
  const page = await text("/lich-lam-viec");
  assert.match(page, /Lịch làm việc năm 2026/);
  assert.match(page, /24\/11\/2026, thứ Ba Ngày Văn hóa Việt Nam NQ 28\/2026\/QH16/);
  assert.match(page, /22\/08\/2026, thứ Bảy 31\/08\/2026, thứ Hai như ngày được làm bù/);
  assert.doesNotMatch(page, /Chưa công bố/);
});

it("marks what nobody has announced, and says that promised times do not change by themselves", async () => {
  const page = await text("/lich-lam-viec?nam=2027");
  assert.match(page, /Có ngày nghỉ chưa công bố Tết Đinh Mùi/);
  assert.match(page, /hạn đã hẹn không tự đổi/);
  assert.match(page, /04\/02\/2027, thứ Năm đến 08\/02\/2027, thứ Hai Tết Đinh Mùi [^;]*?Chưa công bố/);
  assert.match(page, /01\/01\/2027, thứ Sáu Tết Dương lịch .*? Đã xác định/);
});

it("a year that is not known leads to one that is", async () => {
  for (const year of ["1999", "x", "", "2027%00"]) {
    const page = await web.browser().get(`/lich-lam-viec?nam=${year}`);
    assert.ok(page.status === 404 || /Lịch làm việc năm 20\d\d/.test(page.text), year);
  }
});
