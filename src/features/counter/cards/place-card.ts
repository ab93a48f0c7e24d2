import type { IdCard } from "../../../core/id-card/index.ts";
import { readPersonalId } from "../../../core/procedure/index.ts";
import type { Field, Page, Revision } from "../../../core/procedure/types.ts";
import type { DraftCase } from "../../filing/index.ts";

/** What a scanned card answers: inputs of the form, the pages they stand on, and the question that the number answers. */
export type Placed =
  | { ok: true; field: string; values: Record<string, string>; pageIds: string[] }
  | { ok: false; message: string };

const PARENTS = { female: "mother", male: "father" } as const;

/** Whether a form has questions that a card can answer. */
export const takesCards = (revision: Revision): boolean => personFields(revision).length > 0;

/**
 * Where the number of a scanned card belongs in this form. Of a mother and a father the sex of the card says which; that the visitor is the other one
 * is taken for granted until the clerk says otherwise. Everywhere else it goes into the first question about a person that is open.
 */
export function placeCard({ revision, pages, ctx }: DraftCase, card: IdCard): Placed {
  const { personalId } = card;
  const { answers, requester } = ctx;
  const fields = personFields(revision);
  const sex = card.sex ?? readPersonalId(personalId).sex;
  const own = PARENTS[sex];
  const other = PARENTS[sex === "female" ? "male" : "female"];
  // A scanner that fired twice says nothing new; whose mother somebody is, least of all.
  if (personalId === requester.personalId)
    return {
      ok: false,
      message: "Thẻ này là của người yêu cầu, đã có rồi. Hãy quét thẻ của người kia, hoặc bấm Enter khi ô trống.",
    };
  if (PARENTS_OF.every((id) => fields.some((field) => field.id === id))) {
    const values: Record<string, string> = { [own]: personalId };
    const relation = answers["requester.relation"];
    const visitorIsOther = PARENTS[readPersonalId(requester.personalId).sex] === other;
    if (relation === undefined && visitorIsOther && offers(revision, "requester.relation", other)) {
      values["requester.relation"] = other;
      values[other] = requester.personalId;
    }
    if (own === "father" || values["requester.relation"] === "father" || relation === "father") {
      if (answers["father.status"] === undefined && offers(revision, "father.status", "married"))
        values["father.status"] = "married";
    }
    return placed(revision, own, values);
  }
  const open = pages.flatMap((page) => page.fields).find(({ id, type }) => type === "person" && answers[id] === undefined);
  if (!open) return { ok: false, message: "Tờ khai không còn chỗ nào hỏi số định danh. Thẻ vừa quét không dùng đến." };
  return placed(revision, open.id, { [open.id]: personalId });
}

const PARENTS_OF = Object.values(PARENTS);
const personFields = (revision: Revision): Field[] =>
  revision.pages.flatMap(({ fields }) => fields.filter(({ type }) => type === "person"));

const offers = (revision: Revision, fieldId: string, value: string): boolean =>
  revision.pages.some(({ fields }) =>
    fields.some(({ id, choices }) => id === fieldId && choices?.some((one) => one.value === value)),
  );

function placed(revision: Revision, field: string, values: Record<string, string>): Placed {
  const has = (page: Page): boolean => page.fields.some(({ id }) => id in values);
  return { ok: true, field, values, pageIds: revision.pages.filter(has).map(({ id }) => id) };
}
