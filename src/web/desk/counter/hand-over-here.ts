import { checkbox, choice, html } from "../../ui/index.ts";
import { feeWithResult } from "../acts/fee-with-result.ts";
import { handOver, receivers } from "../acts/hand-over.ts";
import { receiverCard } from "../acts/receiver-card.ts";
import { signatureField } from "../acts/signature.ts";
import { type ActView, errorOf } from "../acts/types.ts";

/** Hand-over to whoever is at the counter: looking at their card is all that is left to do. */
export const handOverHere = {
  fields: ({ desk, form, errors }: Pick<ActView, "desk" | "form" | "errors">) => {
    const { dossier, fetchers } = desk;
    const { personalId } = dossier.applicant;
    const came = fetchers.find(({ receiver }) => receiver.personalId === dossier.representative?.personalId);
    const check = checkbox({
      name: "da-kiem-tra",
      label: `Đã kiểm tra căn cước của ${fetchers.length > 0 ? "người nhận" : dossier.applicant.name}`,
      checked: form.get("da-kiem-tra") === "true",
      ...errorOf(errors, "da-kiem-tra"),
    });
    const who =
      fetchers.length > 0
        ? choice({
            name: "nguoi-nhan",
            label: "Ai nhận?",
            value: form.has("nguoi-nhan") ? form.get("nguoi-nhan") : (came?.receiver.personalId ?? personalId),
            options: receivers(dossier, fetchers),
            ...errorOf(errors, "nguoi-nhan"),
          })
        : html`<input type="hidden" name="nguoi-nhan" value="${personalId}">`;
    return html`<input type="hidden" name="cach-tra" value="counter">${check}${who}${feeWithResult({ desk, form, errors })}${receiverCard({ form, errors })}${signatureField({ form, errors })}`;
  },
  run: handOver.run,
};
