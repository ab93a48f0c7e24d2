import type { Channel } from "../procedure/types.ts";
import { parseMoney } from "./parse-money.ts";
import { cutBrackets, isNothing } from "./parse-text.ts";
import { parseTime } from "./parse-time.ts";
import type { PublishedChannel, Unparsed } from "./types.ts";

const HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả";
const CHANNELS: Record<string, Channel> = { "Trực tiếp": "counter", "Trực tuyến": "online", "Dịch vụ bưu chính": "post" };
const NAMES = Object.keys(CHANNELS).join("|");
const TIME = String.raw`\d+(?:[.,]\d+)?\s?(?:Ngày làm việc|Ngày|Giờ làm việc|Giờ|Tháng|Năm)?|Không(?:(?!${NAMES}|Miễn phí)[^\d]){0,60}?`;
const FEE = String.raw`Không có thông tin|Miễn phí|\d[\d.,]* (?:Việt Nam Đồng|VNĐ|Đồng|USD|EUR)`;
/** The page's table came as one text: a row begins where a channel, a time and a fee stand side by side. */
const ROW = new RegExp(`(${NAMES})(${TIME})(${FEE})`, "gu");

/** Reads "cách thức thực hiện" of a record of the national catalogue. Rows that differ in the fee alone become one channel with several fees. */
export function parseChannels(text: string): { channels: PublishedChannel[]; unparsed: Unparsed[] } {
  const body = text.startsWith(HEADER) ? text.slice(HEADER.length) : text;
  const rows = [...body.matchAll(ROW)];
  const first = rows[0]?.index ?? body.length;
  const before = body.slice(0, first).trim();
  const unparsed: Unparsed[] =
    before && !isNothing(before)
      ? [{ part: "channels", text: before, reason: "Không tách được hình thức nộp, thời gian và phí." }]
      : [];
  const channels: PublishedChannel[] = [];
  for (const [i, row] of rows.entries()) {
    const [all, name = "", time = "", fee = ""] = row;
    const { inside, rest } = cutBrackets(body.slice(row.index + all.length, rows[i + 1]?.index));
    const read: PublishedChannel = {
      channel: CHANNELS[name]!,
      time: parseTime(isNothing(time) ? "" : time),
      fees: isNothing(fee) && !inside ? [] : [{ code: null, money: parseMoney(isNothing(fee) ? "" : fee), note: inside }],
      note: rest,
    };
    const same = channels.findLast(
      (one) => one.channel === read.channel && one.time.text === read.time.text && one.note === read.note,
    );
    if (same) same.fees.push(...read.fees);
    else channels.push(read);
  }
  return { channels, unparsed };
}
