import { amountsIn } from "../parse-money.ts";
import type { PublishedFee, PublishedProcedure } from "../types.ts";
import type { Rule } from "./types.ts";
import { CHANNEL_WORDS, quote } from "./words.ts";

const PUBLIC_TARIFF = "Điều 14 Luật Phí và lệ phí 97/2015/QH13: mức thu phải được niêm yết, công khai đúng";

type Placed = { fee: PublishedFee; place: string; channel: string; note: string };

const feesOf = ({ channels }: PublishedProcedure): Placed[] =>
  channels.flatMap(({ channel, fees, note }, i) =>
    fees.map((fee, j) => ({ fee, place: `channels.${i}.fees.${j}`, channel: CHANNEL_WORDS[channel], note })),
  );

const isFree = ({ fee }: Placed): boolean => fee.money.kind === "free";

/** What the description of a channel says about the fee; the rest of it is about places and times. */
const aboutFee = ({ fee, note }: Placed): string =>
  [fee.note, ...note.split(/[\n;]|(?<=\.)\s/u).filter((one) => /phí/iu.test(one))].join("\n");

const thousandLoss: Rule = {
  id: "thousand-loss",
  severity: "error",
  title: "Mức phí dưới 1.000 đồng: có thể mất ba số 0",
  advice: "Ghi đủ số tiền theo thông tư hoặc nghị quyết quy định mức thu.",
  source: PUBLIC_TARIFF,
  check: (procedure) =>
    feesOf(procedure).flatMap(({ fee: { money, note }, place, channel }) => {
      if (money.kind !== "amount" || money.currency !== "VND" || money.min <= 0 || money.min >= 1000) return [];
      const foreign = new RegExp(`\\b${money.min}\\s*(USD|EUR)`, "u").exec(note)?.[1];
      const message = `${channel}: phí ghi ${money.min} đồng${note ? `, mô tả ghi ${quote(note)}` : ""}.`;
      return [foreign ? { place, message, advice: `Đổi đơn vị tiền sang ${foreign}.` } : { place, message }];
    }),
};

const freeButAmount: Rule = {
  id: "free-but-amount",
  severity: "error",
  title: "Ghi “Miễn phí” nhưng mô tả nêu số tiền",
  advice: "Ghi mức thu vào ô phí, lệ phí; chỉ để “Miễn phí” khi không ai phải nộp.",
  source: PUBLIC_TARIFF,
  check: (procedure) =>
    feesOf(procedure)
      .filter(isFree)
      .flatMap((one) => {
        const [amount] = amountsIn(aboutFee(one));
        if (amount === undefined) return [];
        const said = amount.toLocaleString("vi-VN");
        return [{ place: one.place, message: `${one.channel}: ghi “Miễn phí” nhưng mô tả nêu ${said} đồng.` }];
      }),
};

const freeButTariff: Rule = {
  id: "free-but-tariff",
  severity: "warning",
  title: "Ghi “Miễn phí” nhưng dẫn văn bản quy định mức thu",
  advice: "Tra mức thu trong văn bản được dẫn rồi ghi vào ô phí, lệ phí.",
  source: PUBLIC_TARIFF,
  check: (procedure) =>
    feesOf(procedure)
      .filter(isFree)
      .flatMap((one) => {
        const text = aboutFee(one);
        const refers = /TT-BTC|thông tư[^.]{0,60}bộ (?:trưởng bộ )?tài chính|hội đồng nhân dân|HĐND/iu.test(text);
        if (!refers || amountsIn(text).length > 0) return [];
        return [{ place: one.place, message: `${one.channel}: ghi “Miễn phí” nhưng dẫn mức thu: ${quote(text)}` }];
      }),
};

const UNTIL = /đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})(?:\/|\s+tháng\s+)(\d{1,2})(?:\/|\s+năm\s+)(20\d\d)/giu;

const expiredTariff: Rule = {
  id: "expired-tariff",
  severity: "error",
  title: "Mức thu đã hết thời gian áp dụng",
  advice: "Bỏ mức thu đã hết hạn, ghi mức đang áp dụng.",
  source: PUBLIC_TARIFF,
  check: ({ channels }, { today }) =>
    channels.flatMap(({ channel, fees, note }, i) => {
      const text = [...fees.map((fee) => fee.note), ...note.split("\n").filter((line) => /phí/iu.test(line))].join("\n");
      const ends = [...text.matchAll(UNTIL)].map(
        ([, d = "", m = "", y = ""]) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`,
      );
      const last = ends.filter((end) => end < today).sort()[0];
      if (last === undefined) return [];
      const said = last.split("-").map(Number).reverse().join("/");
      return [
        { place: `channels.${i}.fees`, message: `${CHANNEL_WORDS[channel]}: còn ghi mức thu chỉ áp dụng đến hết ${said}.` },
      ];
    }),
};

export const FEE_RULES: readonly Rule[] = [thousandLoss, freeButAmount, freeButTariff, expiredTariff];
