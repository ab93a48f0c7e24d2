import { timeInWords } from "../parse-time.ts";
import type { PublishedChannel, PublishedTime } from "../types.ts";
import type { Hit, Rule } from "./types.ts";
import { CHANNEL_WORDS, quote, sentences } from "./words.ts";

const PARTS = "khoản 2 Điều 8 NĐ 63/2010/NĐ-CP: thời hạn giải quyết là bộ phận bắt buộc của thủ tục";

const unitMissing: Rule = {
  id: "unit-missing",
  severity: "error",
  title: "Thời hạn không có đơn vị",
  advice: "Ghi rõ giờ, ngày, ngày làm việc hay tháng theo văn bản quy định thời hạn.",
  source: PARTS,
  check: ({ channels }) =>
    channels.flatMap(({ channel, time }, i) =>
      time.qty !== null && time.unit === null
        ? [{ place: `channels.${i}.time`, message: `${CHANNEL_WORDS[channel]}: thời hạn ghi “${time.text}”, không có đơn vị.` }]
        : [],
    ),
};

const onlineSlower: Rule = {
  id: "online-slower",
  severity: "warning",
  title: "Nộp trực tuyến lâu hơn nộp trực tiếp hoặc qua bưu chính",
  advice: "Sửa thời hạn trực tuyến cho không dài hơn kênh khác, hoặc nêu lý do trong phần mô tả.",
  source: "NĐ 224/2026/NĐ-CP: dịch vụ công trực tuyến toàn trình là mặc định",
  check: ({ channels }) => {
    const online = fastest(channels.filter((one) => one.channel === "online"));
    const other = fastest(
      channels.filter((one) => one.channel !== "online"),
      online,
    );
    if (!online || !other || length(online.time) <= length(other.time)) return [];
    const message = `Trực tuyến ${timeInWords(online.time)}, ${CHANNEL_WORDS[other.channel].toLowerCase()} ${timeInWords(other.time)}.`;
    return [{ place: `channels.${channels.indexOf(online)}.time`, message }];
  },
};

const processExceeds: Rule = {
  id: "process-exceeds-limit",
  severity: "warning",
  title: "Một bước của cơ quan dài hơn thời hạn của cả thủ tục",
  advice: "Đối chiếu các bước với thời hạn đã công bố; tổng thời gian các bước không được vượt thời hạn.",
  source: PARTS,
  check: ({ channels, steps }) => {
    const limits = channels.map((one) => one.time).filter((time) => time.qty !== null && time.unit !== null);
    return steps.flatMap(({ text }, i) => sentences(text).flatMap((sentence) => tooLong(sentence, limits, `steps.${i}`)));
  },
};

/** Working time and calendar time cannot be compared, so only like is held against like. */
const isWorking = ({ unit }: PublishedTime): boolean => unit === "HOUR" || unit === "WORKING_DAY";
const HOURS = { HOUR: 1, WORKING_DAY: 8, DAY: 24, MONTH: 720, YEAR: 8760 };
const length = ({ qty, unit }: PublishedTime): number => (qty ?? 0) * (unit === null ? 0 : HOURS[unit]);

function fastest(channels: PublishedChannel[], like?: PublishedChannel): PublishedChannel | undefined {
  const fit = channels.filter(({ time }) => time.qty && time.unit && (!like || isWorking(time) === isWorking(like.time)));
  return fit.toSorted((a, b) => length(a.time) - length(b.time))[0];
}

/** The applicant's own time, and time that the law does not count, say nothing about the office. */
const NOT_THE_OFFICE =
  /bổ sung|hoàn thiện|gia hạn|phức tạp|kéo dài|không tính|người (?:đề nghị|yêu cầu|nộp|dân|khai|được)|công dân|(?:tổ chức|cá nhân|doanh nghiệp)[^,]* (?:phải|có trách nhiệm|nộp|gửi)|trước (?:khi|ngày)|hết hạn|hiệu lực/iu;

function tooLong(sentence: string, limits: PublishedTime[], place: string): Hit[] {
  const found =
    /^[^,]{0,25}(?:trong (?:thời hạn|thời gian|vòng)|thời hạn)\s+(?:không quá |tối đa )?(\d+)\s*(?:\([^)]*\)\s*)?(ngày làm việc|ngày)/iu.exec(
      sentence,
    );
  if (!found?.[1] || NOT_THE_OFFICE.test(sentence)) return [];
  const step: PublishedTime = {
    qty: Number(found[1]),
    unit: /làm việc/iu.test(found[2] ?? "") ? "WORKING_DAY" : "DAY",
    text: "",
  };
  const like = limits.filter((limit) => isWorking(limit) === isWorking(step));
  const longest = like.toSorted((a, b) => length(b) - length(a))[0];
  if (!longest || like.length < limits.length || length(step) <= length(longest)) return [];
  return [
    {
      place,
      message: `Thời hạn thủ tục là ${timeInWords(longest)}, nhưng bước này ghi ${timeInWords(step)}: ${quote(sentence)}`,
    },
  ];
}

export const TIME_RULES: readonly Rule[] = [unitMissing, onlineSlower, processExceeds];
