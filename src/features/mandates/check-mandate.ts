import type { Services } from "../../platform/services.ts";
import type { OfficerActor } from "../identity/index.ts";
import type { MandateOutcome } from "./types.ts";
import { changeMandate } from "./write-mandate.ts";

type Input = { officer: OfficerActor; id: string; accept: boolean; reason: string };

/**
 * The counter looks at the decision or birth certificate of a guardian and says whether it stands.
 * @returns undefined when nothing of that id waits at this officer's counter
 */
export async function checkMandate(
  services: Services,
  { officer, id, accept, reason }: Input,
): Promise<MandateOutcome | undefined> {
  let here = true;
  const outcome = await changeMandate(services, { id, actor: officer }, (mandate) => {
    here = mandate.agencyId === officer.agencyId && officer.role === "receptionist";
    if (!here) return undefined;
    if (mandate.state !== "checking") return "Giấy này đã có người kiểm tra. Hãy tải lại trang.";
    if ([mandate.giver.number, mandate.receiver.personalId].includes(officer.personalId))
      return "Giấy này liên quan đến chính bạn. Hãy nhờ đồng nghiệp khác kiểm tra.";
    const why = reason.trim().slice(0, 500);
    if (accept) return { event: { type: "Accepted" }, change: { state: "active" } };
    if (!why) return "Hãy ghi vì sao không chấp nhận, để người khai biết phải làm gì.";
    return { event: { type: "Declined", reason: why }, change: { state: "declined" } };
  });
  return here ? outcome : undefined;
}
