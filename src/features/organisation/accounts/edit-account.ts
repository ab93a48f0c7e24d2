import type { Services } from "../../../platform/services.ts";
import { no } from "../change.ts";
import type { Refused, Result } from "../types.ts";
import { agencyOf, changeAccount, type OnAccount, subjectOf } from "./change-account.ts";
import { type Details, type Fault, faultsOfDetails, tidyDetails } from "./check-details.ts";
import { updateAccount } from "./sql.ts";

/** Name, telephone and mail of a person; the user name and the identification number stay for life. */
export async function editAccount(
  services: Services,
  input: OnAccount & { details: Pick<Details, "name" | "phone" | "email"> },
): Promise<Result | (Refused & { faults: Fault[] })> {
  const details = tidyDetails({ ...input.details, personalId: "000000000000", username: "khong-doi" });
  const faults = faultsOfDetails(details);
  if (faults.length > 0) return { ok: false, message: faults[0]!.message, faults };
  return changeAccount(services, input, true, async (tx, account) => {
    const { name, phone, email } = details;
    const before = { name: account.name, phone: account.phone, email: account.email };
    const after = { name, phone, email };
    if (JSON.stringify(before) === JSON.stringify(after)) return no("Chưa có gì khác để lưu.");
    await updateAccount(tx, account.id, after);
    const entry = { act: "changeAccount" as const, agencyId: agencyOf(account), subject: subjectOf(account), before, after };
    return { entries: [entry], value: {} };
  });
}
