import { randomBytes, randomUUID } from "node:crypto";
import { Secret } from "otpauth";
import type { Services } from "../../../platform/services.ts";
import { insertOfficers, insertPosts, type PostSeed, selectUsernames } from "../sql.ts";
import type { PostRole } from "../types.ts";
import { hashPassword } from "./check-password.ts";
import { sealTotpSecret } from "./totp.ts";

export const DEMO_PASSWORD = "motcua2026";

export type SeedAgencies = {
  /** Communes; the first one gets the short user names, the others with the end of their code, e.g. `motcua.3013`. */
  agencyIds: string[];
  /** Agency of the controller. */
  controllerAgencyId: string;
  /** Agencies of the province that decide procedures themselves. */
  departmentIds?: string[];
};
/** Password and secret of an account, known only here; base32. */
export type SeededAccount = {
  username: string;
  name: string;
  agencyId: string;
  roles: PostRole[];
  /** Room of the agency; the whole agency when absent. */
  unit?: string;
  password: string;
  totpSecret: string;
};

type Template = {
  username: string;
  name: string;
  personalId: string;
  unit?: string;
  posts: { role: PostRole; position: string }[];
};

const RECEPTIONIST = { role: "receptionist", position: "Nhân viên Bộ phận Một cửa" } as const;
const SPECIALIST = { role: "specialist", position: "Công chức tư pháp – hộ tịch" } as const;
const CHAIR = { role: "leader", position: "Chủ tịch UBND xã" } as const;
const DEPUTY = { role: "leader", position: "Phó Chủ tịch UBND xã" } as const;

/** Invented people. Thu and Huy are also citizens of the simulated VNeID: nobody may act on their own dossier. */
const COMMUNE: Template[] = [
  { username: "motcua", name: "NÔNG THỊ HẠNH", personalId: "008194990144", posts: [RECEPTIONIST] },
  { username: "hotich", name: "LÝ THỊ THU", personalId: "008190990289", unit: "van-phong-xa", posts: [SPECIALIST] },
  { username: "lanhdao", name: "NGUYỄN QUỐC HUY", personalId: "008085991518", posts: [CHAIR] },
  { username: "kiemnhiem", name: "MA VĂN THÀNH", personalId: "008091990377", posts: [RECEPTIONIST, SPECIALIST] },
  {
    username: "congan",
    name: "LỘC VĂN HÙNG",
    personalId: "008086990451",
    unit: "cong-an-xa",
    posts: [{ role: "specialist", position: "Cán bộ đăng ký cư trú" }],
  },
  {
    username: "kinhte",
    name: "HÀ QUANG VINH",
    personalId: "008089990732",
    unit: "phong-kinh-te",
    posts: [{ role: "specialist", position: "Công chức địa chính – xây dựng" }],
  },
  {
    username: "vanhoa",
    name: "BẾ THỊ NGÂN",
    personalId: "008192990518",
    unit: "phong-van-hoa-xa-hoi",
    posts: [{ role: "specialist", position: "Công chức văn hóa – xã hội" }],
  },
  {
    username: "quantrixa",
    name: "TRIỆU THỊ NGA",
    personalId: "008188990846",
    posts: [{ role: "administrator", position: "Quản trị tài khoản của xã" }],
  },
  // To whom the chairman may delegate. At the end, so that the names made for the other communes stay.
  { username: "phochutich", name: "ĐINH THỊ PHƯỢNG", personalId: "008184990527", posts: [DEPUTY] },
];
const DEPARTMENT: Template[] = [
  { username: "motcua", name: "ĐẶNG THỊ MAI", personalId: "008193990211", posts: [RECEPTIONIST] },
  {
    username: "chuyenvien",
    name: "TRIỆU VĂN SƠN",
    personalId: "008088990423",
    posts: [{ role: "specialist", position: "Chuyên viên" }],
  },
  {
    username: "chuyenvien2",
    name: "ĐÀM VĂN LỰC",
    personalId: "008083990617",
    posts: [{ role: "specialist", position: "Chuyên viên" }],
  },
  {
    username: "lanhdao",
    name: "QUAN THỊ HƯƠNG",
    personalId: "008179990635",
    posts: [{ role: "leader", position: "Phó Giám đốc" }],
  },
];
/** At the province: who writes a procedure never approves it, so there are two controllers, and a leader who may approve as well. */
const PROVINCE: Template[] = [
  {
    username: "kiemsoat",
    name: "TRẦN QUỐC DŨNG",
    personalId: "008087990962",
    posts: [{ role: "controller", position: "Chuyên viên Phòng Kiểm soát thủ tục hành chính" }],
  },
  {
    username: "kiemsoat2",
    name: "VŨ THỊ MAI",
    personalId: "008191990873",
    posts: [{ role: "controller", position: "Trưởng phòng Kiểm soát thủ tục hành chính" }],
  },
  {
    username: "lanhdaotinh",
    name: "PHẠM ĐỨC LONG",
    personalId: "008076990745",
    posts: [{ role: "leader", position: "Phó Chủ tịch UBND tỉnh" }],
  },
  {
    username: "quantri",
    name: "LA VĂN CHUNG",
    personalId: "008082990174",
    posts: [{ role: "administrator", position: "Quản trị hệ thống của tỉnh" }],
  },
];

/**
 * Creates the first accounts, once. In development the password is DEMO_PASSWORD and the secret follows from the user name; in
 * production both are random. @returns the accounts that were created now, to be shown once.
 */
export async function seedOfficers(services: Services, agencies: SeedAgencies): Promise<SeededAccount[]> {
  const wanted = [
    ...agencies.agencyIds.flatMap((agencyId, index) =>
      COMMUNE.map((t, place) => ({ ...inAgency(t, agencyId, index, place), agencyId })),
    ),
    ...(agencies.departmentIds ?? []).flatMap((agencyId, index) =>
      // Other numbers than those of the communes.
      DEPARTMENT.map((t, place) => ({ ...inAgency(t, agencyId, index + 5001, place), agencyId })),
    ),
    ...PROVINCE.map((template) => ({ ...template, agencyId: agencies.controllerAgencyId })),
  ];
  const there = new Set(await selectUsernames(services.db));
  const missing = wanted.filter((each) => !there.has(each.username));
  if (missing.length === 0) return [];
  const demoHash = services.config.production ? undefined : await hashPassword(DEMO_PASSWORD);
  const seeds = await Promise.all(missing.map((account) => seedOf(services, account, demoHash)));
  await services.db.transaction().execute(async (tx) => {
    await insertOfficers(
      tx,
      seeds.map(({ officer }) => officer),
      services.clock.now().toString(),
    );
    await insertPosts(
      tx,
      seeds.flatMap(({ posts }) => posts),
    );
  });
  return seeds.map(({ account }) => account);
}

/** Other communes have other people. */
const SURNAMES = ["HOÀNG", "NÔNG", "BÀN", "ĐẶNG", "TRIỆU", "LỤC", "QUAN"];
const GIVEN = ["THỊ LAN", "VĂN BÌNH", "MINH ĐỨC", "THỊ HOA", "QUỐC KHÁNH"];

function inAgency(template: Template, agencyId: string, index: number, place: number): Template {
  if (index === 0) return template;
  const end = agencyId.split(".").slice(1).join("");
  const name = `${SURNAMES[(index + place) % SURNAMES.length]} ${GIVEN[(index * 3 + place) % GIVEN.length]}`;
  const personalId = `${template.personalId.slice(0, 8)}${String(index).padStart(4, "0")}`;
  return { ...template, username: `${template.username}.${end}`, name, personalId };
}

async function seedOf(
  { config }: Services,
  { agencyId, name, personalId, posts, unit, username }: Template & { agencyId: string },
  demoHash: string | undefined,
) {
  const password = config.production ? randomBytes(12).toString("base64url") : DEMO_PASSWORD;
  const totpSecret = config.production
    ? new Secret({ size: 20 }).base32
    : Secret.fromUTF8(`motcua-demo-${username}`.padEnd(20, "-")).base32;
  const passwordHash = demoHash ?? (await hashPassword(password));
  const room = unit ? { unit } : {};
  const account: SeededAccount = {
    username,
    name,
    agencyId,
    roles: posts.map((post) => post.role),
    ...room,
    password,
    totpSecret,
  };
  return {
    account,
    officer: { id: randomUUID(), username, name, personalId, passwordHash, totpSecret: sealTotpSecret(config, totpSecret) },
    posts: posts.map((post): PostSeed => ({ username, agencyId, ...post, ...room })),
  };
}
