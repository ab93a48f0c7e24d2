import type { Delivery } from "../../core/dossier/index.ts";
import type { Answers } from "../../core/procedure/types.ts";

/** How the result is wanted, from the answers `delivery.way` and `delivery.address`; on line when the form does not ask. */
export function deliveryOf(answers: Answers): Delivery {
  const way = answers["delivery.way"];
  if (way === "counter") return { way };
  if (way !== "post") return { way: "online" };
  return { way, address: String(answers["delivery.address"] ?? "") };
}
