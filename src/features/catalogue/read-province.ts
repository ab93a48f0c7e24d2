import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Agency } from "./types.ts";

const schema = z.strictObject({
  province: z.strictObject({ id: z.string(), name: z.string(), shortName: z.string(), hotline: z.string() }),
  communes: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string().regex(/^\d{5}$/),
      type: z.enum(["xã", "phường", "đặc khu"]),
      name: z.string(),
    }),
  ),
});

/**
 * A province as a file: its people's committee and those of its communes.
 * @throws when the file cannot be read or does not fit; the message names the place
 */
export async function readProvince(file: string): Promise<Agency[]> {
  const { province, communes } = schema.parse(parse(await readFile(file, "utf8")));
  const common = { hotline: province.hotline, hours: null };
  return [
    {
      ...common,
      id: province.id,
      name: province.name,
      shortName: province.shortName,
      kind: "province",
      parentId: null,
      communeCode: null,
      oldCode: oldCode(province.id),
      address: province.shortName,
    },
    ...communes.map(
      (commune): Agency => ({
        ...common,
        id: commune.id,
        name: `Ủy ban nhân dân ${commune.type} ${commune.name}`,
        shortName: `${commune.type} ${commune.name}`,
        kind: "commune",
        parentId: province.id,
        communeCode: commune.code,
        oldCode: oldCode(commune.id),
        address: `${commune.type} ${commune.name}, ${province.shortName}`,
      }),
    ),
  ];
}

/** H60.30.12 → 000.12.30.H60: QCVN 102:2016/BTTTT names the lowest unit first and the province last. */
export function oldCode(id: string): string {
  const [top, second = "00", third = "00", fourth = "000"] = id.split(".");
  return `${fourth.padStart(3, "0")}.${third}.${second}.${top}`;
}
