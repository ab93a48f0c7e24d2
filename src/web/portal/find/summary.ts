import type { Revision } from "../../../core/procedure/types.ts";
import type { CardLinkParams } from "../../ui/index.ts";
import { termText } from "../words.ts";

const LONG = 90;

/** Legal names run to several lines; a card shows how they begin. */
function shortened(name: string): string {
  return name.length <= LONG ? name : `${name.slice(0, name.lastIndexOf(" ", LONG))}…`;
}

/** A procedure as a card: the word people use, the legal name beside it, time and effort. */
export function cardOf(revision: Revision): CardLinkParams {
  const terms = revision.channels.online ?? revision.channels.counter;
  const time = terms ? (terms.sameDay ? "Trong ngày" : termText(terms)) : undefined;
  const text = [
    revision.plain === revision.name ? undefined : shortened(revision.name),
    time,
    `điền khoảng ${revision.minutesToFill} phút`,
  ];
  return { href: `/thu-tuc/${revision.code}`, title: revision.plain, text: text.filter(Boolean).join(" · ") };
}
