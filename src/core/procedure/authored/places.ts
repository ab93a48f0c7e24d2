import { at, items, type Place, textOf } from "./source.ts";

/** The files of a definition, unchecked; each `value` is undefined when its file is missing or unreadable. */
export type Definition = { procedure: Place; form: Place; papers: Place; process: Place };

/** A field of the form with where it stands: `order` counts fields through the form, `lastOfPage` is the order of its page's last one. */
export type FieldPlace = { place: Place; id: string | undefined; type: string | undefined; order: number; lastOfPage: number };
export type PagePlace = { place: Place; first: number; fields: FieldPlace[] };

export function pagesOf(form: Place): PagePlace[] {
  let order = 0;
  return items(at(form, "parts"))
    .flatMap((part) => items(at(part, "pages")))
    .map((page) => {
      const first = order;
      const places = items(at(page, "fields"));
      order += places.length;
      const fields = places.map((place, index) => ({
        place,
        id: textOf(at(place, "id")),
        type: textOf(at(place, "type")),
        order: first + index,
        lastOfPage: order - 1,
      }));
      return { place: page, first, fields };
    });
}

export const fieldsOf = (form: Place): FieldPlace[] => pagesOf(form).flatMap(({ fields }) => fields);
