import { randomUUID } from "node:crypto";
import type { Actor } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { insertOutage, selectOutages, updateEnd } from "./sql.ts";
import type { Outage } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
export type OutageInput = { from: Temporal.Instant; to?: Temporal.Instant | undefined; what: string };
export type OutageProblem = { field: "from" | "to" | "what"; message: string };

const OLDEST_DAYS = 366;
const LONGEST = 300;
const MOST = 200;
const { compare } = Temporal.Instant;

/** The newest outages, those that last first; at most 200. */
export function listOutages({ db }: Pick<Services, "db">): Promise<Outage[]> {
  return selectOutages(db, MOST);
}

/** Records an outage that an officer tells of. It may have ended or still last. @returns what is wrong, in Vietnamese; nothing when it is recorded */
export async function recordOutage(
  services: Pick<Services, "db" | "clock">,
  actor: Officer,
  input: OutageInput,
): Promise<OutageProblem[]> {
  const now = services.clock.now();
  const what = input.what.normalize("NFC").trim();
  const problems = checkOutage({ ...input, what }, now);
  if (problems.length > 0) return problems;
  await insertOutage(services.db, {
    ...{ id: randomUUID(), from: input.from.toString(), to: input.to?.toString() ?? null, what, source: "officer" },
    ...{ by: { officerId: actor.officerId, name: actor.name }, at: now.toString() },
  });
  return [];
}

/** Says that an outage has ended, now or before. @returns what is wrong; nothing when it is put down */
export async function closeOutage(
  services: Pick<Services, "db" | "clock">,
  actor: Officer,
  input: { id: string; to: Temporal.Instant },
): Promise<string | undefined> {
  if (compare(input.to, services.clock.now()) > 0) return "Lúc khắc phục xong không thể ở tương lai.";
  const done = await updateEnd(services.db, input.id, input.to.toString(), { officerId: actor.officerId, name: actor.name });
  return done ? undefined : "Sự cố này đã được ghi là khắc phục xong, hoặc bắt đầu sau lúc bạn ghi. Hãy tải lại trang.";
}

function checkOutage({ from, to, what }: OutageInput, now: Temporal.Instant): OutageProblem[] {
  const problems: OutageProblem[] = [];
  if (compare(from, now) > 0) problems.push({ field: "from", message: "Lúc bắt đầu không thể ở tương lai." });
  if (compare(from, now.subtract({ hours: OLDEST_DAYS * 24 })) < 0)
    problems.push({ field: "from", message: "Chỉ ghi được sự cố trong vòng một năm." });
  if (to && compare(to, now) > 0) problems.push({ field: "to", message: "Lúc khắc phục xong không thể ở tương lai." });
  if (to && compare(to, from) <= 0) problems.push({ field: "to", message: "Lúc khắc phục xong phải sau lúc bắt đầu." });
  if (!what)
    problems.push({ field: "what", message: "Hãy ghi sự cố gì, ví dụ: mất kết nối với Cơ sở dữ liệu quốc gia về dân cư." });
  if (what.length > LONGEST) problems.push({ field: "what", message: `Hãy ghi ngắn hơn ${LONGEST} chữ.` });
  return problems;
}
