/** An invented procedure, "thẻ thư viện", its people and its office, for tests of the engine. */
import { createCalendar } from "../../calendar/index.ts";
import type { Revision } from "../../procedure/types.ts";
import type { Act, ActingCommand } from "../act.ts";
import { decide } from "../decide.ts";
import { decideSubmit } from "../decide-submit.ts";
import { evolve } from "../evolve.ts";
import type { Rules } from "../rules.ts";
import { type Actor, type Dossier, type Filing, ROLES, type Role } from "../types.ts";

const field = { required: true, rules: [] };

export const libraryCard: Revision = {
  code: "9.000001",
  name: "Cấp thẻ thư viện",
  plain: "Làm thẻ thư viện",
  summary: "Thẻ mượn sách.",
  keywords: ["mượn sách"],
  field: { code: "X01", name: "Thư viện" },
  decision: { number: "01/QĐ-TV", by: "Thư viện giả định" },
  effective: { from: "2026-01-01" },
  level: "toan-trinh",
  audience: ["Công dân"],
  competent: { tier: "commune", by: "residence" },
  acceptedAt: "province",
  transition: { drafts: "move" },
  waivers: [],
  doubts: [],
  minutesToFill: 2,
  channels: {
    online: { time: { qty: 1, unit: "WORKING_DAY" }, sameDay: true },
    counter: { time: { qty: 2, unit: "WORKING_DAY" }, sameDay: false },
  },
  fees: [],
  facts: {},
  results: [{ code: "KQ.X01.000001", name: "Thẻ thư viện", template: "giay-khai-sinh" }],
  supplement: { intake: 1, appraisal: 1, days: 5 },
  subject: "Cấp thẻ thư viện cho {reader.name}",
  legal: ["Nội quy thư viện giả định"],
  pages: [
    {
      id: "ten",
      part: "Bạn đọc",
      ask: "Bạn tên là gì?",
      fields: [{ ...field, id: "reader.name", type: "personName", label: "Họ và tên" }],
    },
    {
      id: "tuoi",
      part: "Bạn đọc",
      ask: "Bạn sinh ngày nào?",
      fields: [{ ...field, id: "reader.birthDate", type: "date", label: "Ngày sinh" }],
    },
  ],
  papers: [{ id: "photo", name: "Ảnh chân dung", satisfiedBy: [], original: 1, copy: 0, required: true }],
  steps: [
    { id: "receive", name: "Tiếp nhận", by: "receptionist", hours: 1, needs: [] },
    { id: "appraise", name: "Thẩm tra", by: "specialist", hours: 4, needs: ["register.personalId", "draft"] },
    { id: "sign", name: "Ký thẻ", by: "leader", hours: 2, needs: ["approval"] },
    { id: "return", name: "Trả thẻ", by: "receptionist", hours: 1, needs: [] },
  ],
};

const week = ["07:30-11:30", "13:00-17:00"];
export const rules: Rules = {
  revision: libraryCard,
  calendar: createCalendar({
    hours: { mon: week, tue: week, wed: week, thu: week, fri: week },
    law: { holidays: [{ date: "2026-11-24", name: "Ngày Văn hóa Việt Nam", legal: "NQ 28/2026/QH16" }], swapDays: [] },
  }),
  intake: { qty: 8, unit: "HOUR" },
  sameDayCutOff: "15:00",
  warnAfter: [4, 6],
  terms: {
    transfer: { cutOff: "15:00", morningHours: 4 },
    extension: { noticeHours: 8, share: 0.25, earliest: 0.5, minDays: 1 },
    supplementReminder: { beforeHours: 8 },
    collect: { afterDays: 5, everyDays: 10, most: 3 },
    undo: { hours: 2 },
    supplementTimeout: { basis: "Nội quy thư viện giả định, Điều 2" },
  },
};

/** Instant of a Vietnamese clock, e.g. vn("2026-11-20T09:05"). */
export const vn = (local: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime("Asia/Ho_Chi_Minh").toInstant();

export const reader: Extract<Actor, { kind: "person" }> = {
  kind: "person",
  personId: "00000000-0000-4000-8000-000000000001",
  personalId: "008195000001",
  name: "HOÀNG THỊ MẬN",
  level: 2,
};
export const stranger: Actor = {
  ...reader,
  personId: "00000000-0000-4000-8000-000000000002",
  personalId: "008095000002",
  name: "MA VĂN LẠ",
};
export const system: Actor = { kind: "system", name: "Một Cửa" };

export function officer(
  role: Role,
  patch: Partial<Extract<Actor, { kind: "officer" }>> = {},
): Extract<Actor, { kind: "officer" }> {
  const names: Record<Role, string> = {
    receptionist: "Lý Thị Thu",
    specialist: "Nông Văn Thẩm",
    leader: "Ma Thị Ký",
    controller: "Đặng Văn Soát",
  };
  return {
    kind: "officer",
    officerId: `00000000-0000-4000-8000-00000000010${ROLES.indexOf(role)}`,
    personalId: `0080850000${role.length}`,
    name: names[role],
    position: "Công chức",
    role,
    agencyId: "H60.30.12",
    agencyName: "UBND xã Thượng Lâm",
    ...patch,
  };
}

export const filing: Filing = {
  procedureCode: libraryCard.code,
  procedureName: libraryCard.name,
  revisionId: "9.000001@test",
  agencyId: "H60.30.12",
  agencyName: "UBND xã Thượng Lâm",
  channel: "online",
  submittedBy: "self",
  applicant: {
    personId: reader.personId,
    personalId: reader.personalId,
    name: reader.name,
    birthDate: "1995-04-03",
    address: "Thôn Bản Bung",
    phone: "0912000001",
    email: "",
    level: 2,
  },
  subject: "Cấp thẻ thư viện cho HOÀNG THỊ MẬN",
  answers: { "reader.name": "HOÀNG THỊ MẬN", "reader.birthDate": "1995-04-03" },
  registers: {},
  papers: [],
  delivery: { way: "counter" },
  fee: { total: 0, lines: [] },
};

export const personalIdValue = {
  found: true,
  source: "Cơ sở dữ liệu quốc gia về dân cư",
  at: "2026-11-20T03:00:00.000Z",
  asked: { request: "1" },
  values: { personalId: "008326000009" },
};
export const file = { sha256: "a".repeat(64), name: "the.pdf", mediaType: "application/pdf", size: 1000 };
export const commands = {
  draft: {
    type: "draftResult",
    template: "giay-khai-sinh",
    values: { name: "MẬN" },
    bookEntry: { number: 41, book: "01", year: 2026 },
  },
  approve: { type: "approveResult", result: { code: "KQ.X01.000001", name: "Thẻ thư viện", number: "41/2026", file } },
  supplement: {
    type: "requestSupplement",
    reason: "Ảnh mờ",
    legalBasis: "Nội quy thư viện giả định, Điều 4",
    items: [{ kind: "paper", id: "photo", label: "Ảnh chân dung", note: "Chụp lại" }],
  },
  approveProposal: { type: "decideProposal", approve: true, reason: "" },
  answer: {
    type: "answerSupplement",
    answers: {},
    registers: {},
    papers: [{ paperId: "photo", name: "Ảnh chân dung", file, uploadedAt: "2026-11-20T03:00:00.000Z" }],
  },
} as const satisfies Record<string, ActingCommand>;

/** Files a dossier and hands back a small stage: `does` must succeed, `tries` answers the decision. */
export function stage(now = vn("2026-11-20T08:21"), own: Filing = filing, law: Rules = rules) {
  let clock = now;
  let dossier: Dossier;
  const log: Parameters<typeof evolve>[1][] = [];
  const append = (actor: Actor, events: readonly Parameters<typeof evolve>[1]["event"][]): void => {
    for (const event of events) {
      const logged = {
        dossierId: "d1",
        version: log.length + 1,
        at: clock.toString({ smallestUnit: "millisecond" }),
        actor,
        event,
      };
      log.push(logged);
      dossier = evolve(dossier, logged);
    }
  };
  const submitted = decideSubmit({ type: "submit", id: "d1", code: "H60.30.12-261120-0001", filing: own }, reader, law, clock);
  if (!submitted.ok) throw new Error(submitted.refusal.message);
  append(reader, submitted.events);
  const tries = (actor: Actor, command: ActingCommand) =>
    decide({ dossier, command, actor, rules: law, now: clock } satisfies Act);
  return {
    log,
    tries,
    does: (actor: Actor, command: ActingCommand): Dossier => {
      const decision = tries(actor, command);
      if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.message}`);
      append(actor, decision.events);
      return dossier;
    },
    at: (next: Temporal.Instant): void => {
      clock = next;
    },
    get dossier(): Dossier {
      return dossier;
    },
  };
}

/** The same office under another definition of the card. */
export const rulesWith = (patch: Partial<Revision>): Rules => ({ ...rules, revision: { ...libraryCard, ...patch } });

/** A dossier at the specialist's desk, taken up. */
export function inAppraisal(law: Rules = rules, own: Filing = filing) {
  const play = stage(undefined, own, law);
  play.at(vn("2026-11-20T09:05"));
  play.does(officer("receptionist"), { type: "receive" });
  play.at(vn("2026-11-20T09:40"));
  play.does(officer("receptionist"), { type: "completeStep", note: "" });
  return play;
}

/** What the specialist wants to ask goes out. */
export function askAtAppraisal(play: ReturnType<typeof stage>, patch: { acknowledged?: boolean } = {}): Dossier {
  play.does(officer("specialist"), { ...commands.supplement, ...patch });
  return play.does(officer("leader"), commands.approveProposal);
}

/** A dossier that waits for the leader's signature. */
export function awaitingSignature(own: Filing = filing) {
  const play = inAppraisal(rules, own);
  play.does(officer("specialist"), { type: "requestPersonalId" });
  play.does(system, { type: "recordPersonalId", value: personalIdValue });
  play.does(officer("specialist"), commands.draft);
  play.does(officer("specialist"), { type: "completeStep", note: "Đủ điều kiện" });
  return play;
}
