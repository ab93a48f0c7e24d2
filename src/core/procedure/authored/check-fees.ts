import { dateOnScreen } from "../answer-text.ts";
import { CHANNEL_WORDS } from "../fees/counter-why.ts";
import { dong } from "../fees/dong.ts";
import { EXEMPTION, EXEMPTIONS } from "../fees/exemption.ts";
import type { Finding } from "../types.ts";
import { duplicates } from "./check-form.ts";
import { checkPeriod, periodOf } from "./period.ts";
import { type Definition, fieldsOf } from "./places.ts";
import { CHANNELS } from "./schemas.ts";
import { at, finding, items, numberOf, type Place, textOf } from "./source.ts";

/** Checks fees and waivers for what a schema cannot see. */
export function checkFees({ procedure, form }: Definition): Finding[] {
  const fees = items(at(procedure, "fees"));
  const waivers = items(at(procedure, "waivers"));
  return [
    ...fees.flatMap((fee) => [...checkPeriod(fee), ...checkTiers(fee), ...checkCap(fee)]),
    ...checkOverlaps(fees),
    ...checkOneId(fees),
    ...waivers.flatMap((waiver) => [...checkPeriod(waiver), ...checkFeeIds(waiver, fees)]),
    ...duplicates(
      waivers.map((waiver) => at(waiver, "id")),
      "quy định miễn, giảm",
    ),
    ...checkExemption(form),
  ];
}

/** Bounds rise from tier to tier, and the last one has none: every unit has one price. */
function checkTiers(fee: Place): Finding[] {
  const tiers = items(at(fee, "tiers"));
  const bounds = tiers.map((tier) => numberOf(at(tier, "upTo")));
  return tiers.flatMap((tier, index) => {
    const [bound, before] = [bounds[index], bounds[index - 1]];
    if (index === tiers.length - 1) {
      return bound === undefined
        ? []
        : [
            finding(
              at(tier, "upTo"),
              "Bậc cuối áp dụng cho mọi đơn vị còn lại nên không ghi upTo. Hãy bỏ upTo, hoặc thêm một bậc.",
            ),
          ];
    }
    if (bound === undefined) return [finding(tier, "Bậc này phải ghi đến đơn vị thứ mấy (upTo); chỉ bậc cuối không ghi.")];
    if (before === undefined || bound > before) return [];
    return [
      finding(
        at(tier, "upTo"),
        `Bậc này đến đơn vị thứ ${bound}, không lớn hơn bậc đứng trước (${before}). Hãy xếp các bậc tăng dần.`,
      ),
    ];
  });
}

function checkCap(fee: Place): Finding[] {
  const cap = numberOf(at(fee, "cap"));
  const first = numberOf(at(fee, "tiers", 0, "amount")) ?? numberOf(at(fee, "amount"));
  if (cap === undefined || first === undefined || cap >= first) return [];
  return [
    finding(
      at(fee, "cap"),
      `Mức cao nhất ${dong(cap)} thấp hơn mức thu của một đơn vị (${dong(first)}). Hãy kiểm tra hai con số.`,
    ),
  ];
}

const channelsOf = (fee: Place): string[] => {
  const given = items(at(fee, "channels")).flatMap((channel) => textOf(channel) ?? []);
  return given.length > 0 ? given : [...CHANNELS];
};

/** The same id may stand several times, but one channel and one day have one tariff. */
function checkOverlaps(fees: readonly Place[]): Finding[] {
  return fees.flatMap((fee, index) => {
    const id = textOf(at(fee, "id"));
    return fees.slice(0, index).flatMap((other, before) => {
      if (id === undefined || textOf(at(other, "id")) !== id) return [];
      const channels = channelsOf(fee).filter((channel) => channelsOf(other).includes(channel));
      const [here, there] = [periodOf(fee), periodOf(other)];
      const from = here.from > there.from ? here.from : there.from;
      const to = here.to < there.to ? here.to : there.to;
      if (channels.length === 0 || from > to) return [];
      return [finding(fee, overlapWords(id, before + 1, index + 1, channels, { from, to }))];
    });
  });
}

/** Tariffs of one fee share its id: only then can a person be told why the same thing costs less over another channel. */
function checkOneId(fees: readonly Place[]): Finding[] {
  return fees.flatMap((fee, index) => {
    const [id, name] = [textOf(at(fee, "id")), textOf(at(fee, "name"))];
    const other = fees.slice(0, index).find((one) => name !== undefined && textOf(at(one, "name")) === name);
    const otherId = other && textOf(at(other, "id"));
    if (id === undefined || otherId === undefined || otherId === id) return [];
    return [
      finding(
        at(fee, "id"),
        `“${name}” đã có mã “${otherId}”. Các mức của cùng một khoản dùng chung một mã để so được mức nộp trực tuyến với mức tại quầy; nếu là khoản khác, hãy đặt tên khác.`,
      ),
    ];
  });
}

function overlapWords(id: string, first: number, second: number, channels: string[], { from, to }: { from: string; to: string }) {
  const words: Readonly<Record<string, string>> = CHANNEL_WORDS;
  const where = channels.length === CHANNELS.length ? "mọi kênh" : `nộp ${channels.map((one) => words[one] ?? one).join(", ")}`;
  const when = [
    from > "0000-01-01" ? ` từ ${dateOnScreen(from)}` : "",
    to < "9999-12-31" ? ` đến ${dateOnScreen(to)}` : from > "0000-01-01" ? " trở đi" : " vào mọi ngày",
  ].join("");
  return `Khoản thu “${id}” có hai mức cùng áp dụng (mục thứ ${first} và mục thứ ${second}, ${where},${when}). Hãy ghi ngày hết hiệu lực (to) cho mức cũ, tách kênh (channels), hoặc đặt mã khác nếu là hai khoản.`;
}

function checkFeeIds(waiver: Place, fees: readonly Place[]): Finding[] {
  const known = new Set(fees.map((fee) => textOf(at(fee, "id"))));
  return items(at(waiver, "fees"))
    .filter((id) => textOf(id) !== undefined && !known.has(textOf(id)))
    .map((id) =>
      finding(
        id,
        `Không có khoản thu nào mã “${textOf(id)}” trong mục fees. ${known.size > 0 ? `Chỉ có: ${[...known].join(", ")}.` : "Thủ tục này không thu khoản nào."}`,
      ),
    );
}

/** Waivers of the law read this answer, so its values mean the same in every procedure. */
function checkExemption(form: Place): Finding[] {
  const allowed = EXEMPTIONS.map(({ value }) => value);
  const field = fieldsOf(form).find(({ id }) => id === EXEMPTION);
  if (!field) return [];
  if (field.type !== "choice")
    return [
      finding(at(field.place, "type"), `Trường “${EXEMPTION}” là câu hỏi về đối tượng miễn, giảm nên phải có kiểu choice.`),
    ];
  return items(at(field.place, "choices"))
    .map((choice) => at(choice, "value"))
    .filter((value) => textOf(value) !== undefined && !allowed.includes(textOf(value) ?? ""))
    .map((value) =>
      finding(value, `Đối tượng miễn, giảm “${textOf(value)}” không có trong quy định chung. Chỉ dùng: ${allowed.join(", ")}.`),
    );
}
