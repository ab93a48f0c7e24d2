import { mandateTermsOn, periodFault } from "../../core/mandate/index.ts";
import type { Services } from "../../platform/services.ts";
import { ensurePerson, type NamedPerson, type OfficerActor } from "../identity/index.ts";
import { mandateLaw } from "./law.ts";
import { readName, readNumber } from "./read-people.ts";
import { readScope } from "./read-scope.ts";
import type { CheckedEvidence, MandateOutcome, WantedScope } from "./types.ts";
import { createMandate, todayOf } from "./write-mandate.ts";

export type RecordInput = {
  /** Of the form; a UUID. */
  key: string;
  officer: OfficerActor;
  /** authorised: a certified authorisation; guardian: a decision of a court or people's committee. */
  kind: "authorised" | "guardian";
  giver: Pick<NamedPerson, "birthDate" | "address" | "phone"> & { number: string; name: string };
  receiver: { number: string; name: string };
  scope: WantedScope;
  /** yyyy-MM-dd */
  until: string | undefined;
  /** Who certified or decided, number and date as on the paper. */
  paper: { by: string; number: string; date: string };
  file: CheckedEvidence | undefined;
};

/**
 * The receptionist records a paper that was brought to the counter and looked at: it counts at once. The person whose matter it is needs neither
 * telephone nor account.
 */
export async function recordMandate(services: Services, input: RecordInput): Promise<MandateOutcome> {
  const { officer, kind, paper, file } = input;
  const [giver, receiver] = [readNumber(input.giver.number), readNumber(input.receiver.number)];
  const [giverName, receiverName] = [readName(input.giver.name), readName(input.receiver.name)];
  if (!giver) return refused("giverNumber", "Số định danh của người có việc gồm 12 chữ số.");
  if (!giverName) return refused("giverName", "Hãy ghi họ tên người có việc.");
  if (!receiver) return refused("receiverNumber", "Số định danh của người làm thay gồm 12 chữ số.");
  if (!receiverName) return refused("receiverName", "Hãy ghi họ tên người làm thay.");
  if (giver === receiver) return refused("receiverNumber", "Hai số định danh này là của một người.");
  if ([giver, receiver].includes(officer.personalId))
    return { ok: false, message: "Giấy này liên quan đến chính bạn. Hãy nhờ đồng nghiệp khác ghi nhận." };
  const scope = await readScope(services, input.scope);
  if ("ok" in scope) return scope;
  const today = todayOf(services);
  const mustEnd = kind === "authorised" || input.until !== undefined;
  const longest = kind === "authorised" ? mandateTermsOn(mandateLaw(), today).authorised.longest : 18 * 12;
  const fault = mustEnd ? periodFault(today, input.until, today, longest) : undefined;
  if (fault) return refused("until", fault);
  if (!paper.by.trim() || !paper.number.trim())
    return refused("evidence", "Hãy ghi nơi chứng thực hoặc ra quyết định, và số trên giấy.");
  if (!file) return refused("file", "Hãy quét hoặc chụp giấy rồi đính kèm, để người giải quyết hồ sơ xem được.");
  const { sha256, size } = await services.files.put(file.bytes);
  const { birthDate, address, phone } = input.giver;
  const person = await ensurePerson(services, { personalId: giver, name: giverName, birthDate, address, phone });
  const mandate = await createMandate(
    services,
    officer,
    { type: "Recorded" },
    {
      id: input.key,
      kind,
      giver: { kind: "person", id: person.id, number: giver, name: person.name },
      receiver: { personalId: receiver, name: receiverName },
      scope,
      from: today,
      until: input.until ?? null,
      evidence: {
        way: kind === "authorised" ? "certified" : "decision",
        file: { sha256, size, name: file.name, mediaType: file.mediaType },
        by: paper.by.trim().slice(0, 200),
        number: paper.number.trim().slice(0, 100),
        ...(paper.date && { date: paper.date }),
      },
      state: "active",
      agencyId: officer.agencyId,
    },
  );
  return { ok: true, mandate };
}

const refused = (field: Extract<MandateOutcome, { ok: false }>["field"] & string, message: string): MandateOutcome => ({
  ok: false,
  field,
  message,
});
