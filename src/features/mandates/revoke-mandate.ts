import { isOpen, type Mandate } from "../../core/mandate/index.ts";
import type { Services } from "../../platform/services.ts";
import type { OfficerActor, Person } from "../identity/index.ts";
import { realActor } from "./person-actor.ts";
import type { MandateOutcome } from "./types.ts";
import { changeMandate } from "./write-mandate.ts";

type Input = { by: Person | OfficerActor; id: string; reason: string };

const isOfficer = (by: Person | OfficerActor): by is OfficerActor => "kind" in by && by.kind === "officer";

/**
 * Ends a mandate from this moment on (BLDS 2015, Điều 569): its giver, its receiver who no longer wants it, or a receptionist for a giver who
 * came to the counter. Revoking again changes nothing.
 * @returns undefined when there is no such mandate for them
 */
export async function revokeMandate(services: Services, { by, id, reason }: Input): Promise<MandateOutcome | undefined> {
  let theirs = true;
  const actor = isOfficer(by) ? by : realActor(by);
  const outcome = await changeMandate(services, { id, actor }, (mandate) => {
    theirs = mayRevoke(by, mandate);
    if (!theirs || mandate.state === "revoked") return undefined;
    if (!isOpen(mandate)) return "Quyền làm thay này đã chấm dứt từ trước, không cần thu hồi nữa.";
    const why = reason.trim().slice(0, 500);
    if (isOfficer(by) && !why) return "Hãy ghi vì sao thu hồi, ví dụ người ủy quyền đến quầy đề nghị.";
    return { event: { type: "Revoked", reason: why }, change: { state: "revoked" } };
  });
  return theirs ? outcome : undefined;
}

function mayRevoke(by: Person | OfficerActor, { giver, receiver }: Mandate): boolean {
  if (isOfficer(by)) return by.role === "receptionist" && ![giver.number, receiver.personalId].includes(by.personalId);
  if (receiver.personalId === by.personalId || giver.id === by.id) return true;
  return by.acting?.kind === "guardian" && by.acting.personId === giver.id;
}
