import type { Delivery } from "../../core/dossier/index.ts";
import { effectiveAnswers } from "../../core/procedure/index.ts";
import type { Answers, Revision } from "../../core/procedure/types.ts";
import type { DraftCase } from "./types.ts";

/** Counter where the result is fetched, when that is not the deciding agency's. */
export type FetchPlace = { id: string; name: string };

/**
 * How the result is wanted, from the answers `delivery.way` and `delivery.address`. Where the form does not ask: on line when all of the procedure
 * is done on line (toàn trình), else at the counter, where the person has to come anyway.
 */
export function deliveryOf(answers: Answers, { level }: Pick<Revision, "level">, fetchAt?: FetchPlace): Delivery {
  const way = answers["delivery.way"] ?? (level === "toan-trinh" ? "online" : "counter");
  if (way === "counter") return { way, ...(fetchAt && { agencyId: fetchAt.id, agencyName: fetchAt.name }) };
  if (way !== "post") return { way: "online" };
  return { way, address: String(answers["delivery.address"] ?? "") };
}

/** True when the applicant comes to a counter for the result, as the draft stands. */
export function fetchesAtCounter({ revision, ctx, dossier }: DraftCase): boolean {
  return dossier === undefined && deliveryOf(effectiveAnswers(revision, ctx), revision).way === "counter";
}
