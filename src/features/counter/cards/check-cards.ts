import { compareCard, type IdCard } from "../../../core/id-card/index.ts";
import type { RegisterValue } from "../../../core/procedure/types.ts";
import type { Services } from "../../../platform/services.ts";
import { lookupsOf } from "../../population/index.ts";
import type { Clerk, Visit } from "../types.ts";
import { selectCards, updateOutcome, upsertCard } from "./sql.ts";
import type { CardOutcome, KeptCard } from "./types.ts";

/** The field of a visit under which the population register is asked who the visitor is. */
export const VISITOR = "visitor";

/** Keeps what a scanned card said, under the question whose answer its number is. Safe to repeat. */
export async function keepCard(
  services: Pick<Services, "db" | "clock">,
  { officerId, name }: Clerk,
  visitId: string,
  { field, card }: Pick<KeptCard, "field" | "card">,
): Promise<void> {
  await upsertCard(services.db, { visitId, field, card, by: { officerId, name }, at: services.clock.now().toString() });
}

/** The cards of a visit, each held against what the register has said by now; the result is kept with its time. Safe to repeat. */
export async function checkCards(services: Pick<Services, "db" | "clock">, visit: Visit): Promise<KeptCard[]> {
  const cards = await selectCards(services.db, visit.id);
  const open = cards.filter(({ outcome }) => outcome === null || outcome === "unavailable");
  if (open.length === 0) return cards;
  const [ofVisit, ofDraft] = await Promise.all([
    lookupsOf(services, visit.id),
    visit.draftId ? lookupsOf(services, visit.draftId) : undefined,
  ]);
  const at = services.clock.now().toString();
  for (const one of open) {
    const lookups = one.field === VISITOR ? ofVisit : ofDraft;
    const said = resultOf(one.card, lookups?.values[one.field], lookups?.unavailable.includes(one.field) ?? false);
    if (!said || said.outcome === one.outcome) continue;
    await updateOutcome(services.db, { visitId: visit.id, field: one.field, personalId: one.card.personalId }, { ...said, at });
    Object.assign(one, said, { checkedAt: at });
  }
  return cards;
}

function resultOf(
  card: IdCard,
  value: RegisterValue | undefined,
  away: boolean,
): { outcome: CardOutcome; differences: KeptCard["differences"] } | undefined {
  if (away || value?.unavailable) return { outcome: "unavailable", differences: [] };
  if (!value || !Object.values(value.asked).includes(card.personalId)) return undefined;
  if (!value.found) return { outcome: "notFound", differences: [] };
  const differences = compareCard(card, value.values);
  return { outcome: differences.length === 0 ? "match" : "differs", differences };
}
