import { readEntry } from "../../../core/id-card/index.ts";
import type { FieldError } from "../../ui/index.ts";
import { type Html, text } from "../../ui/index.ts";
import { type ActRequest, type ActView, errorOf } from "./types.ts";

const NAME = "the-nguoi-nhan";

/** The card of who stands there, scanned: says who it is and that the card was looked at. */
export function receiverCard({ form, errors }: Pick<ActView, "form" | "errors">): Html {
  return text({
    name: NAME,
    label: "Thẻ căn cước của người nhận",
    hint: "Quét thẻ, hoặc gõ 12 chữ số. Quét rồi thì không phải chọn và đánh dấu ở dưới.",
    optional: true,
    spellcheck: false,
    value: form.get(NAME),
    ...errorOf(errors, NAME),
  });
}

/** @returns the number on the card; undefined when none was scanned */
export function readReceiver({ form, desk }: Pick<ActRequest, "form" | "desk">): { number?: string; errors: FieldError[] } {
  const entry = readEntry(form.get(NAME), { provinceCode: desk.dossier.agencyId.split(".")[0]! });
  if (entry.kind === "empty") return { errors: [] };
  if (entry.kind === "card") return { number: entry.card.personalId, errors: [] };
  if (entry.kind === "personalId") return { number: entry.personalId, errors: [] };
  const message = entry.kind === "wrong" ? entry.message : "Đây không phải thẻ căn cước. Hãy quét thẻ của người đến nhận.";
  return { errors: [{ field: NAME, message }] };
}

/** Where to say that this person may not receive: beside the card when one was scanned. */
export const receiverField = (number: string | undefined): string => (number ? NAME : "nguoi-nhan");
