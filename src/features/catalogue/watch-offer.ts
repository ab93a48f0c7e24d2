import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { publications } from "./revisions.ts";
import { selectOfferVersion } from "./sql.ts";

/** Milliseconds for which what another process published may go unseen; what this process publishes is seen at once. */
export const OFFER_STALE_MS = 3_000;

export type OfferWatch = {
  /** Changes when something else is offered: a revision was published, an agency stopped offering, published procedures were taken in, or a day began. @returns a promise only when it has to ask again */
  version: () => string | Promise<string>;
};

/** Watches what the province offers, with at most one question to the database in `OFFER_STALE_MS`. */
export function watchOffer(services: Pick<Services, "db" | "clock">): OfferWatch {
  let known: { version: string; from: number; until: number; published: number } | undefined;
  let asking: Promise<string> | undefined;

  const ask = async (): Promise<string> => {
    const published = publications();
    const now = services.clock.now();
    const today = now.toZonedDateTimeISO(TIME_ZONE);
    const midnight = today.startOfDay().add({ days: 1 }).epochMilliseconds;
    const version = `${today.toPlainDate()} ${await selectOfferVersion(services.db)}`;
    const from = now.epochMilliseconds;
    known = { version, from, until: Math.min(from + OFFER_STALE_MS, midnight), published };
    return version;
  };

  return {
    version: () => {
      const now = services.clock.now().epochMilliseconds;
      // A clock that was set back counts as a new one.
      if (known && now >= known.from && now < known.until && known.published === publications()) return known.version;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}
