import path from "node:path";
import { z } from "zod";
import { OperatorError } from "./operator-error.ts";

const port = z.coerce.number().int().min(1).max(65535);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

const schema = z.object({
  PORT: port.default(3000),
  MOTCUA_HOST: z.string().default("127.0.0.1"),
  MOTCUA_DATA: z.string().default("var"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MOTCUA_OWNER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MOTCUA_ENV: z.enum(["development", "production"]).default("development"),
  MOTCUA_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  MOTCUA_SECRET: z.string().min(32).optional(),
  MOTCUA_SIMULATORS: flag.default(true),
  MOTCUA_SIMULATOR_PORT: port.optional(),
  VNEID_ISSUER: z.url().optional(),
  VNEID_CLIENT_ID: z.string().default("motcua"),
  VNEID_CLIENT_SECRET: z.string().default("motcua-dev-secret"),
  POPULATION_URL: z.url().optional(),
  BUSINESS_URL: z.url().optional(),
  CIVIL_STATUS_URL: z.url().optional(),
  HEALTH_URL: z.url().optional(),
  REGISTER_CLIENT_ID: z.string().default("motcua"),
  REGISTER_CLIENT_SECRET: z.string().default("motcua-dev-secret"),
  REGISTER_ACCOUNT: z.email().default("motcua@tuyenquang.gov.vn"),
  MOTCUA_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MOTCUA_MAIL_FROM: z.email().optional(),
  MOTCUA_SIMULATOR_SMTP_PORT: port.optional(),
  NATIONAL_PORTAL_URL: z.url().optional(),
  NATIONAL_PORTAL_USER: z.string().default("motcua"),
  NATIONAL_PORTAL_PASSWORD: z.string().default("motcua-dev-secret"),
  NATIONAL_PORTAL_DSTCODE: z.string().default("VN:GOV:000.00.00.G22:dvcqg"),
  MOTCUA_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
});

export type Config = {
  port: number;
  host: string;
  /** Folder for the embedded database, files and secrets. Absolute. */
  dataDir: string;
  databaseUrl: string | undefined;
  /** Of the owner of the external server's tables, for migrations and the job queue; the same as databaseUrl when not given. */
  ownerDatabaseUrl: string | undefined;
  production: boolean;
  baseUrl: string;
  /** Signs CSRF tokens and cookies; created under dataDir when not given (development only). */
  secret: string | undefined;
  simulators: { enabled: boolean; port: number; smtpPort: number };
  /** Server and sender of mails; undefined while no mail is set up. */
  mail: { url: string; from: string } | undefined;
  vneid: { issuer: string; clientId: string; clientSecret: string };
  registers: {
    population: string;
    business: string;
    civilStatus: string;
    health: string;
    client: { id: string; secret: string };
    /** Official e-mail address in whose name this program asks (maCanBo); it answers for automatic look-ups. */
    account: string;
  };
  /** `destination`: code of the portal on the exchange axis (header dstcode). */
  nationalPortal: { url: string; user: string; password: string; destination: string };
  /** Bytes. */
  maxUpload: number;
  logLevel: string;
};

/** A variable of the environment is wrong; the message is one sentence for the operator. */
export class ConfigError extends OperatorError {}

/** Reads the environment. @throws ConfigError naming the variable, what is wrong and what is expected. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const first = parsed.error.issues[0]!;
    const name = String(first.path[0]);
    const value = HIDDEN.test(name) ? "…" : given[name];
    throw new ConfigError(`Biến môi trường ${name}="${value ?? ""}" không dùng được: ${expected[name] ?? first.message}.`);
  }
  const v = parsed.data;
  const production = v.MOTCUA_ENV === "production";
  if (v.MOTCUA_OWNER_DATABASE_URL && !v.DATABASE_URL)
    throw new ConfigError("Có MOTCUA_OWNER_DATABASE_URL mà thiếu DATABASE_URL: hãy đặt cả hai, cùng một máy chủ.");
  if (production && !v.MOTCUA_SECRET)
    throw new ConfigError("Thiếu biến môi trường MOTCUA_SECRET: khi vận hành thật cần một chuỗi bí mật từ 32 ký tự.");
  const simulatorPort = v.MOTCUA_SIMULATOR_PORT ?? v.PORT + 1;
  const simulator = `http://127.0.0.1:${simulatorPort}`;
  const simulated = v.MOTCUA_SIMULATORS && !production;
  const smtpPort = v.MOTCUA_SIMULATOR_SMTP_PORT ?? simulatorPort + 1;
  if (v.MOTCUA_SMTP_URL && !v.MOTCUA_MAIL_FROM)
    throw new ConfigError("Có MOTCUA_SMTP_URL mà thiếu MOTCUA_MAIL_FROM: hãy đặt cả địa chỉ người gửi.");
  return {
    port: v.PORT,
    host: v.MOTCUA_HOST,
    dataDir: path.resolve(v.MOTCUA_DATA),
    databaseUrl: v.DATABASE_URL,
    ownerDatabaseUrl: v.MOTCUA_OWNER_DATABASE_URL,
    production,
    baseUrl: v.MOTCUA_BASE_URL ?? `http://127.0.0.1:${v.PORT}`,
    secret: v.MOTCUA_SECRET,
    simulators: { enabled: simulated, port: simulatorPort, smtpPort },
    mail: mailOf(v.MOTCUA_SMTP_URL ?? (simulated ? `smtp://127.0.0.1:${smtpPort}` : undefined), v.MOTCUA_MAIL_FROM),
    vneid: { issuer: v.VNEID_ISSUER ?? `${simulator}/vneid`, clientId: v.VNEID_CLIENT_ID, clientSecret: v.VNEID_CLIENT_SECRET },
    registers: {
      population: v.POPULATION_URL ?? `${simulator}/dancu`,
      business: v.BUSINESS_URL ?? `${simulator}/doanhnghiep`,
      civilStatus: v.CIVIL_STATUS_URL ?? `${simulator}/hotich`,
      health: v.HEALTH_URL ?? `${simulator}/yte`,
      client: { id: v.REGISTER_CLIENT_ID, secret: v.REGISTER_CLIENT_SECRET },
      account: v.REGISTER_ACCOUNT,
    },
    nationalPortal: {
      url: v.NATIONAL_PORTAL_URL ?? `${simulator}/dvcqg`,
      user: v.NATIONAL_PORTAL_USER,
      password: v.NATIONAL_PORTAL_PASSWORD,
      destination: v.NATIONAL_PORTAL_DSTCODE,
    },
    maxUpload: 20 * 1024 * 1024,
    logLevel: v.MOTCUA_LOG,
  };
}

/** The invented sender is for the simulator only; a server given by the operator comes with a sender of its own. */
function mailOf(url: string | undefined, from = "motcua@tinh.example"): Config["mail"] {
  return url === undefined ? undefined : { url, from };
}

/** A screen or a journal is no place for a password. */
const HIDDEN = /SECRET|PASSWORD|DATABASE_URL|SMTP_URL/;

const expected: Record<string, string> = {
  PORT: "cần một số cổng từ 1 đến 65535",
  MOTCUA_SIMULATOR_PORT: "cần một số cổng từ 1 đến 65535",
  DATABASE_URL: "cần dạng postgres://người_dùng:mật_khẩu@máy:cổng/tên",
  MOTCUA_OWNER_DATABASE_URL: "cần dạng postgres://người_dùng:mật_khẩu@máy:cổng/tên",
  MOTCUA_ENV: "cần development hoặc production",
  MOTCUA_BASE_URL: "cần một địa chỉ http:// hoặc https://",
  MOTCUA_SECRET: "cần một chuỗi từ 32 ký tự",
  MOTCUA_SIMULATORS: "cần true hoặc false",
  REGISTER_ACCOUNT: "cần một địa chỉ thư điện tử công vụ",
  MOTCUA_SMTP_URL: "cần dạng smtp://người_dùng:mật_khẩu@máy:cổng, hoặc smtps:// khi máy chủ mã hóa từ đầu",
  MOTCUA_MAIL_FROM: "cần một địa chỉ thư điện tử",
  MOTCUA_SIMULATOR_SMTP_PORT: "cần một số cổng từ 1 đến 65535",
  MOTCUA_LOG: "cần silent, error, warn, info hoặc debug",
};

/** The browser that the tests are told to use, and the folders where programs are found. */
export const browserPath = (): string | undefined => process.env.MOTCUA_CHROMIUM || undefined;
export const searchPath = (): string[] => (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");

/** Handed to the processes of a test run, so that each finds the same browser. */
export const setBrowserPath = (file: string): void => {
  process.env.MOTCUA_CHROMIUM = file;
};
