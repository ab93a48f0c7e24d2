import { COMMAND_NAMES } from "./command-names.ts";
import { DUTY_NAMES } from "./duties.ts";
import { may, maySee, PERMISSIONS } from "./permissions.ts";
import type { Actor, CommandType, Dossier, Role, StepRun } from "./types.ts";

/** Somebody and how they stand to a dossier. */
export type Relation = { id: string; name: string; actor: Actor; dossier: Dossier };
export type PermissionTable = {
  relations: { id: string; name: string }[];
  rows: { command: CommandType | "see"; name: string /** Ids of the relations that may. */; allowed: string[] }[];
};

const AT = "2026-11-20T02:00:00.000Z";
const HERE = "H00.30.01";
const CENTRE = "H00.30.02";
const ASKED = "H00.06";
const NAMES: Record<Exclude<Role, "controller">, string> = {
  receptionist: "Cán bộ một cửa",
  specialist: "Chuyên viên",
  leader: "Lãnh đạo",
};

type Officer = Extract<Actor, { kind: "officer" }>;
type Person = Extract<Actor, { kind: "person" }>;

const person = (number: number, patch: Partial<Person> = {}): Person => ({
  kind: "person",
  personId: `person-${number}`,
  personalId: `00000000000${number}`,
  name: `Người ${number}`,
  level: 2,
  ...patch,
});
const officer = (role: Role, patch: Partial<Officer> = {}): Officer => ({
  kind: "officer",
  officerId: `officer-${role}`,
  personalId: "000000000009",
  name: "Cán bộ",
  position: "",
  role,
  agencyId: HERE,
  agencyName: "",
  ...patch,
});
const step = (by: Role, assignee?: string): StepRun => ({
  stepId: by,
  name: by,
  by,
  hours: 1,
  startedAt: AT,
  dueAt: AT,
  ...(assignee && { assignee: { officerId: assignee, name: "" } }),
});

const applicant = person(1);
const base: Dossier = {
  id: "d",
  version: 1,
  state: "inProcess",
  code: "",
  procedureCode: "",
  procedureName: "",
  revisionId: "",
  agencyId: HERE,
  agencyName: "",
  channel: "online",
  submittedBy: "relative",
  applicant: { ...applicant, birthDate: "", address: "", phone: "", email: "" },
  representative: { personId: "person-2", personalId: "000000000002", name: "", kind: "authorised", mandateId: "m" },
  acceptedAt: { agencyId: CENTRE, agencyName: "" },
  subject: "",
  answers: {},
  registers: {},
  papers: [],
  delivery: { way: "counter" },
  fee: { total: 0, lines: [] },
  submittedAt: AT,
  intakeDueAt: AT,
  pauses: [],
  supplements: [],
  checks: [],
  steps: [],
  consultations: [
    {
      id: "c",
      agencyId: ASKED,
      agencyName: "",
      question: "",
      legal: "",
      askedAt: AT,
      askedBy: "",
      answerBy: AT,
      silence: "consent",
    },
  ],
};
const running = (...steps: StepRun[]): Dossier => ({ ...base, steps });

/** Everybody who could come to a dossier: role × agency × whose step it is. */
export const RELATIONS: readonly Relation[] = [
  { id: "applicant", name: "Người có hồ sơ", actor: applicant, dossier: base },
  {
    id: "representative",
    name: "Người được ủy quyền, đang làm thay",
    actor: person(2, {
      actingFor: { mandateId: "m", kind: "authorised", personId: applicant.personId, personalId: applicant.personalId, name: "" },
    }),
    dossier: base,
  },
  { id: "formerRepresentative", name: "Người đã nộp thay, nay hết ủy quyền", actor: person(2), dossier: base },
  { id: "stranger", name: "Người khác", actor: person(3), dossier: base },
  ...(["receptionist", "specialist", "leader"] as const).flatMap((role): Relation[] => [
    {
      id: `${role}Own`,
      name: `${NAMES[role]}, bước của mình`,
      actor: officer(role),
      dossier: running(step(role, `officer-${role}`)),
    },
    { id: `${role}Pool`, name: `${NAMES[role]}, bước chưa ai nhận`, actor: officer(role), dossier: running(step(role)) },
    {
      id: `${role}Colleague`,
      name: `${NAMES[role]}, bước của đồng nghiệp`,
      actor: officer(role),
      dossier: running(step(role, "other")),
    },
    {
      id: `${role}Elsewhere`,
      name: `${NAMES[role]}, bước của vai khác`,
      actor: officer(role),
      dossier: running(step(role === "leader" ? "specialist" : "leader", "other")),
    },
  ]),
  {
    id: "substitute",
    name: "Chuyên viên, bước của người đang nghỉ mà mình làm thay",
    actor: officer("specialist", { standsFor: [{ officerId: "other", name: "" }] }),
    dossier: running(step("specialist", "other")),
  },
  ...(["sign", "handle"] as const).map((duty): Relation => {
    const role = duty === "sign" ? "leader" : "specialist";
    return {
      id: `${duty}Delegate`,
      name: `${NAMES[role]}, bước của người đã ủy quyền ${DUTY_NAMES[duty]}`,
      actor: officer(role, { standsFor: [{ officerId: "other", name: "", duties: [duty] }] }),
      dossier: running(step(role, "other")),
    };
  }),
  {
    id: "ownMatter",
    name: "Lãnh đạo, hồ sơ của chính mình",
    actor: officer("leader", { personalId: applicant.personalId }),
    dossier: running(step("leader", "officer-leader")),
  },
  { id: "controller", name: "Cán bộ kiểm soát TTHC", actor: officer("controller"), dossier: base },
  {
    id: "centre",
    name: "Một cửa nơi tiếp nhận thay",
    actor: officer("receptionist", { agencyId: CENTRE }),
    dossier: running(step("receptionist")),
  },
  {
    id: "askedSpecialist",
    name: "Chuyên viên cơ quan được hỏi ý kiến",
    actor: officer("specialist", { agencyId: ASKED }),
    dossier: base,
  },
  { id: "askedLeader", name: "Lãnh đạo cơ quan được hỏi ý kiến", actor: officer("leader", { agencyId: ASKED }), dossier: base },
  { id: "otherAgency", name: "Cán bộ cơ quan khác", actor: officer("leader", { agencyId: "H00.99" }), dossier: base },
  { id: "system", name: "Hệ thống (đồng hồ, liên thông, thanh toán)", actor: { kind: "system", name: "" }, dossier: base },
];

/** Commands × relations as `may` and `maySee` decide; whether the state allows the act is another question. */
export function permissionTable(): PermissionTable {
  const commands = Object.keys(PERMISSIONS) as CommandType[];
  const who = (allows: (relation: Relation) => boolean): string[] => RELATIONS.filter(allows).map(({ id }) => id);
  return {
    relations: RELATIONS.map(({ id, name }) => ({ id, name })),
    rows: [
      { command: "see", name: "Xem hồ sơ", allowed: who(({ actor, dossier }) => maySee(actor, dossier)) },
      ...commands.map((command) => ({
        command,
        name: COMMAND_NAMES[command],
        allowed: who(({ actor, dossier }) => may(actor, command, dossier) === undefined),
      })),
    ],
  };
}

const HEAD = `# Ai được làm gì trên một hồ sơ

Bảng này do máy viết ra từ \`src/core/dossier/permissions.ts\` (\`node src/cli/write-schemas.ts\`), và được kiểm thử giữ đúng. Dấu ● nghĩa là người ấy
được làm việc ấy; trạng thái của hồ sơ có cho làm lúc này hay không là chuyện khác, xem [sổ tay cán bộ](so-tay-can-bo.md). Việc nào không ghi cho ai thì
người đó không được làm.

Cột, theo quan hệ với hồ sơ:
`;

/** The page docs/quyen-han.md: people and places as columns by number, explained above the table. */
export function permissionMarkdown(): string {
  const { relations, rows } = permissionTable();
  const cell = (allowed: readonly string[], id: string): string => (allowed.includes(id) ? "●" : "");
  return [
    HEAD,
    ...relations.map(({ name }, index) => `${index + 1}. ${name}`),
    "",
    `| Việc | ${relations.map((_, index) => index + 1).join(" | ")} |`,
    `|---|${relations.map(() => ":-:").join("|")}|`,
    ...rows.map(
      ({ command, name, allowed }) => `| ${name} \`${command}\` | ${relations.map(({ id }) => cell(allowed, id)).join(" | ")} |`,
    ),
    "",
  ].join("\n");
}
