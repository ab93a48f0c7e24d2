import type { Dossier, SupplementItem, SupplementRequest } from "../../core/dossier/index.ts";
import { answerLines } from "../../core/procedure/index.ts";
import type { Field } from "../../core/procedure/types.ts";
import { type Html, html, tag } from "../ui/index.ts";
import { filePath } from "./paths.ts";
import { shortMoment } from "./words.ts";

type Answered = SupplementRequest & { answeredAt: string };

/** The last supplement that was asked for this and answered. */
function answered(dossier: Dossier, kind: SupplementItem["kind"], id: string): Answered | undefined {
  return dossier.supplements.findLast(
    (one): one is Answered => one.answeredAt !== undefined && one.items.some((item) => item.kind === kind && item.id === id),
  );
}

const mark = ({ answeredAt }: Answered): Html => tag({ tone: "info", text: `bổ sung ${shortMoment(answeredAt)}` });

/** What a supplement changed in an answer: marked, with what stood there before. Nothing when it was not asked for. */
export function fieldDifference(dossier: Dossier, field: Field): Html | undefined {
  const supplement = answered(dossier, "field", field.id);
  if (!supplement) return undefined;
  const { answers = {}, registers = {} } = supplement.replaced ?? {};
  const before = answerLines(field, answers).join("; ") || registers[field.id]?.values.name;
  const same = before === answerLines(field, dossier.answers).join("; ");
  const was = before
    ? html`<span class="sub">trước: <del>${before}</del></span>`
    : html`<span class="sub">trước: để trống</span>`;
  return html` ${mark(supplement)}${same ? html`<span class="sub">không đổi so với trước</span>` : was}`;
}

/** What a supplement replaced of a paper: a mark for its head, and the files that were there before. */
export function paperDifference(dossier: Dossier, paperId: string): { mark?: Html; earlier?: Html } {
  const supplement = answered(dossier, "paper", paperId);
  if (!supplement) return {};
  const before = (supplement.replaced?.papers ?? []).filter((paper) => paper.paperId === paperId);
  const files = before.flatMap(({ file }, place) =>
    file
      ? [html`<a href="${filePath(dossier.code, file.sha256)}">Bản nộp trước đó${before.length > 1 && ` ${place + 1}`}</a> `]
      : [],
  );
  return { mark: html` ${mark(supplement)}`, ...(files.length > 0 && { earlier: html`<p>${files}</p>` }) };
}
