import {
  type Kin,
  lastDayOfMinority,
  type Mandate,
  type MandateEvent,
  mandateTermsOn,
  provesRelation,
} from "../../core/mandate/index.ts";
import type { RegisterValue } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { findCommuneAgency } from "../catalogue/index.ts";
import { ensurePerson, type Person } from "../identity/index.ts";
import { awaitLookups, type Lookups } from "../population/index.ts";
import { mandateLaw } from "./law.ts";
import { sameName } from "./read-people.ts";
import { type MandateChange, selectMandate, tellOrganisation } from "./sql.ts";
import { changeMandate, type MandateDecision, todayOf } from "./write-mandate.ts";

const SYSTEM = { kind: "system", name: "Kiểm tra quyền làm thay" } as const;

/**
 * Reads what the registers said about a claim and decides it: proven, pledged, sent to the counter, or declined. Waits at most `ms` for them,
 * on our own table only. Safe to repeat; a mandate that waits for no register stays as it is.
 */
export async function settleClaim(services: Services, person: Person, id: string, ms: number): Promise<Mandate | undefined> {
  const mandate = await selectMandate(services.db, id);
  if (mandate?.receiver.personalId !== person.personalId) return undefined;
  if (mandate.state !== "checking" || mandate.agencyId !== null) return mandate;
  const lookups = await awaitLookups(services, id, ms);
  if (lookups.pending.length > 0) return mandate;
  const decision = await decide(services, person, mandate, lookups);
  const told = lookups.values.giver;
  if (decision.event.type === "Proven" && mandate.giver.kind === "person" && told) await rememberGiver(services, mandate, told);
  const outcome = await changeMandate(services, { id, actor: SYSTEM }, async (now, tx): Promise<MandateDecision> => {
    if (now.state !== "checking" || now.agencyId !== null) return undefined;
    if (decision.event.type === "Proven" && now.giver.kind === "organisation" && told) {
      const { name = "", address = "", communeCode = "" } = told.values;
      await tellOrganisation(tx, now.giver.id, { name, address, communeCode: communeCode || null, at: told.at });
    }
    return decision;
  });
  return outcome?.ok ? selectMandate(services.db, id) : mandate;
}

type Decided = { event: MandateEvent; change: MandateChange };

function decide(services: Services, person: Person, mandate: Mandate, lookups: Lookups): Decided | Promise<Decided> {
  const giver = lookups.values.giver;
  if (giver && !giver.found)
    return declined(
      mandate.giver.kind === "person"
        ? `${giver.source} không có số ${mandate.giver.number}.`
        : `${giver.source} không có mã số thuế này.`,
    );
  if (mandate.giver.kind === "organisation") return organisation(services, person, mandate, giver);
  if (giver && !sameName(giver.values.name ?? "", mandate.evidence.by ?? ""))
    return declined("Họ tên bạn ghi không khớp với số định danh. Hãy xem lại giấy tờ rồi khai lại.");
  if (mandate.kind === "family") return family(mandate, giver, lookups.values.receiver);
  return guardian(services, person, mandate, giver);
}

function family(mandate: Mandate, giver: RegisterValue | undefined, receiver: RegisterValue | undefined): Decided {
  const relation = mandate.evidence.relation!;
  if (giver && receiver?.found && provesRelation(relation, kinOf(giver), kinOf(receiver))) return proven(mandate, giver);
  const why = giver ? "Cơ sở dữ liệu chưa ghi quan hệ này." : "Cơ sở dữ liệu chưa trả lời.";
  return { event: { type: "Pledged", why }, change: { state: "active", evidence: { ...mandate.evidence, way: "pledge" } } };
}

async function guardian(
  services: Services,
  person: Person,
  mandate: Mandate,
  giver: RegisterValue | undefined,
): Promise<Decided> {
  const born = giver?.values.birthDate;
  const until = born && lastDayOfMinority(born);
  if (giver && until && [giver.values.father, giver.values.mother].includes(person.personalId)) {
    if (until < todayOf(services)) return declined(`${giver.values.name} đã đủ 18 tuổi. Hãy nhờ người ấy ủy quyền cho bạn.`);
    return proven(mandate, giver, until);
  }
  if (!mandate.evidence.file)
    return declined(
      "Cơ sở dữ liệu chưa ghi bạn là cha, mẹ. Hãy khai lại kèm ảnh giấy khai sinh, hoặc quyết định cử người giám hộ.",
    );
  const commune = person.communeCode ? await findCommuneAgency(services, person.communeCode) : undefined;
  if (!commune) return declined("Chưa biết nơi cư trú của bạn nên chưa chuyển được. Hãy mang giấy đến quầy một cửa gần nhất.");
  const ended = until && until >= todayOf(services) ? { until } : {};
  return {
    event: { type: "SentToCheck" },
    change: { agencyId: commune.id, evidence: { ...mandate.evidence, way: "decision" }, ...ended },
  };
}

function organisation(services: Services, person: Person, mandate: Mandate, told: RegisterValue | undefined): Decided {
  if (!told) return declined("Cơ sở dữ liệu đăng ký doanh nghiệp chưa trả lời. Hãy thử lại sau ít phút.");
  const { representativePersonalId, status, note } = told.values;
  if (note) return declined(`${note} (${status}).`);
  if (representativePersonalId !== person.personalId)
    return declined(
      "Theo cơ sở dữ liệu, bạn không phải người đại diện theo pháp luật. Hãy đề nghị người đại diện giao quyền cho bạn.",
    );
  const today = todayOf(services);
  const { proofDays } = mandateTermsOn(mandateLaw(), today).representative;
  const until = Temporal.PlainDate.from(today).add({ days: proofDays }).toString();
  return proven(mandate, told, until);
}

function proven(mandate: Mandate, told: RegisterValue, until?: string): Decided {
  const way = mandate.giver.kind === "organisation" ? "lawfulRepresentative" : "register";
  const evidence = { ...mandate.evidence, way, source: told.source, at: told.at } as const;
  return { event: { type: "Proven", source: told.source }, change: { state: "active", evidence, ...(until && { until }) } };
}

const declined = (reason: string): Decided => ({ event: { type: "Declined", reason }, change: { state: "declined" } });

function kinOf({ asked, values }: RegisterValue): Kin {
  const { father = "", mother = "", spouse = "", grandparents = "" } = values;
  return { personalId: asked.personalId ?? "", father, mother, spouse, grandparents: grandparents.split(" ").filter(Boolean) };
}

async function rememberGiver(services: Services, { giver }: Mandate, { values }: RegisterValue): Promise<void> {
  await ensurePerson(services, {
    personalId: giver.number,
    name: values.name ?? giver.name,
    birthDate: values.birthDate,
    gender: values.gender === "Nữ" ? "female" : values.gender === "Nam" ? "male" : undefined,
    address: values.residence,
    communeCode: values.residenceCode,
  });
}
