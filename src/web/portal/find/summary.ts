import type { Revision } from "../../../core/procedure/types.ts";
import type { CardLinkParams } from "../../ui/index.ts";
import { termText } from "../words.ts";

/** A procedure as a card: the word people use, the legal name beside it, time and effort. */
export function cardOf(revision: Revision): CardLinkParams {
  const terms = revision.channels.online ?? revision.channels.counter;
  const time = terms ? (terms.sameDay ? "Trong ngày" : termText(terms)) : undefined;
  const text = [revision.plain === revision.name ? undefined : revision.name, time, `điền khoảng ${revision.minutesToFill} phút`];
  return { href: `/thu-tuc/${revision.code}`, title: revision.plain, text: text.filter(Boolean).join(" · ") };
}
