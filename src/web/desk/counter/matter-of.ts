import type { Revision } from "../../../core/procedure/types.ts";
import { folded } from "../../../core/text/index.ts";

/** Words that stand before the matter itself. */
const BEFORE = /^(thu tuc |dang ky |cap lai |cap |xac nhan |giai quyet )+/;

/**
 * The matter that two or three letters mean, by the first letters of its words: ks → đăng ký khai sinh, bs → chứng thực bản sao. Of several the one that
 * begins so, then the one that stands first. @returns undefined when the letters mean none
 */
export function matterOf<T extends Pick<Revision, "name" | "plain">>(typed: string, offered: readonly T[]): T | undefined {
  const letters = folded(typed);
  if (!/^[a-z]{2,3}$/.test(letters)) return undefined;
  const named = offered.map((one) => ({
    one,
    ways: [one.name, one.plain].map((name) => initials(folded(name).replace(BEFORE, ""))),
  }));
  const begins = named.find(({ ways }) => ways.some((way) => way.startsWith(letters)));
  return (begins ?? named.find(({ ways }) => ways.some((way) => way.includes(letters))))?.one;
}

const initials = (name: string): string =>
  name
    .split(/[^a-z0-9]+/)
    .map((word) => word.charAt(0))
    .join("");
