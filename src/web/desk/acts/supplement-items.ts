import type { SupplementItem } from "../../../core/dossier/index.ts";
import { answerLines } from "../../../core/procedure/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import type { Form } from "../../form-data.ts";
import type { FieldError } from "../../ui/index.ts";

export type Choosable = {
  key: string;
  kind: SupplementItem["kind"];
  id: string;
  label: string;
  part: string;
  /** What stands there now. */
  now: string;
};

/** Every field and paper of this case that may be asked for again. */
export function choosable({ dossier, pages, answers, revision, papersAsked }: DeskDossier): Choosable[] {
  const fields = pages.flatMap((page) =>
    page.fields
      .filter(({ type }) => type !== "pledge")
      .map((field) => {
        const { id, label } = field;
        const now = dossier.registers[id]?.values.name ?? answerLines(field, answers).join("; ");
        return { key: `field:${id}`, kind: "field" as const, id, label, part: page.part, now };
      }),
  );
  const asked = new Set(papersAsked.map(({ paper }) => paper.id));
  const filed = new Set(dossier.papers.map(({ paperId }) => paperId));
  const papers = revision.papers.map(({ id, name }) => ({
    key: `paper:${id}`,
    kind: "paper" as const,
    id,
    label: name,
    part: asked.has(id) || filed.has(id) ? "Giấy tờ" : OTHER_PAPERS,
    now: filed.has(id) ? "đã nộp" : "",
  }));
  return [
    ...papers.filter(({ part }) => part !== OTHER_PAPERS),
    ...fields,
    ...papers.filter(({ part }) => part === OTHER_PAPERS),
  ];
}
const OTHER_PAPERS = "Giấy tờ khác của thủ tục này";

export const noteName = (key: string): string => `ghi-chu.${key}`;

/** What was ticked, each with what to supply; and what is wrong with it. */
export function readItems(all: readonly Choosable[], form: Form): { items: SupplementItem[]; errors: FieldError[] } {
  const ticked = new Set(form.all("muc"));
  const chosen = all
    .filter(({ key }) => ticked.has(key))
    .map((one) => ({ ...one, note: form.get(noteName(one.key)).trim().slice(0, 500) }));
  const errors = chosen
    .filter(({ note }) => note === "")
    .map(({ key, label }) => ({ field: noteName(key), message: `Hãy ghi rõ cần bổ sung gì ở mục “${label}”.` }));
  const first = all[0];
  if (chosen.length === 0 && first) {
    errors.push({ field: `muc.${first.key}`, message: "Hãy chọn ít nhất một mục hoặc giấy tờ cần bổ sung." });
  }
  return { items: chosen.map(({ kind, id, label, note }) => ({ kind, id, label, note })), errors };
}
