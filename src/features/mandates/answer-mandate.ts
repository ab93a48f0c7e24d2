import type { Services } from "../../platform/services.ts";
import type { Person } from "../identity/index.ts";
import { realActor } from "./person-actor.ts";
import type { MandateOutcome } from "./types.ts";
import { changeMandate, todayOf } from "./write-mandate.ts";

type Input = { person: Person; id: string; accept: boolean; reason: string };

/**
 * The receiver agrees to act for the giver, or does not. Agreeing again changes nothing.
 * @returns undefined when there is no such mandate for this person
 */
export async function answerMandate(
  services: Services,
  { person, id, accept, reason }: Input,
): Promise<MandateOutcome | undefined> {
  let theirs = true;
  const outcome = await changeMandate(services, { id, actor: realActor(person) }, (mandate) => {
    theirs = mandate.receiver.personalId === person.personalId;
    if (!theirs) return undefined;
    if (mandate.state === "active" && accept) return undefined;
    if (mandate.state !== "offered") return "Lời nhờ này không còn chờ bạn trả lời. Hãy tải lại trang.";
    if (!accept) return { event: { type: "Declined", reason: reason.trim().slice(0, 500) }, change: { state: "declined" } };
    if (person.level < 2) return "Để nhận làm thay, tài khoản VNeID của bạn cần mức 2. Công an xã nâng mức cho bạn trong ngày.";
    if (mandate.until !== null && mandate.until < todayOf(services))
      return "Lời nhờ này đã hết hạn. Hãy đề nghị người nhờ giao lại.";
    return {
      event: { type: "Accepted" },
      change: { state: "active", receiver: { personalId: person.personalId, name: person.name } },
    };
  });
  return theirs ? outcome : undefined;
}
