import type { FeeLine } from "../../dossier/types.ts";
import type { Channel } from "../types.ts";
import { dong } from "./dong.ts";

/** How an application is handed in, within a sentence. */
export const CHANNEL_WORDS = {
  online: "trực tuyến",
  counter: "tại quầy",
  post: "qua bưu điện",
} as const satisfies Record<Channel, string>;

/** Why the same case costs more at the counter than over a channel: a waiver that counts here alone, a lower tariff, a fee of the counter. */
export function counterWhy(channel: Channel, lines: readonly FeeLine[], counter: readonly FeeLine[]): string[] {
  const words = CHANNEL_WORDS[channel];
  const why = counter.flatMap((there): string[] => {
    const here = lines.find(({ id }) => id === there.id);
    if (!here) return there.total > 0 ? [`${lowerFirst(there.name)} không thu khi nộp ${words}`] : [];
    if (here.total >= there.total) return [];
    const [fullHere, fullThere] = [here.full ?? here.total, there.full ?? there.total];
    return [
      ...(fullHere < fullThere
        ? [`${lowerFirst(here.name)} khi nộp ${words} là ${dong(fullHere)}, tại quầy là ${dong(fullThere)}`]
        : []),
      ...(here.waiver && !sameWaiver(here.waiver, there.waiver) ? [lowerFirst(here.waiver.why)] : []),
    ];
  });
  return [...new Set(why)];
}

/** Two rules of one name, each for its channel and with its own rate, are two. */
const sameWaiver = (one: NonNullable<FeeLine["waiver"]>, other: FeeLine["waiver"]): boolean =>
  one.id === other?.id && one.rate === other.rate;

/** As a part of a sentence; an abbreviation keeps its capitals. */
const lowerFirst = (text: string): string =>
  (/^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase("vi") + text.slice(1)).replace(/\.$/, "");
