import { randomUUID } from "node:crypto";
import { dateParts } from "../../../core/expr/index.ts";
import type { Services } from "../../../platform/services.ts";
import { editorOf, mayEdit, NOT_ALLOWED } from "../edits/rights.ts";
import type { Author, Refused } from "../edits/types.ts";
import { noticeOffer, today } from "../revisions.ts";
import { recordEvent } from "./events.ts";
import { historyOf } from "./history-of.ts";
import { insertWithdrawal, lockOffer, selectWithdrawals, type Withdrawal, type WithdrawalDecision } from "./sql.ts";

export type WithdrawInput = {
  code: string;
  decision: WithdrawalDecision /** First day without it, yyyy-MM-dd. */;
  from: string;
  note?: string;
};
export type WithdrawOutcome = { kind: "withdrawn"; withdrawal: Withdrawal } | Refused;

/**
 * Withdraws a procedure (bãi bỏ) from a day on: what was published for it until now counts no longer; what is published later may bring it
 * back. Dossiers go on as they are. Sent again it is recorded once.
 */
export async function withdrawProcedure(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  input: WithdrawInput,
): Promise<WithdrawOutcome> {
  const refuse = (say: string): WithdrawOutcome => ({ kind: "refused", say });
  if (!mayEdit(actor)) return refuse(NOT_ALLOWED);
  const decision = { number: input.decision.number.trim(), date: input.decision.date, by: input.decision.by.trim() };
  const now = today(services);
  if (!decision.number || !decision.by) return refuse("Hãy ghi số quyết định bãi bỏ và cơ quan ban hành.");
  if (dateParts(decision.date) === undefined || decision.date > now)
    return refuse("Ngày ký quyết định bãi bỏ phải có thật và không sau hôm nay.");
  if (dateParts(input.from) === undefined) return refuse("Hãy ghi ngày bãi bỏ có hiệu lực, theo năm-tháng-ngày.");
  if (input.from < now) return refuse("Ngày bãi bỏ đã qua. Hãy ghi hôm nay hoặc một ngày sau; những ngày đã qua giữ nguyên.");
  const at = services.clock.now().toString();
  const outcome = await services.db.transaction().execute(async (tx): Promise<WithdrawOutcome> => {
    await lockOffer(tx, input.code);
    const same = (await selectWithdrawals(tx, input.code)).find((one) => one.from === input.from);
    if (same?.decision.number === decision.number) return { kind: "withdrawn", withdrawal: same };
    if (same) return refuse(`Thủ tục đã được bãi bỏ từ ngày này theo Quyết định ${same.decision.number}.`);
    const standing = (await historyOf({ db: tx }, input.code, now)).filter(
      ({ state }) => state === "inForce" || state === "upcoming",
    );
    if (standing.length === 0) return refuse("Thủ tục này không còn bản nào đang hoặc sẽ áp dụng, nên không có gì để bãi bỏ.");
    const by = editorOf(actor);
    const note = input.note?.trim() ?? "";
    const row = { id: randomUUID(), code: input.code, from: input.from, decision, note, recordedBy: by, recordedAt: at };
    const withdrawal = await insertWithdrawal(tx, row);
    if (!withdrawal) return refuse("Thủ tục vừa được bãi bỏ ở nơi khác. Hãy tải lại trang.");
    const said = `Quyết định ${decision.number} ngày ${decision.date} của ${decision.by}, từ ngày ${input.from}.`;
    await recordEvent(tx, { at, by, what: "procedure.withdrawn", code: input.code, note: note ? `${said} ${note}` : said });
    return { kind: "withdrawn", withdrawal };
  });
  if (outcome.kind === "withdrawn") noticeOffer();
  return outcome;
}

/** By which decisions a procedure was withdrawn, earliest first. */
export function listWithdrawals(services: Pick<Services, "db">, code: string): Promise<Withdrawal[]> {
  return selectWithdrawals(services.db, code);
}
