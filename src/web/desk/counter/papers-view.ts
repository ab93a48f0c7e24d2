import type { GivenPaper } from "../../../core/dossier/index.ts";
import type { Paper } from "../../../core/procedure/types.ts";
import { ACCEPTED, type DraftCase, openPapers } from "../../../features/filing/index.ts";
import type { Form } from "../../form-data.ts";
import { fileDetail } from "../../portal/filing/paper-view.ts";
import { button, type FieldError, fieldId, type Html, html, tag } from "../../ui/index.ts";
import { REMOVE_FILE } from "./field-view.ts";
import { visitFile } from "./paths.ts";

const COUNTS = [
  ["original", "bản chính"],
  ["certified", "chứng thực"],
  ["photocopy", "bản chụp"],
] as const satisfies readonly (readonly [keyof GivenPaper, string])[];
const MOST = 99;

export const filesName = (paperId: string): string => `giay.${paperId}.tep`;
const countName = (paperId: string, kind: keyof GivenPaper): string => `giay.${paperId}.${kind}`;

export type PapersView = {
  visitId: string;
  draft: DraftCase;
  /** What was typed and not saved. */
  form?: Form | undefined;
  errors: readonly FieldError[];
  /** What the procedure asks for stands there already: it is done while the person waits and looks on. */
  ready: boolean;
  /** Every question is answered, so no more papers will be asked. */
  complete: boolean;
};

/** Papers that are handed over: how many of each kind, and a scan where there is one. What the State holds is not asked. */
export function papersView({ visitId, draft, form, errors, ready, complete }: PapersView): Html {
  const open = openPapers(draft);
  const known = draft.papers.filter(({ satisfiedBy }) => satisfiedBy !== undefined);
  if (open.length + known.length === 0)
    return html`<p class="soft">${complete ? "Trường hợp này không phải nộp giấy tờ nào." : "Hiện khi đã điền đủ."}</p>`;
  const rows = open.map((paper) => {
    const error = errors.find(({ field }) => field === countName(paper.id, "original"))?.message;
    const said = error && html`<p class="error" id="${fieldId(countName(paper.id, "original"))}-error">Lỗi: ${error}</p>`;
    const counts = COUNTS.map(([kind, name]) => countInput(paper, kind, name, value(paper, kind)));
    const optional = paper.required ? undefined : html` <span class="optional">(không bắt buộc)</span>`;
    return html`<fieldset class="counter-paper"><legend>${paper.name}${optional}</legend>${said}<div class="counts">${counts}</div>${scans(paper)}</fieldset>`;
  });
  const spared = known.map(
    ({ paper }) => html`<li>${paper.name} ${tag({ tone: "ok", text: "đã có trong cơ sở dữ liệu ✓" })}</li>`,
  );
  return html`${rows}${spared.length > 0 && html`<ul class="plain">${spared}</ul>`}`;

  function value(paper: Paper, kind: keyof GivenPaper): string {
    const name = countName(paper.id, kind);
    if (form?.has(name)) return form.get(name);
    const given = draft.draft.given[paper.id];
    const files = draft.draft.papers.some(({ paperId }) => paperId === paper.id);
    const count = given ? given[kind] : ready && !files && paper.required ? asked(paper)[kind] : 0;
    return count > 0 ? String(count) : "";
  }

  function scans(paper: Paper): Html {
    const files = draft.draft.papers.filter(({ paperId }) => paperId === paper.id);
    const lines = files.map(
      ({ id, file }) =>
        html`<li><a href="${visitFile(visitId, file.sha256)}">${file.name}</a> <span class="soft">${fileDetail(file)}</span> ${button({ text: "Xóa", about: file.name, kind: "plain", name: REMOVE_FILE, value: id })}</li>`,
    );
    const name = filesName(paper.id);
    return html`${lines.length > 0 && html`<ul class="plain">${lines}</ul>`}<label class="scan">Bản quét, ảnh chụp <span class="optional">(không bắt buộc)</span> <input type="file" id="${fieldId(name)}" name="${name}" accept="${ACCEPTED.join(",")}" multiple></label>`;
  }
}

const asked = ({ original, copy }: Paper): GivenPaper => ({ original, certified: 0, photocopy: copy });

function countInput(paper: Pick<Paper, "id" | "name">, kind: keyof GivenPaper, name: string, value: string): Html {
  const input = countName(paper.id, kind);
  return html`<label>${name} <input type="text" inputmode="numeric" class="w4" id="${fieldId(input)}" name="${input}" value="${value}" maxlength="2" aria-label="${paper.name}: số ${name}"></label>`;
}

/** How many of each kind were handed over of one paper, outside a visit's form. */
export function countInputs(paper: Pick<Paper, "id" | "name">, form: Form, error: string | undefined): Html {
  const counts = COUNTS.map(([kind, name]) => countInput(paper, kind, name, form.get(countName(paper.id, kind))));
  const said = error && html`<p class="error" id="${fieldId(countName(paper.id, "original"))}-error">Lỗi: ${error}</p>`;
  return html`<fieldset class="counter-paper"><legend>${paper.name}</legend>${said}<div class="counts">${counts}</div></fieldset>`;
}

/** @returns undefined when nothing was counted; `wrong` when it is no number */
export function readCounts(form: Form, paperId: string): GivenPaper | "wrong" | undefined {
  const texts = COUNTS.map(([kind]) => form.get(countName(paperId, kind)).trim());
  if (texts.some((text) => !/^\d{0,2}$/.test(text))) return "wrong";
  const [original = 0, certified = 0, photocopy = 0] = texts.map(Number);
  return original + certified + photocopy > 0 ? { original, certified, photocopy } : undefined;
}

/** Where the counts of a paper begin. */
export const countField = (paperId: string): string => countName(paperId, "original");

export type ReadPapers = { given: Record<string, GivenPaper | null>; errors: FieldError[] };

/** What the clerk counted, for the papers that were on the screen. */
export function readPapers(draft: DraftCase, form: Form): ReadPapers {
  const read: ReadPapers = { given: {}, errors: [] };
  for (const { id, name } of openPapers(draft)) {
    if (!form.has(countName(id, "original"))) continue;
    const counted = readCounts(form, id);
    if (counted === "wrong") {
      const message = `${name}: số bản là một số từ 0 đến ${MOST}.`;
      read.errors.push({ field: countName(id, "original"), message });
      continue;
    }
    read.given[id] = counted ?? null;
  }
  return read;
}

/** Papers that must be handed over and were not. */
export function lackingPapers(draft: DraftCase): FieldError[] {
  return openPapers(draft)
    .filter(({ id, required }) => required && !(id in draft.draft.given) && !draft.draft.papers.some((one) => one.paperId === id))
    .map(({ id, name }) => ({
      field: countName(id, "original"),
      message: `Chưa nhận giấy tờ: ${name}. Hãy ghi số bản hoặc quét giấy.`,
    }));
}
