import { randomUUID } from "node:crypto";
import { type Refusal, refuse } from "../../core/dossier/index.ts";
import type { IdCard } from "../../core/id-card/index.ts";
import { checkPersonalId } from "../../core/procedure/index.ts";
import type { Services } from "../../platform/services.ts";
import { findProcedure } from "../catalogue/index.ts";
import { limit } from "../identity/index.ts";
import { requestLookup } from "../population/index.ts";
import { keepCard, VISITOR } from "./cards/check-cards.ts";
import { insertVisit } from "./sql.ts";
import type { Clerk } from "./types.ts";

/** Minutes for which the same person with the same matter is the same visit. */
const SAME_VISIT = 30;

export type OpenInput = {
  clerk: Clerk;
  code: string;
  /** Twelve digits, however spaced. */
  personalId: string;
  /** The card that was scanned; kept, and held against what the register says. */
  card?: IdCard | undefined;
  /** One for each intended opening. */
  key: string;
};
export type Opened = { ok: true; visitId: string } | { ok: false; field: "so" | "thu-tuc"; refusal: Refusal };

/**
 * Opens a visit: from here on its minutes count. Asks the population register, in the clerk's name and with its purpose on record, who the visitor
 * is. Of two clerks who open the same visit at once both get the same one.
 */
export async function openVisit(services: Services, { clerk, code, personalId, card, key }: OpenInput): Promise<Opened> {
  const number = checkPersonalId(personalId);
  const procedure = await findProcedure(services, code);
  if (!procedure?.revision.channels.counter)
    return no("thu-tuc", refuse("notFound", "Hãy chọn một thủ tục có nhận hồ sơ tại quầy."));
  if (!number.ok) return no("so", refuse("incomplete", number.message));
  if (number.value === clerk.personalId)
    return no("so", refuse("ownDossier", "Đây là số của chính bạn. Hãy nhờ đồng nghiệp khác nhận hồ sơ của bạn."));
  await limit(services, "counter", clerk.officerId);
  const now = services.clock.now();
  const id = await services.db.transaction().execute((tx) =>
    insertVisit(tx, {
      id: randomUUID(),
      key: `${clerk.officerId}:${key}`,
      agencyId: clerk.agencyId,
      procedureCode: code,
      personalId: number.value,
      openedBy: { officerId: clerk.officerId, name: clerk.name },
      at: now.toString(),
      fresh: now.subtract({ minutes: SAME_VISIT }).toString(),
    }),
  );
  if (card) await keepCard(services, clerk, id, { field: VISITOR, card });
  await requestLookup(services, {
    kind: "person",
    args: { personalId: number.value },
    purpose: `Tiếp đón tại quầy: ${procedure.revision.name}`,
    procedureCode: code,
    askedBy: clerk,
    draftId: id,
    fieldId: VISITOR,
  });
  return { ok: true, visitId: id };
}

const no = (field: "so" | "thu-tuc", { refusal }: { refusal: Refusal }): Opened => ({ ok: false, field, refusal });
