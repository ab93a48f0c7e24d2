import { z } from "zod";
import type { HttpClient } from "../../../platform/http.ts";
import type { Services } from "../../../platform/services.ts";
import { callPortal } from "./portal-client.ts";

/** TenTTHC, MaLinhVuc, TenLinhVuc as the national catalogue has them. */
export type NationalNames = Record<"TenTTHC" | "MaLinhVuc" | "TenLinhVuc", string>;

const shape = z.object({
  MATTHC: z.string(),
  TENTTHC: z.string().min(1),
  LINHVUCTHUCHIEN: z.array(z.object({ MALINHVUC: z.string().min(1), TENLINHVUC: z.string().min(1) })).min(1),
});

type Known = { names: NationalNames | undefined; until: Temporal.Instant };
const known = new WeakMap<HttpClient, Map<string, Known>>();

/**
 * How the portal itself calls a procedure (LayThuTuc). It compares these names with its catalogue and refuses any other, so they are read
 * from there and not from ours; kept for a day.
 * @returns undefined when the portal does not know the procedure
 * @throws OutsideError when it does not answer
 */
export async function nationalNames(services: Services, code: string, madonvi: string): Promise<NationalNames | undefined> {
  const names = known.get(services.http) ?? new Map<string, Known>();
  known.set(services.http, names);
  const now = services.clock.now();
  const kept = names.get(`${services.config.nationalPortal.url} ${code}`);
  if (kept && Temporal.Instant.compare(now, kept.until) < 0) return kept.names;
  const reply = await callPortal(services, "LayThuTuc", { madonvi, maTTHC: code });
  const found = reply.result.map((one) => shape.safeParse(one)).find((one) => one.success && one.data.MATTHC === code)?.data;
  const field = found?.LINHVUCTHUCHIEN[0];
  const fresh = found && field && { TenTTHC: found.TENTTHC, MaLinhVuc: field.MALINHVUC, TenLinhVuc: field.TENLINHVUC };
  names.set(`${services.config.nationalPortal.url} ${code}`, { names: fresh, until: now.add({ hours: 24 }) });
  return fresh;
}
