import {
  caseOf,
  type Dossier,
  type FiledPaper,
  type GivenPaper,
  instantText,
  type SupplementItem,
} from "../../core/dossier/index.ts";
import { type FormInput, isRegisterType, isRowType, parsePage } from "../../core/procedure/index.ts";
import type { Answers, Field, Page, Revision } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { getRevision } from "../catalogue/index.ts";
import { actOnDossier, type Outcome } from "../dossiers/index.ts";
import { checkFile, fieldInputs } from "../filing/index.ts";
import type { DraftError } from "./draft-result.ts";
import type { Officer } from "./types.ts";

/** What the counter can take in of an open request: questions to type, papers to scan, and what only the applicant's own account can answer. */
export type CounterAsk = { fields: Field[]; papers: SupplementItem[]; portalOnly: SupplementItem[] };

/** @returns what is asked now; nothing of anything when no supplement is awaited */
export function counterAsk(dossier: Dossier, revision: Revision): CounterAsk {
  const open = dossier.state === "awaitingSupplement" ? (dossier.supplements.at(-1)?.items ?? []) : [];
  const all = revision.pages.flatMap((page) => page.fields);
  const typed = open.flatMap((item) => {
    const field = item.kind === "field" ? all.find(({ id }) => id === item.id) : undefined;
    return field ? [{ item, field }] : [];
  });
  const simple = ({ type }: Field): boolean => !isRegisterType(type) && !isRowType(type) && type !== "file";
  return {
    fields: typed.filter(({ field }) => simple(field)).map(({ field }) => field),
    papers: open.filter(({ kind }) => kind === "paper"),
    portalOnly: typed.filter(({ field }) => !simple(field)).map(({ item }) => item),
  };
}

export type CounterAnswer = {
  actor: Officer;
  dossier: Dossier;
  expectedVersion: number;
  key: string;
  /** What was typed, by input name. */
  typed: FormInput;
  /** Scans, by id of the paper. */
  scans: Readonly<Record<string, readonly { name: string; bytes: Uint8Array }[]>>;
  /** What was handed over, by id of the paper; a paper that was counted need not be scanned. */
  given?: Readonly<Record<string, GivenPaper>>;
};

/** Nộp bổ sung tại quầy: papers brought to the counter are counted or scanned, as at intake; answers typed as the applicant says them. */
export async function answerAtCounter(
  services: Services,
  input: CounterAnswer,
): Promise<Outcome | { ok: false; errors: DraftError[] }> {
  const { actor, dossier, expectedVersion, key } = input;
  const revision = await getRevision(services, dossier.revisionId);
  const ask = counterAsk(dossier, revision);
  const { answers, errors } = readAnswers(dossier, revision, ask.fields, input.typed);
  const papers: FiledPaper[] = [];
  for (const item of ask.papers) {
    const scans = input.scans[item.id] ?? [];
    const given = input.given?.[item.id];
    const at = instantText(services.clock.now());
    if (scans.length === 0 && given) papers.push({ paperId: item.id, name: item.label, uploadedAt: at, given });
    if (scans.length === 0 && !given)
      errors.push({
        field: item.id,
        message: `Chưa nhận “${item.label}”. Hãy ghi số bản đã nhận, hoặc quét, chụp rồi chọn tệp.`,
      });
    for (const { name, bytes } of scans) {
      const checked = await checkFile(bytes, name, services.config.maxUpload);
      if (!checked.ok) errors.push({ field: item.id, message: checked.message });
      else
        papers.push({
          ...(await keep(services, item, { name: checked.name, mediaType: checked.mediaType, bytes })),
          ...(given && { given }),
        });
    }
  }
  if (errors.length > 0) return { ok: false, errors };
  const command = { type: "answerSupplement", answers, registers: {}, papers } as const;
  return actOnDossier(services, { dossierId: dossier.id, expectedVersion, key, actor, command });
}

async function keep(
  services: Services,
  { id, label }: SupplementItem,
  { name, mediaType, bytes }: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<FiledPaper> {
  const stored = await services.files.put(bytes);
  return { paperId: id, name: label, file: { ...stored, name, mediaType }, uploadedAt: instantText(services.clock.now()) };
}

/** Each page is read whole, what was not asked again as it stands, so that rules between questions hold; only what was asked is kept. */
function readAnswers(
  dossier: Dossier,
  revision: Revision,
  asked: readonly Field[],
  typed: FormInput,
): { answers: Answers; errors: DraftError[] } {
  const answers: Answers = {};
  const errors: DraftError[] = [];
  const belongs = (name: string): boolean => asked.some(({ id }) => name === id || name.startsWith(`${id}.`));
  for (const page of revision.pages.filter(({ fields }) => fields.some((field) => asked.includes(field)))) {
    const own = page.fields.filter((field) => asked.includes(field));
    const standing = page.fields.filter((field) => !own.includes(field)).map((field) => fieldInputs(field, dossier.answers));
    const whole = parsePage(revision, page, { ...Object.assign({}, ...standing), ...typed }, caseOf(dossier));
    const wrong = whole.ok ? [] : whole.errors.filter(({ fieldId }) => belongs(fieldId));
    // What is wrong only in answers that nobody asked about does not hold up the others.
    const parsed = whole.ok || wrong.length > 0 ? whole : parsePage(alone(revision, page, own), page, typed, caseOf(dossier));
    if (parsed.ok) Object.assign(answers, Object.fromEntries(Object.entries(parsed.answers).filter(([name]) => belongs(name))));
    errors.push(...wrong.map(({ fieldId, message }) => ({ field: fieldId, message })));
  }
  return { answers, errors };
}

const alone = (revision: Revision, page: Page, fields: Field[]): Revision => ({
  ...revision,
  pages: revision.pages.map((one) => (one.id === page.id ? { ...one, fields } : one)),
});
