import type { Services } from "../../platform/services.ts";
import { businessV1 } from "./adapter-business-1.ts";
import { civilStatusV1 } from "./adapter-civil-status-1.ts";
import { healthV1 } from "./adapter-health-1.ts";
import { populationV1 } from "./adapter-population-1.ts";
import type { BusinessRegister, CivilStatusRegister, HealthRegister, PopulationRegister } from "./ports.ts";
import type { LookupKind } from "./types.ts";

/** Names of the registers as people read them, and as `RegisterValue.source` keeps them. */
export const SOURCES = {
  population: "Cơ sở dữ liệu quốc gia về dân cư",
  business: "Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp",
  civilStatus: "Cơ sở dữ liệu hộ tịch điện tử",
  health: "Cơ sở dữ liệu ngành Y tế (giấy chứng sinh điện tử)",
} as const;

/** The register that is asked about each kind of question. */
export const SOURCE_OF: Record<LookupKind, string> = {
  person: SOURCES.population,
  organisation: SOURCES.business,
  marriage: SOURCES.civilStatus,
  birthNotice: SOURCES.health,
  kin: SOURCES.population,
};

export type Registers = {
  population: PopulationRegister;
  business: BusinessRegister;
  civilStatus: CivilStatusRegister;
  health: HealthRegister;
};

/** The registers in the version that this province is connected to. */
export function registersOf(services: Pick<Services, "config" | "http" | "clock">): Registers {
  const { http, clock } = services;
  const { population, business, civilStatus, health, client, account } = services.config.registers;
  return {
    population: populationV1({ name: SOURCES.population, url: population, http, clock, client }, account),
    business: businessV1({ name: SOURCES.business, url: business, http, clock, client }, account),
    civilStatus: civilStatusV1({ name: SOURCES.civilStatus, url: civilStatus, http, clock, client }, account),
    health: healthV1({ name: SOURCES.health, url: health, http, clock, client }, account),
  };
}
