import type { Revision } from "../../../core/procedure/types.ts";
import type { PublishedEntry } from "../../../features/published/index.ts";
import type { WholeOffer } from "./whole-offer.ts";

/** A field (lĩnh vực) with what belongs to it; the national file names fields without codes, so the name is what counts. */
export type FieldEntry = { slug: string; name: string; codes: Set<string>; here: Revision[]; elsewhere: PublishedEntry[] };

/** "Lưu thông hàng hóa" → "luu-thong-hang-hoa" */
export const slugOf = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const UNNAMED = "Chưa ghi lĩnh vực";
export const byName = new Intl.Collator("vi").compare;

/** Fields in Vietnamese order. */
export function fieldsOf({ here, elsewhere }: WholeOffer): FieldEntry[] {
  const fields = new Map<string, FieldEntry>();
  const fieldOf = (name: string): FieldEntry => {
    const slug = slugOf(name);
    const entry = fields.get(slug) ?? { slug, name, codes: new Set(), here: [], elsewhere: [] };
    fields.set(slug, entry);
    return entry;
  };
  for (const revision of here.values()) {
    const field = fieldOf(revision.field.name);
    field.codes.add(revision.field.code);
    field.here.push(revision);
  }
  for (const entry of elsewhere.values()) {
    const names = entry.fields.length > 0 ? entry.fields.map(({ name }) => name) : [UNNAMED];
    for (const name of new Set(names)) fieldOf(name).elsewhere.push(entry);
  }
  return [...fields.values()].sort((a, b) => byName(a.name, b.name));
}
