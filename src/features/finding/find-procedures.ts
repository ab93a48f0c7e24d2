import type { Db, Services } from "../../platform/services.ts";
import { type OfferWatch, watchOffer } from "../catalogue/index.ts";
import { answerOf, type Collected, collect } from "./collect.ts";
import { noWords, readWords, WORDS_FOLDER, type Words } from "./read-words.ts";
import type { FindingAnswer, FindingOptions } from "./types.ts";

type Needed = Pick<Services, "db" | "clock" | "log">;

type Keeper = {
  offer: OfferWatch;
  held?: { version: string; collected: Collected };
  making?: { version: string; done: Promise<Collected> };
};

/** One index serves the whole process; it goes with its database. */
const keepers = new WeakMap<Db, Keeper>();

/**
 * Procedures by need in the words of people, best first: definitions in force and published ones together, each code once. While somebody is
 * `typing`, an answer of a moment ago will do when the offer has just changed.
 */
export async function findProcedures(services: Needed, text: string, options: FindingOptions = {}): Promise<FindingAnswer> {
  return answerOf(await collectedNow(services, options.typing ?? false), text, options);
}

/** Makes the index ready, so that the first question need not wait for it. */
export async function prepareFinding(services: Needed): Promise<void> {
  await collectedNow(services, false);
}

async function collectedNow(services: Needed, oldWillDo: boolean): Promise<Collected> {
  const keeper = keepers.get(services.db) ?? { offer: watchOffer(services) };
  keepers.set(services.db, keeper);
  const version = await keeper.offer.version();
  if (keeper.held?.version === version) return keeper.held.collected;
  if (keeper.making?.version !== version) {
    const done = collect(services, words(services));
    const making = { version, done };
    keeper.making = making;
    // Two may be made one after the other; what was begun last is what stays.
    done.then(
      (collected) => {
        if (keeper.making !== making) return;
        keeper.held = { version, collected };
        delete keeper.making;
      },
      () => {
        if (keeper.making === making) delete keeper.making;
      },
    );
  }
  return oldWillDo && keeper.held ? keeper.held.collected : keeper.making!.done;
}

/** A slip in the controller's words must not take the search away. */
function words(services: Pick<Services, "log">): Words {
  try {
    return readWords(WORDS_FOLDER);
  } catch (error) {
    services.log.error({ err: error }, "words for finding cannot be read");
    return noWords();
  }
}
