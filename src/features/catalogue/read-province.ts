import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { isUnit } from "../../core/procedure/index.ts";
import { communesOf } from "../../core/units/index.ts";
import { oldCode } from "./old-code.ts";
import type { Agency } from "./types.ts";

const unit = z.string().refine(isUnit, { error: "Không có loại đơn vị này (core/procedure/units.ts)." });
const schema = z.strictObject({
  province: z.strictObject({
    id: z.string(),
    code: z.string().regex(/^\d{2}$/),
    name: z.string(),
    shortName: z.string(),
    hotline: z.string(),
  }),
  departments: z.array(
    z.strictObject({
      id: z.string(),
      unit,
      kind: z.enum(["department", "centre", "office"]).default("department"),
      name: z.string(),
    }),
  ),
  communes: z.strictObject({
    prefix: z.string(),
    numbers: z.record(z.string().regex(/^\d{5}$/), z.string().regex(/^\d{2,3}$/)).default({}),
    rooms: z.array(
      z.strictObject({
        suffix: z.string().regex(/^\d{2,3}$/),
        unit,
        kind: z.enum(["centre", "office"]),
        name: z.string(),
        inWard: z.string().optional(),
      }),
    ),
  }),
});
type Province = z.output<typeof schema>;

/**
 * A province as a file: its people's committee, its departments, and every commune of the current list with its centre and rooms.
 * @returns agencies, parents first
 * @throws when the file cannot be read or does not fit; the message names the place
 */
export async function readProvince(file: string): Promise<Agency[]> {
  return provinceAgencies(schema.parse(parse(await readFile(file, "utf8"))));
}

function provinceAgencies(definition: Province): Agency[] {
  const { province, departments } = definition;
  const common = { hotline: province.hotline, hours: null };
  const top: Agency = {
    ...common,
    id: province.id,
    name: province.name,
    shortName: province.shortName,
    kind: "province",
    unit: "ubnd-tinh",
    parentId: null,
    communeCode: null,
    oldCode: oldCode(province.id),
    address: province.shortName,
  };
  const offices = departments.map(
    ({ id, name, kind, unit: sort }): Agency => ({
      ...common,
      id,
      name,
      shortName: name,
      kind,
      unit: sort,
      parentId: id.split(".").slice(0, -1).join("."),
      communeCode: null,
      oldCode: oldCode(id),
      address: province.shortName,
    }),
  );
  return [top, ...offices, ...communeAgencies(definition)];
}

function communeAgencies({ province, communes }: Province): Agency[] {
  const list = [...communesOf(province.code)].sort((a, b) => a.code.localeCompare(b.code));
  const unknown = Object.keys(communes.numbers).filter((code) => !list.some((one) => one.code === code));
  if (unknown.length > 0)
    throw new Error(`Danh mục đơn vị hành chính không có mã ${unknown.join(", ")} trong tỉnh ${province.shortName}.`);
  const taken = new Set(Object.values(communes.numbers).map(Number));
  let last = 0;
  const next = (): string => {
    do last++;
    while (taken.has(last));
    return String(last).padStart(2, "0");
  };
  return list.flatMap(({ code, kind, name }): Agency[] => {
    const shortName = `${kind} ${name}`;
    const common = {
      hotline: province.hotline,
      hours: null,
      communeCode: code,
      address: `${shortName}, ${province.shortName}`,
    };
    const id = `${communes.prefix}.${communes.numbers[code] ?? next()}`;
    const committee: Agency = {
      ...common,
      id,
      name: `Ủy ban nhân dân ${shortName}`,
      shortName,
      kind: "commune",
      unit: "ubnd-xa",
      parentId: province.id,
      oldCode: oldCode(id),
    };
    const rooms = communes.rooms.map((room): Agency => {
      const roomId = `${id}.${room.suffix}`;
      const own = kind === "phường" ? (room.inWard ?? room.name) : room.name;
      return {
        ...common,
        id: roomId,
        name: `${own} ${shortName}`,
        shortName: `${own} ${shortName}`,
        kind: room.kind,
        unit: room.unit,
        parentId: id,
        oldCode: oldCode(roomId),
      };
    });
    return [committee, ...rooms];
  });
}
