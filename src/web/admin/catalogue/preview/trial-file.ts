import type { Field } from "../../../../core/procedure/types.ts";
import { checkbox, type Html, html } from "../../../ui/index.ts";

/** Beside a question for a file: nothing is stored in a trial, so a tick stands for a file. */
export const SAMPLE_FILE = "_tep";

export function sampleFile({ id }: Pick<Field, "id">, name: string): Html {
  const label = name ? `Coi như đã chọn tệp (đang là: ${name})` : "Coi như đã chọn tệp";
  return html`<input type="hidden" name="${SAMPLE_FILE}.co.${id}" value="1">${checkbox({ name: `${SAMPLE_FILE}.${id}`, label, checked: name !== "", value: "1", note: "Chỉ có khi xem thử: tệp không được gửi đi." })}`;
}
