import type { RegisterValue } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { listAgencies } from "../catalogue/index.ts";
import type { BirthNotice, MarriageRecord, OrganisationRecord, PersonRecord, Ticket } from "./ports.ts";
import { registersOf, SOURCES } from "./registers.ts";
import type { LookupKind } from "./types.ts";

type Values = Record<string, string>;

/**
 * Asks the register that knows and answers in the words of the form. Calls outside: for tasks only. A register that knows nothing is an
 * answer (`found: false`).
 * @throws OutsideError when there is no answer, RegisterRefusal when asking again will not help
 */
export async function askOutside(
  services: Services,
  kind: LookupKind,
  args: Record<string, string>,
  ticket: Ticket,
): Promise<RegisterValue> {
  const { source, values, found } = await ask[kind](services, args, ticket);
  return { found, source, at: services.clock.now().toString({ smallestUnit: "millisecond" }), asked: args, values };
}

type Answer = { source: string; found: boolean; values: Values };
type Ask = (services: Services, args: Record<string, string>, ticket: Ticket) => Promise<Answer>;

const ask: Record<LookupKind, Ask> = {
  person: async (services, args, ticket) => {
    const person = await registersOf(services).population.findPerson(ticket, args.personalId ?? "");
    return answer(SOURCES.population, person && (await personValues(services, person)));
  },
  organisation: async (services, args, ticket) => {
    const found = await registersOf(services).business.findOrganisation(ticket, args.taxCode ?? "");
    return answer(SOURCES.business, found && (await organisationValues(services, found)));
  },
  marriage: async (services, args, ticket) => {
    const marriage = await registersOf(services).civilStatus.findMarriage(ticket, args.first ?? "", args.second ?? "");
    return answer(SOURCES.civilStatus, marriage && marriageValues(marriage));
  },
  birthNotice: async (services, args, ticket) => {
    const notice = await registersOf(services).health.findBirthNotice(ticket, args.number ?? "");
    if (notice && !notice.signed) {
      const note = "Giấy chứng sinh này chưa được cơ sở y tế ký số nên chưa dùng thay bản giấy được.";
      return { source: SOURCES.health, found: false, values: { note } };
    }
    return answer(SOURCES.health, notice && noticeValues(notice));
  },
  kin: async (services, args, ticket) => {
    const { population } = registersOf(services);
    const person = await population.findPerson(ticket, args.personalId ?? "");
    if (!person) return answer(SOURCES.population, undefined);
    const parents = [person.father, person.mother].filter((id) => id !== undefined);
    const known = await Promise.all(parents.map((id) => population.findPerson(ticket, id)));
    const grandparents = known.flatMap((parent) => [parent?.father, parent?.mother].filter((id) => id !== undefined));
    const ties = {
      ...(person.father && { father: person.father }),
      ...(person.mother && { mother: person.mother }),
      ...(person.spouse && { spouse: person.spouse }),
      ...(grandparents.length > 0 && { grandparents: grandparents.join(" ") }),
    };
    return answer(SOURCES.population, { ...(await personValues(services, person)), ...ties });
  },
};

function answer(source: string, values: Values | undefined): Answer {
  return { source, found: values !== undefined, values: values ?? {} };
}

async function personValues(services: Services, person: PersonRecord): Promise<Values> {
  return {
    personalId: person.personalId,
    name: person.name,
    birthYear: person.birthYear,
    gender: person.gender,
    nationality: person.nationality,
    residence: await placeText(services, person.residence),
    residenceCode: person.residence.communeCode,
    ...(person.birthDate && { birthDate: person.birthDate }),
    ...(person.ethnicity && { ethnicity: person.ethnicity }),
    ...(person.maritalStatus && { maritalStatus: person.maritalStatus }),
  };
}

async function placeText(services: Services, place: { communeCode: string; detail: string }): Promise<string> {
  const { communeCode, detail } = place;
  const commune = (await listAgencies(services, "commune")).find((agency) => agency.communeCode === communeCode);
  return [detail, commune?.address ?? (communeCode && `đơn vị hành chính mã ${communeCode}`)].filter(Boolean).join(", ");
}

const STATES: Record<OrganisationRecord["state"], { status: string; note?: string }> = {
  active: { status: "Đang hoạt động" },
  suspended: { status: "Tạm ngừng kinh doanh", note: "Tổ chức này đang tạm ngừng kinh doanh." },
  dissolved: { status: "Đã giải thể, chấm dứt tồn tại", note: "Tổ chức này không còn hoạt động." },
};

async function organisationValues(services: Services, found: OrganisationRecord): Promise<Values> {
  const { representative } = found;
  return {
    taxCode: found.taxCode,
    name: found.name,
    address: await placeText(services, found.seat),
    communeCode: found.seat.communeCode,
    registeredOn: found.registeredOn,
    ...STATES[found.state],
    ...(found.kind && { kind: found.kind }),
    ...(representative && { representative: representative.name }),
    ...(representative?.personalId && { representativePersonalId: representative.personalId }),
  };
}

function marriageValues(marriage: MarriageRecord): Values {
  return {
    number: `${marriage.number}/${marriage.year} (quyển số ${marriage.book})`,
    registeredOn: marriage.registeredOn,
    place: marriage.place,
    husbandName: marriage.husband.name,
    husbandPersonalId: marriage.husband.personalId,
    wifeName: marriage.wife.name,
    wifePersonalId: marriage.wife.personalId,
  };
}

function noticeValues(notice: BirthNotice): Values {
  return {
    number: notice.number,
    facility: notice.facility,
    birthDate: notice.birthDate,
    birthTime: notice.birthTime,
    gender: notice.gender,
    birthPlace: notice.facility,
    weight: notice.weight,
    children: notice.children,
    motherName: notice.mother.name,
    motherPersonalId: notice.mother.personalId,
  };
}
