import { ownersOf } from "../../../core/dossier/index.ts";
import type { Services } from "../../../platform/services.ts";
import { readEvents } from "../../dossiers/index.ts";
import { lockUntold, selectDossier, type UntoldLetter, updateTold } from "../sql.ts";
import { ASKING, askerBy, holdersOf } from "./hear-answered.ts";
import { aroundOf } from "./posts.ts";
import { receiversOf } from "./receivers.ts";
import { tell } from "./tell.ts";

const PAGE = 50;

/** Letters of applicants, to whoever has the dossier or asked the applicant last. A letter and that it was told are committed together. */
export async function tellLetters(services: Services): Promise<void> {
  for (;;) {
    const count = await services.db.transaction().execute(async (tx) => {
      const here = { ...services, db: tx };
      const letters = await lockUntold(tx, PAGE);
      for (const letter of letters) await tellOne(here, letter);
      if (letters.length > 0) {
        const ids = letters.map(({ id }) => id);
        await updateTold(tx, ids, services.clock.now().toString());
      }
      return letters.length;
    });
    if (count < PAGE) return;
  }
}

async function tellOne(services: Services, { id, dossierId, at }: UntoldLetter): Promise<void> {
  const dossier = await selectDossier(services.db, dossierId);
  if (!dossier) return;
  const waits = !dossier.finishedAt && ownersOf(dossier).some(({ kind }) => kind === "applicant");
  const asker = waits ? askerBy(await readEvents(services, dossierId), ASKING) : undefined;
  const receivers = receiversOf(await aroundOf(services, dossier), dossier, holdersOf(dossier, asker));
  const words = { kind: "letter", title: "Người nộp viết thư", body: "Mở hồ sơ để đọc và trả lời." } as const;
  await tell(services, { ...words, dossierId, cause: `letter ${id}`, at, receivers });
}
