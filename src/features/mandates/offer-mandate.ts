import { mandateTermsOn, periodFault } from "../../core/mandate/index.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../identity/index.ts";
import { mandateLaw } from "./law.ts";
import { realActor } from "./person-actor.ts";
import { readName, readNumber } from "./read-people.ts";
import { readScope } from "./read-scope.ts";
import type { MandateOutcome, WantedScope } from "./types.ts";
import { createMandate, todayOf } from "./write-mandate.ts";

export type OfferInput = {
  /** Of the form; a UUID. */
  key: string;
  person: Person;
  receiverNumber: string;
  receiverName: string;
  scope: WantedScope;
  /** yyyy-MM-dd */
  until: string | undefined;
};

/**
 * Somebody with a VNeID account of level 2 asks another to act for them; it counts once the other has agreed. A legal representative who works
 * for the organisation at this moment names a delegate of it. What one was given oneself cannot be passed on (BLDS 2015, Điều 564).
 */
export async function offerMandate(services: Services, input: OfferInput): Promise<MandateOutcome> {
  const { person } = input;
  const { acting } = person;
  if (person.level < 2)
    return refused(
      "Để giao quyền ngay trên cổng, tài khoản VNeID của bạn cần mức 2. Bạn có thể mang giấy ủy quyền có chứng thực đến quầy một cửa.",
    );
  const organisation = acting?.applicant.organisation && acting.kind === "guardian" ? acting : undefined;
  if (acting && !organisation)
    return refused(
      `Bạn đang làm thay ${acting.name} và không giao lại quyền này cho người khác được. Hãy trở về việc của bạn trước.`,
    );
  const personalId = readNumber(input.receiverNumber);
  if (!personalId) return refused("Số định danh gồm 12 chữ số, có trên thẻ căn cước.", "receiverNumber");
  if (personalId === person.personalId)
    return refused("Đây là số của chính bạn. Hãy nhập số của người làm thay.", "receiverNumber");
  const name = readName(input.receiverName);
  if (!name) return refused("Hãy ghi họ tên người làm thay.", "receiverName");
  const scope = await readScope(services, input.scope);
  if ("ok" in scope) return scope;
  const today = todayOf(services);
  const kind = organisation ? "delegate" : "authorised";
  const fault = periodFault(today, input.until, today, mandateTermsOn(mandateLaw(), today)[kind].longest);
  if (fault) return refused(fault, "until");
  const mandate = await createMandate(
    services,
    realActor(person),
    { type: "Offered" },
    {
      id: input.key,
      kind,
      giver: organisation
        ? { kind: "organisation", id: organisation.personId, number: organisation.personalId, name: organisation.name }
        : { kind: "person", id: person.id, number: person.personalId, name: person.name },
      receiver: { personalId, name },
      scope,
      from: today,
      until: input.until!,
      evidence: { way: "electronic" },
      state: "offered",
      agencyId: null,
    },
  );
  return { ok: true, mandate };
}

const refused = (message: string, field?: "receiverNumber" | "receiverName" | "until"): MandateOutcome => ({
  ok: false,
  message,
  ...(field && { field }),
});
